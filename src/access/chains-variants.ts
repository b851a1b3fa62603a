import type { Attachment } from '../estate/estate.ts';
import { PreparedRequest } from '../iam/compiled/request.ts';
import { compilePolicy } from '../iam/compiled/policy.ts';
import type { Policy } from '../iam/policy.ts';
import { type Caller, requestOf } from './caller.ts';
import type { CallerAssessor } from './caller-assessor.ts';
import { ALLOW_ALL, callerFacts } from './chains-any-policy.ts';
import type { Asking } from './chains-asking.ts';
import { isOfPrincipal } from './chains-keys.ts';
import type { ChainGraph, NodeIndex, VariantForm } from './reach-graph.ts';

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
    const policies = account.management ? [] : (account.scp ?? []).flat().map(({ policy }) => policy);
    if (boundary !== undefined) policies.push(boundary.policy);
    let text = '';
    let request: PreparedRequest | undefined;
    for (const policy of policies) {
      for (const [index, statement] of policy.statements.entries()) {
        const values = [...(statement.resources?.patterns ?? []), ...statement.conditions.flatMap((condition) => condition.values)];
        if (values.some((value) => value.includes('${'))) return ` ${caller.arn}`;
        for (const [position, { key }] of statement.conditions.entries()) {
          if (!isOfPrincipal(key)) continue;
          const { assumptions, home } = this.asking;
          const any = { arn: '*', account: account.id };
          // these keys do not depend on the action
          request ??= new PreparedRequest(requestOf(caller, 'iam:GetUser', any, account, 'open', assumptions, home));
          text += ` ${compilePolicy(policy).statements[index]?.conditions[position]?.(request) ?? ''}`;
        }
      }
    }
    return text;
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
