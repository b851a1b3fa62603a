import type { Estate } from '../estate/estate.ts';
import { compileGlob, type Glob, matchesGlob } from '../iam/glob.ts';
import type { Policy } from '../iam/policy.ts';
import { type Caller, callerOf, rootCaller } from './caller.ts';
import { partitionOf } from './partition.ts';

/** Every caller of an estate, found by what its identity policies speak of, ready for many questions. */
export class CallerIndex {
  readonly callers: readonly Caller[];
  /** Patterns as written in Allow statements, in lower case, with the policies that hold them. */
  private readonly byPattern = new Map<string, { readonly glob: Glob; readonly policies: Set<Policy> }>();
  /** Policies that may speak of any action: `NotAction`, or something that cannot be read. */
  private readonly ofAny = new Set<Policy>();
  private readonly holders = new Map<Policy, number[]>();
  private readonly roots: readonly number[];

  constructor(estate: Estate) {
    const partition = partitionOf(estate);
    const callers: Caller[] = [];
    const roots: number[] = [];
    for (const account of estate.accounts.values()) {
      for (const principal of account.principals) {
        for (const { policy } of principal.identity) this.hold(policy, callers.length);
        callers.push(callerOf(estate, account, principal));
      }
      roots.push(callers.length);
      callers.push(rootCaller(estate, account, partition));
    }
    this.callers = callers;
    this.roots = roots;
  }

  private hold(policy: Policy, caller: number): void {
    const known = this.holders.get(policy);
    if (known !== undefined) {
      known.push(caller);
      return;
    }
    this.holders.set(policy, [caller]);
    if (policy.unreadable !== undefined) this.ofAny.add(policy);
    for (const { effect, actions } of policy.statements) {
      if (effect === 'Deny') continue;
      if (actions === undefined || actions.negated) {
        this.ofAny.add(policy);
        continue;
      }
      for (const written of actions.patterns) {
        const pattern = written.toLowerCase();
        let entry = this.byPattern.get(pattern);
        if (entry === undefined) {
          entry = { glob: compileGlob(pattern), policies: new Set() };
          this.byPattern.set(pattern, entry);
        }
        entry.policies.add(policy);
      }
    }
  }

  /** The callers with an identity policy that may allow one of the actions, and all root users, in the order of the estate. */
  candidates(actions: readonly string[]): readonly Caller[] {
    const policies = new Set(this.ofAny);
    const lower = actions.map((action) => action.toLowerCase());
    for (const { glob, policies: found } of this.byPattern.values()) {
      if (lower.some((action) => matchesGlob(glob, action))) for (const policy of found) policies.add(policy);
    }
    const indexes = new Set(this.roots);
    for (const policy of policies) for (const index of this.holders.get(policy) ?? []) indexes.add(index);
    return [...indexes].sort((a, b) => a - b).map((index) => this.callers[index] as Caller);
  }
}
