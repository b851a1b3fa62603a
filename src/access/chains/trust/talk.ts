import type { ConditionTest } from '../../../iam/compiled/condition.ts';
import { compilePolicy } from '../../../iam/compiled/policy.ts';
import type { ActionInfo } from '../../../iam/compiled/request.ts';
import { compileGlob, matchesGlob } from '../../../iam/glob.ts';
import type { Policy, Statement } from '../../../iam/policy.ts';
import { type ArnGlob, arnGlob, coversArn, meetsArn } from '../../arn-globs.ts';
import { finer, isOfPrincipal, type TargetDetail, targetDetailOf } from './keys.ts';

/** What one policy says about one action, as far as it matters for telling callers and targets apart. */
export interface Talk {
  readonly speaks: boolean;
  readonly allows: boolean;
  readonly denies: boolean;
  /** Resource patterns that do not take in every resource of the action. */
  readonly patterns: readonly string[];
  /** How finely its conditions tell targets apart. */
  readonly detail: TargetDetail;
  /** Conditions on the principal: their truth tells callers apart. */
  readonly onPrincipal: readonly ConditionTest[];
  /** A policy variable: every caller is a case of its own. */
  readonly perCaller: boolean;
}

const SILENT: Talk = { speaks: false, allows: false, denies: false, patterns: [], detail: 'none', onPrincipal: [], perCaller: false };
const UNREADABLE: Talk = { ...SILENT, speaks: true, allows: true, denies: true };

/** Whether a pattern of an Action element takes in one action. Patterns come again and again: each is matched once. */
export function patternTest({ lower }: ActionInfo): (pattern: string) => boolean {
  const known = new Map<string, boolean>();
  return (pattern) => {
    let answer = known.get(pattern);
    if (answer === undefined) {
      answer = matchesGlob(compileGlob(pattern.toLowerCase()), lower);
      known.set(pattern, answer);
    }
    return answer;
  };
}

/** `types`: the resources of the action in any account. A policy that does not name the action is not compiled: most do not. */
export function talkOf(policy: Policy, action: ActionInfo, names: (pattern: string) => boolean, types: readonly ArnGlob[]): Talk {
  if (policy.unreadable !== undefined) return UNREADABLE;
  if (!policy.statements.some(({ actions }) => actions === undefined || actions.patterns.some(names) !== actions.negated)) return SILENT;
  const { allows, denies } = compilePolicy(policy).candidates(action);
  const patterns = new Set<string>();
  const onPrincipal: ConditionTest[] = [];
  let detail: TargetDetail = 'none';
  let perCaller = false;
  for (const statement of new Set([...allows, ...denies])) {
    const source = policy.statements[statement.index] as Statement;
    for (const pattern of source.resources?.patterns ?? []) {
      if (pattern.includes('${')) perCaller = true;
      else if (narrows(pattern, types)) patterns.add(pattern);
    }
    for (const [position, { key, values }] of source.conditions.entries()) {
      if (isOfPrincipal(key)) onPrincipal.push(statement.conditions[position] as ConditionTest);
      if (values.some((value) => value.includes('${'))) perCaller = true;
      detail = finer(detail, targetDetailOf(key));
    }
  }
  return { speaks: true, allows: allows.length > 0, denies: denies.length > 0, patterns: [...patterns], detail, onPrincipal, perCaller };
}

/** Whether a pattern takes in some resources of the action and not others. */
function narrows(pattern: string, types: readonly ArnGlob[]): boolean {
  if (/^\*+$/.test(pattern)) return false;
  const glob = arnGlob(pattern);
  return !types.every((type) => coversArn(glob, type)) && types.some((type) => meetsArn(glob, type));
}
