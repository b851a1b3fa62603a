import type { Account, Attachment } from '../../../estate/estate.ts';
import type { ConditionTest } from '../../../iam/compiled/condition.ts';
import { PreparedRequest } from '../../../iam/compiled/request.ts';
import { compilePolicy } from '../../../iam/compiled/policy.ts';
import type { Policy } from '../../../iam/policy.ts';
import type { Caller } from '../../caller.ts';
import type { CallerAssessor } from '../../caller-assessor.ts';
import { ALLOW_ALL, callerFacts } from './any-policy.ts';
import type { Asking } from './asking.ts';
import { isOfPrincipal } from './keys.ts';
import { organizationFacts } from '../../policy-layers.ts';
import type { NodeIndex } from '../graph/edges.ts';
import type { ChainGraph, VariantForm } from '../graph/graph.ts';

/**
 * Principals as somebody could make them. What one can do whose policies are open depends on its boundary and on what SCPs say of it:
 * all principals of an account that are alike in this share one node.
 */
export class Variants {
  private readonly asking: Asking;
  private readonly graph: ChainGraph;
  private readonly assessor: CallerAssessor;
  private readonly nodes = new Map<string, NodeIndex>();
  private readonly groups = new Map<Account, Map<Policy | undefined, Map<string, VariantGroup>>>();
  private readonly at = new Map<NodeIndex, NodeIndex>();
  private readonly atWithout = new Map<NodeIndex, NodeIndex>();
  /** Nodes whose own edges nobody has asked for yet. */
  private fresh: NodeIndex[] = [];

  constructor(asking: Asking, graph: ChainGraph, assessor: CallerAssessor) {
    this.asking = asking;
    this.graph = graph;
    this.assessor = assessor;
  }

  /** The principal with whatever policies somebody writes, under this boundary. */
  rewritten(caller: Caller, boundary: Attachment | undefined, form: VariantForm = 'rewritten'): NodeIndex {
    const group = this.groupOf(caller, boundary?.policy, form);
    const truths = this.truthsOf(caller, group);
    let node = group.nodes.get(truths);
    if (node === undefined) {
      node = this.add(form, { ...callerFacts(caller), identity: [ALLOW_ALL], boundary });
      group.nodes.set(truths, node);
    }
    return node;
  }

  /** The same for a principal of the estate, which is asked for again and again. */
  rewrittenAt(node: NodeIndex, boundary: Attachment | undefined): NodeIndex {
    const known = boundary === undefined ? this.atWithout : this.at;
    let variant = known.get(node);
    if (variant === undefined) {
      variant = this.rewritten(this.graph.callerAt(node) as Caller, boundary);
      known.set(node, variant);
    }
    return variant;
  }

  /** The principal with its own policies and no boundary. */
  unbounded(caller: Caller): NodeIndex {
    return this.node(`unbounded ${caller.arn}`, 'unbounded', () => ({ ...callerFacts(caller), boundary: undefined }));
  }

  /** The user with the policies of one more group. */
  member(caller: Caller, group: string, policies: readonly Attachment[]): NodeIndex {
    const identity = [...caller.identity, ...policies];
    return this.node(`member ${caller.arn} ${group}`, 'member', () => ({ ...callerFacts(caller), identity }));
  }

  takeFresh(): readonly NodeIndex[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  private node(key: string, form: VariantForm, make: () => Caller): NodeIndex {
    let node = this.nodes.get(key);
    if (node === undefined) {
      node = this.add(form, make());
      this.nodes.set(key, node);
    }
    return node;
  }

  private add(form: VariantForm, caller: Caller): NodeIndex {
    const node = this.graph.add({ kind: 'variant', form, caller, holdings: this.assessor.assess(caller) });
    this.fresh.push(node);
    return node;
  }

  /** Those that only SCPs and boundary can tell apart. */
  private groupOf({ account, kind }: Caller, boundary: Policy | undefined, form: VariantForm): VariantGroup {
    let ofAccount = this.groups.get(account);
    if (ofAccount === undefined) {
      ofAccount = new Map();
      this.groups.set(account, ofAccount);
    }
    let alike = ofAccount.get(boundary);
    if (alike === undefined) {
      alike = new Map();
      ofAccount.set(boundary, alike);
    }
    const name = `${form} ${kind}`;
    let group = alike.get(name);
    if (group === undefined) {
      const policies = account.management ? [] : (account.scp ?? []).flat().map(({ policy }) => policy);
      group = { conditions: conditionsOn(boundary === undefined ? policies : [...policies, boundary]), nodes: new Map() };
      alike.set(name, group);
    }
    return group;
  }

  /** What SCPs and boundary say of this principal and not of others. */
  private truthsOf(caller: Caller, { conditions }: VariantGroup): string {
    const { account } = caller;
    const { perCaller, tests, tags } = conditions;
    if (perCaller) return caller.arn;
    if (tests.length === 0) return '';
    // these keys do not depend on action and resource
    const request = new PreparedRequest({
      principal: caller.request,
      action: 'iam:GetUser',
      resource: { arn: '*', account: account.id },
      context: tags ? { ...caller.context, ...this.asking.assumptions.context } : this.asking.assumptions.context,
      absentKeys: tags ? caller.absentKeys : [],
      mode: 'discover',
      organization: organizationFacts(account, account),
    });
    return tests.map((test) => ` ${test(request)}`).join('');
  }
}

interface VariantGroup {
  readonly conditions: PrincipalConditions;
  /** By what the conditions say of a principal. */
  readonly nodes: Map<string, NodeIndex>;
}

interface PrincipalConditions {
  /** A policy variable: every caller is a case of its own. */
  readonly perCaller: boolean;
  readonly tests: readonly ConditionTest[];
  /** Whether one of them asks for a tag. */
  readonly tags: boolean;
}

function conditionsOn(policies: readonly Policy[]): PrincipalConditions {
  const tests: ConditionTest[] = [];
  let tags = false;
  for (const policy of policies) {
    for (const [index, { resources, conditions }] of policy.statements.entries()) {
      const values = [...(resources?.patterns ?? []), ...conditions.flatMap((condition) => condition.values)];
      if (values.some((value) => value.includes('${'))) return { perCaller: true, tests: [], tags: true };
      for (const [position, { key }] of conditions.entries()) {
        if (!isOfPrincipal(key)) continue;
        tests.push(compilePolicy(policy).statements[index]?.conditions[position] as ConditionTest);
        if (key.includes('/')) tags = true;
      }
    }
  }
  return { perCaller: false, tests, tags };
}
