import { principalKey } from '../../activity/usage/principal-key.ts';
import type { Account, Principal } from '../../estate/estate.ts';
import { matchesArnPatterns } from '../../estate/intent-principals.ts';
import { findAction } from '../../catalogue/reference/reference.ts';
import { EXEMPTING, type GuardedKind, guardedResources } from '../exempting-actions.ts';
import { deployersOf, type Draft, sorted } from './draft.ts';
import type { PlanExemption } from './firewall-plan.ts';
import type { Observed } from './observed-calls.ts';
import { principalPattern } from './principal-pattern.ts';

/** Somebody who was seen to change an exempt principal, and is spared from this one statement until somebody decides. */
export interface SeenChanger {
  readonly principal: string;
  readonly action: string;
  readonly sid: string;
}

/** Denies to all but deployers whatever would make somebody exempt: nobody exempts himself. */
export function closureDrafts(
  exemptions: readonly PlanExemption[],
  accounts: readonly Account[],
  observed: Observed,
): { readonly drafts: readonly Draft[]; readonly changers: readonly SeenChanger[] } {
  const ids = new Set(accounts.map(({ id }) => id));
  const patterns = exemptions.flatMap(({ principal, account }) => (account === undefined || ids.has(account) ? [principal] : []));
  const plain = new Set(patterns);
  const globs = patterns.filter((pattern) => /[*?]/.test(pattern));
  const isMember = ({ arn, serviceLinked }: Principal): boolean => !serviceLinked && (plain.has(arn) || matchesArnPatterns(globs, arn));
  const members = accounts.flatMap(({ principals }) => principals.filter(isMember));
  const changers: SeenChanger[] = [];
  const drafts: Draft[] = [];
  const byKey = new Map(
    accounts.flatMap(({ principals }) => principals.map((principal) => [principalKey(principal.arn), principal] as const)),
  );
  for (const { sid, why, actions, of } of EXEMPTING) {
    const resources = resourcesOf(of, patterns, members);
    if (resources.length === 0) continue;
    const known = actions.filter((action) => findAction(action) !== undefined);
    const names = new Set(resources.map((arn) => arn.slice(arn.lastIndexOf('/') + 1).toLowerCase()));
    const seen: string[] = [];
    for (const [key, { changes, uses }] of observed) {
      const principal = byKey.get(key);
      const done =
        principal === undefined
          ? undefined
          : known.find((action) => (of === 'permission-sets' ? uses.has(action) : touches(changes.get(action), names)));
      if (principal === undefined || done === undefined) continue;
      seen.push(principalPattern(principal.arn));
      changers.push({ principal: principal.arn, action: done, sid });
    }
    const spared = sorted([...deployersOf(exemptions), ...seen]);
    drafts.push({
      type: 'scp',
      layer: 'closure',
      sid,
      why,
      actions: known,
      exempt: spared,
      ...(of === 'permission-sets' ? {} : { resources }),
    });
  }
  return { drafts, changers };
}

const touches = (changed: ReadonlySet<string> | undefined, names: ReadonlySet<string>): boolean =>
  changed !== undefined && [...changed].some((name) => names.has(name));

const resourcesOf = (of: GuardedKind, patterns: readonly string[], members: readonly Principal[]): readonly string[] =>
  of === 'policies'
    ? sorted(members.flatMap(({ identity }) => identity.flatMap(({ ref }) => (OWN_POLICY.test(ref.name) ? [ref.name] : []))))
    : guardedResources(of, patterns);

const OWN_POLICY = /^arn:[^:]+:iam::\d{12}:policy\//;
