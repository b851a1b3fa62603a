import type { Policy } from '../policy.ts';
import type { ActionInfo } from './request.ts';
import { type CompiledStatement, compileStatement } from './statement.ts';

/** The statements of a policy that speak of one action. A statement without a readable effect is in both lists. */
export interface Candidates {
  readonly denies: readonly CompiledStatement[];
  readonly allows: readonly CompiledStatement[];
}

const NONE: Candidates = { denies: [], allows: [] };

export class CompiledPolicy {
  readonly policy: Policy;
  readonly statements: readonly CompiledStatement[];
  /** Filled action by action as requests ask. */
  private readonly byAction = new Map<ActionInfo, Candidates>();

  constructor(policy: Policy) {
    this.policy = policy;
    this.statements = policy.statements.map((statement) => compileStatement(statement, policy));
  }

  candidates(action: ActionInfo): Candidates {
    const cached = this.byAction.get(action);
    if (cached !== undefined) return cached;
    const denies: CompiledStatement[] = [];
    const allows: CompiledStatement[] = [];
    for (const statement of this.statements) {
      if (!statement.matchesAction(action)) continue;
      if (statement.effect !== 'Allow') denies.push(statement);
      if (statement.effect !== 'Deny') allows.push(statement);
    }
    const found = denies.length === 0 && allows.length === 0 ? NONE : { denies, allows };
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
