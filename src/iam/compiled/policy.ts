import type { Policy } from '../policy.ts';
import type { ActionInfo } from './request.ts';
import { type CompiledStatement, compileStatement, unreadableStatement } from './statement.ts';

/** The statements of a policy that speak of one action. A statement without a readable effect is in both lists. */
export interface Candidates {
  readonly denies: readonly CompiledStatement[];
  readonly allows: readonly CompiledStatement[];
}

/** A policy that says nothing of an action. */
export const NO_CANDIDATES: Candidates = { denies: [], allows: [] };

/** Actions remembered for each policy, so that input cannot grow the memory without end. */
const MAX_ACTIONS = 32_768;

/** A policy made ready: it remembers which of its statements can bear on each action. */
export class CompiledPolicy {
  readonly policy: Policy;
  readonly statements: readonly CompiledStatement[];
  /** Filled action by action as requests ask. */
  private readonly byAction = new Map<ActionInfo, Candidates>();
  private readonly whole: Candidates | undefined;

  constructor(policy: Policy) {
    this.policy = policy;
    this.statements = policy.statements.map((statement) => compileStatement(statement, policy));
    const instead = policy.unreadable === undefined ? undefined : [unreadableStatement(policy)];
    this.whole = instead && { denies: instead, allows: instead };
  }

  candidates(action: ActionInfo): Candidates {
    return this.whole ?? this.byAction.get(action) ?? this.find(action);
  }

  private find(action: ActionInfo): Candidates {
    const denies: CompiledStatement[] = [];
    const allows: CompiledStatement[] = [];
    for (const statement of this.statements) {
      if (!statement.matchesAction(action)) continue;
      if (statement.effect !== 'Allow') denies.push(statement);
      if (statement.effect !== 'Deny') allows.push(statement);
    }
    const found = denies.length === 0 && allows.length === 0 ? NO_CANDIDATES : { denies, allows };
    if (this.byAction.size >= MAX_ACTIONS) this.byAction.clear();
    this.byAction.set(action, found);
    return found;
  }
}

const compiled = new WeakMap<Policy, CompiledPolicy>();

/** One compiled form for each policy object: whoever interns documents interns this too. */
export function compilePolicy(policy: Policy): CompiledPolicy {
  let found = compiled.get(policy);
  if (found === undefined) {
    found = new CompiledPolicy(policy);
    compiled.set(policy, found);
  }
  return found;
}
