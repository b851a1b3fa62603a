import { eachBit } from '../access/bits.ts';
import { aiGroup } from '../catalogue/ai-prefixes.ts';
import { catalogueRow, privilegedActions } from '../catalogue/catalogue.ts';
import { CLASSES } from '../catalogue/classes.ts';
import type { Account, Estate } from '../estate/estate.ts';
import type { Noted, Prefill, SuggestedUseCase } from '../intent/template.ts';
import { takeInventory } from './scan.ts';

/** What a snapshot suggests for `mantlet.yaml`; `now` is ISO 8601. */
export function suggestIntent(estate: Estate, snapshot: string, now: string): Prefill {
  return {
    snapshot,
    productionAccounts: productionAccounts(estate),
    approvedRegions: regionsInUse(estate),
    approvedGroups: (estate.identityCenter?.groups ?? []).toSorted().map((value) => ({ value, note: 'group of Identity Center' })),
    ...holders(estate, snapshot),
    reviewBy: new Date(Date.parse(now) + REVIEW_IN_DAYS * 86_400_000).toISOString().slice(0, 10),
  };
}

const REVIEW_IN_DAYS = 90;

const PRODUCTION = /(?:^|[^a-z])(?:prod|prd|production|live)(?:[^a-z]|$)/i;
const BEFORE_PRODUCTION = /(?:non|not|pre)[-_ ]?(?:prod|prd|production|live)/i;

const looksLikeProduction = (name: string): boolean => PRODUCTION.test(name) && !BEFORE_PRODUCTION.test(name);

/** Accounts in use whose own name, or that of a unit above them, looks like production, and none of them like what comes before it. */
function productionAccounts(estate: Estate): readonly Noted[] {
  const units = new Map(estate.organization?.units.map(({ id, name }) => [id, name]));
  const found: Noted[] = [];
  for (const { id, name, status, organizationPath } of estate.accounts.values()) {
    if (status !== undefined && status !== 'ACTIVE') continue;
    const above = (organizationPath ?? '').split('/').flatMap((unit) => units.get(unit) ?? []);
    const names = [...(name === undefined ? [] : [name]), ...above];
    if (!names.some(looksLikeProduction) || names.some((one) => BEFORE_PRODUCTION.test(one))) continue;
    found.push({ value: id, note: above.length === 0 ? (name ?? '') : `${name ?? 'no name'}, in ${above.join('/')}` });
  }
  return found;
}

function regionsInUse(estate: Estate): readonly Noted[] {
  const counts = new Map<string, number>();
  for (const { resources } of estate.accounts.values()) {
    for (const { region } of resources) if (region !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const isRegion = /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/;
  return [...counts]
    .filter(([region]) => isRegion.test(region))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => ({ value, note: `${count} ${count === 1 ? 'resource' : 'resources'} of the snapshot` }));
}

const LIMITS = { groups: 40, identities: 25 };

/** Users and roles that hold privileged actions of AI services themselves, by the classes that they hold; the largest groups first. */
function holders(estate: Estate, snapshot: string): Pick<Prefill, 'useCases' | 'groupsLeftOut'> {
  const { inventory } = takeInventory(estate, { snapshot });
  const { universe, holdings } = inventory;
  const privileged = privilegedActions();
  const classOf = universe.actions.map(({ name, info }) =>
    aiGroup(info.prefix) !== undefined && privileged.has(name) ? catalogueRow(name)?.class : undefined,
  );
  const groups = new Map<string, { readonly needs: readonly string[]; readonly arns: string[]; readonly accounts: Set<Account> }>();
  for (const { caller, yes } of holdings) {
    if (caller.kind === 'root' || caller.serviceLinked) continue;
    const held = new Set<string>();
    eachBit(yes, (index) => {
      const capability = classOf[index];
      if (capability !== undefined) held.add(capability);
    });
    if (held.size === 0) continue;
    const needs = CLASSES.flatMap((facts) => (held.has(facts.class) ? facts.class : []));
    const key = needs.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { needs, arns: [caller.arn], accounts: new Set([caller.account]) });
    else {
      group.arns.push(caller.arn);
      group.accounts.add(caller.account);
    }
  }
  const sorted = [...groups.values()].sort((a, b) => b.arns.length - a.arns.length || a.needs.length - b.needs.length);
  const useCases = sorted.slice(0, LIMITS.groups).map(({ needs, arns, accounts }): SuggestedUseCase => {
    const rest = arns.length - LIMITS.identities;
    const where = accounts.size > 3 ? `${accounts.size} accounts` : [...accounts].map(({ id, name }) => name ?? id).join(', ');
    return {
      note: `${arns.length} in ${where}${rest > 0 ? `; ${rest} of them are not listed` : ''}`,
      identities: arns.slice(0, LIMITS.identities),
      needs,
    };
  });
  return { useCases, groupsLeftOut: sorted.length - useCases.length };
}
