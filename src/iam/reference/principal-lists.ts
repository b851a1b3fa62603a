import type { Truth } from '../decision.ts';
import type { PrincipalEntry, PrincipalList } from '../policy.ts';
import type { PrincipalKind } from '../request.ts';
import { anyTruth, leaf, notTruth, type Outcome } from './outcome.ts';
import { type EntryMatch, matchEntry, type Strength, STRENGTHS } from './principals.ts';
import type { Scope } from './scope.ts';

/** One outcome for each way in which the caller may be named. */
export type ByStrength = Readonly<Record<Strength, Outcome>>;

/** What else about the request bears on who is named. */
export interface PrincipalSituation {
  readonly hasBoundary: boolean;
  /** Policies of gateway endpoints know nobody by name. */
  readonly gateway: boolean;
}

/** How strongly `Principal` or `NotPrincipal` of a statement takes in the caller, when the statement allows or denies. */
export function principalOutcomes(list: PrincipalList, effect: 'Allow' | 'Deny', situation: PrincipalSituation, scope: Scope): ByStrength {
  const matches: EntryMatch[] = [];
  for (const entry of list.entries) {
    const match = matchEntry(entry, scope.request.principal);
    if (match.warning !== undefined) scope.warn(match.warning);
    matches.push(situation.gateway ? throughGateway(entry, match, scope) : match);
  }
  const outcome = (truth: Truth): Outcome => openPrincipal(truth, list, scope);
  if (!list.negated) {
    const truths = STRENGTHS.map((strength) => anyTruth(matches.filter((m) => m.strength === strength).map((m) => m.truth)));
    return byStrength((strength) => outcome(truths[STRENGTHS.indexOf(strength)] ?? 'no'));
  }
  // NotPrincipal takes callers in as `*` does: by name of nobody in particular
  const truth = effect === 'Allow' ? notTruth(anyTruth(matches.map((m) => m.truth))) : notPrincipalDenies(matches, list, situation, scope);
  return byStrength((strength) => outcome(strength === 'direct' ? truth : 'no'));
}

/** Asks for the outcome of each strength. */
export function byStrength(outcomeOf: (strength: Strength) => Outcome): ByStrength {
  return { direct: outcomeOf('direct'), role: outcomeOf('role'), parent: outcomeOf('parent'), account: outcomeOf('account') };
}

/**
 * Through a gateway endpoint `*` is the only way to name callers; an account means its root user (AWS PrivateLink guide, "Endpoint policies
 * for gateway endpoints").
 */
function throughGateway({ type, value }: PrincipalEntry, match: EntryMatch, scope: Scope): EntryMatch {
  if ((type === 'AWS' && value === '*') || match.truth === 'no') return match;
  if (match.strength === 'account') return scope.request.principal.kind === 'root' ? match : { strength: 'account', truth: 'no' };
  scope.warn(`principal \`${value}\` matches nothing in the policy of a gateway endpoint, which takes only \`*\``);
  return { strength: match.strength, truth: 'no' };
}

/**
 * Deny with NotPrincipal: whoever has a permissions boundary is always denied; who is listed with role and account is spared; who is not
 * listed at all is denied (IAM User Guide, "NotPrincipal"). In between AWS says that services differ: the caller's own ARN counts as
 * spared, the account or the parent user alone cannot be judged.
 */
function notPrincipalDenies(matches: readonly EntryMatch[], list: PrincipalList, situation: PrincipalSituation, scope: Scope): Truth {
  if (situation.hasBoundary) return 'yes';
  const listed = (strength: Strength): Truth => anyTruth(matches.filter((m) => m.strength === strength).map((m) => m.truth));
  const { kind } = scope.request.principal;
  // a policy writes the root user's own ARN and the account alike
  const isRoot = kind === 'root' || kind === 'assumed-root';
  const own = anyTruth([listed('direct'), listed('role'), ...(isRoot ? [listed('account')] : [])]);
  if (own === 'yes') {
    const everybody = list.entries.some((entry) => entry.value === '*');
    if (!everybody && !chainOf(kind).every((strength) => listed(strength) === 'yes')) {
      scope.warn('NotPrincipal with Deny lists the caller without its role and account; some services deny it all the same');
    }
    return 'no';
  }
  if (anyTruth([listed('parent'), listed('account')]) !== 'no') return 'unreadable';
  return own === 'unknown' ? 'unknown' : 'yes';
}

/** What NotPrincipal must list to spare a caller for certain. */
function chainOf(kind: PrincipalKind): readonly Strength[] {
  if (kind === 'role-session') return ['direct', 'role', 'account'];
  return kind === 'user' || kind === 'federated-user' ? ['direct', 'account'] : [];
}

function openPrincipal(truth: Truth, list: PrincipalList, scope: Scope): Outcome {
  if (truth === 'unreadable') {
    const values = list.entries.map((entry) => (entry.value === '*' ? '*' : `${entry.type}:${entry.value}`));
    const what = `${list.negated ? 'NotPrincipal' : 'Principal'} \`${values.join('`, `')}\``;
    return leaf(truth, { kind: 'unreadable', what, statement: scope.ref });
  }
  return leaf(truth, { kind: 'principal', entries: list.entries, negated: list.negated, statement: scope.ref });
}
