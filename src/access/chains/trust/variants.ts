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
  private readonly ids = new Map<Policy, number>();
  private readonly conditions = new Map<string, PrincipalConditions>();
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
    const key = `${form} ${caller.account.id} ${caller.kind} ${boundary === undefined ? '' : this.id(boundary.policy)}${this.truthsOf(caller, boundary)}`;
    return this.node(key, form, () => ({ ...callerFacts(caller), identity: [ALLOW_ALL], boundary }));
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
      const caller = make();
      node = this.graph.add({ kind: 'variant', form, caller, holdings: this.assessor.assess(caller) });
      this.nodes.set(key, node);
      this.fresh.push(node);
    }
    return node;
  }

  /** What SCPs and boundary say of this principal and not of others. */
  private truthsOf(caller: Caller, boundary: Attachment | undefined): string {
    const { account } = caller;
    const { perCaller, tests, tags } = this.conditionsFor(account, boundary?.policy);
    if (perCaller) return ` ${caller.arn}`;
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

  private conditionsFor(account: Account, boundary: Policy | undefined): PrincipalConditions {
    const key = `${account.id} ${boundary === undefined ? '' : this.id(boundary)}`;
    let found = this.conditions.get(key);
    if (found === undefined) {
      const policies = account.management ? [] : (account.scp ?? []).flat().map(({ policy }) => policy);
      found = conditionsOn(boundary === undefined ? policies : [...policies, boundary]);
      this.conditions.set(key, found);
    }
    return found;
  }

  private id(policy: Policy): number {
    let id = this.ids.get(policy);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(policy, id);
    }
    return id;
  }
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
