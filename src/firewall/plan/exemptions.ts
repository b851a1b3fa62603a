import { principalKey } from '../../activity/usage/principal-key.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Estate, Principal } from '../../estate/estate.ts';
import type { Intent } from '../../estate/intent.ts';
import { expiryOf } from '../../estate/intent-expiry.ts';
import { coversAction } from '../../estate/intent-needs.ts';
import { matchesArnPatterns, useCasesOf } from '../../estate/intent-principals.ts';
import { accountOfArn, splitArn } from '../../iam/arn.ts';
import type { ExemptionSource, PlanExemption, UseEvidence } from './firewall-plan.ts';
import type { Observed } from './observed-calls.ts';
import { principalPattern } from './principal-pattern.ts';
import { prefixOf } from './sensitive-actions.ts';

/** What exemptions follow from. */
export interface ExemptionFacts {
  readonly estate: Estate;
  readonly intent: Intent;
  readonly observed: Observed;
  /** ISO date of the day on which the plan is made: what has expired before it counts no more. */
  readonly today: string;
  /** ISO date until which an exemption holds that follows from use alone. */
  readonly usedUntil: string;
  /** Whether an account uses a service: of what it does not use, a capability class spares nobody. */
  readonly usesService: (account: string, prefix: string) => boolean;
}

/** Whom the policies spare from which of some actions: those whom the intent file names, and those who used them. */
export function exemptionsOf(rows: readonly CatalogueRow[], facts: ExemptionFacts): readonly PlanExemption[] {
  const named = ALWAYS.flatMap(([source, patternsOf, reason]) =>
    patternsOf(facts.intent).map((pattern) => alwaysExempt(pattern, source, reason)),
  );
  const byPattern = new Map<string, Building>();
  for (const { principals, management } of facts.estate.accounts.values()) {
    // nobody there is bound, and so nobody has to be exempt
    if (management) continue;
    for (const principal of principals) if (!principal.serviceLinked) putPrincipal(byPattern, principal, rows, facts);
  }
  for (const [key, { uses }] of facts.observed) putStranger(byPattern, key, uses, rows, facts);
  const found = [...byPattern.values()].filter(({ actions }) => actions.size > 0).map(finished);
  return [...named, ...found.sort((a, b) => (a.principal < b.principal ? -1 : 1))];
}

/** `<account> <prefix>`: services of which the intent file names actions, and not classes alone. */
export function namedServices({ accounts }: Estate, intent: Intent): ReadonlySet<string> {
  const named = [
    ...(intent.useCases ?? []).map(({ identities, needs }) => ({ identities, needs })),
    ...intent.exemptions.map(({ identities, actions }) => ({ identities, needs: actions })),
  ].flatMap(({ identities, needs }) => {
    const prefixes = needs.flatMap((need) => /^([a-z0-9-]+):/.exec(need)?.[1] ?? []);
    return prefixes.length === 0 ? [] : [{ identities, prefixes }];
  });
  const found = new Set<string>();
  for (const { identities, prefixes } of named) {
    for (const { id, principals } of accounts.values()) {
      if (prefixes.every((prefix) => found.has(`${id} ${prefix}`))) continue;
      if (principals.some(({ arn }) => matchesArnPatterns(identities, arn))) for (const prefix of prefixes) found.add(`${id} ${prefix}`);
    }
  }
  return found;
}

type Always = readonly [ExemptionSource, (intent: Intent) => readonly string[], reason: string];

const ALWAYS: readonly Always[] = [
  ['break-glass', ({ breakGlass }) => breakGlass, 'for emergencies'],
  ['deployer', ({ firewall }) => firewall.deployers, 'deploys organisation policies and exempt roles'],
  ['grant', ({ firewall }) => firewall.grants, 'given out for a time, by approval'],
];

const alwaysExempt = (principal: string, source: ExemptionSource, reason: string): PlanExemption => ({
  principal,
  account: accountOfArn(principal),
  sources: [source],
  owner: undefined,
  reason,
  expires: undefined,
  actions: ['*'],
  evidence: [],
});

interface Building {
  readonly principal: string;
  readonly account: string | undefined;
  readonly sources: Set<ExemptionSource>;
  readonly owners: Set<string>;
  readonly reasons: Set<string>;
  readonly ends: Set<string>;
  readonly actions: Set<string>;
  readonly evidence: Map<string, UseEvidence>;
}

/** The exemption of a pattern; principals that share one share it. */
function exemptionOf(byPattern: Map<string, Building>, arn: string): Building {
  const principal = principalPattern(arn);
  let found = byPattern.get(principal);
  if (found === undefined) {
    const account = accountOfArn(arn);
    const [sources, owners, reasons, ends, actions] = [
      new Set<ExemptionSource>(),
      new Set<string>(),
      new Set<string>(),
      new Set<string>(),
      new Set<string>(),
    ];
    found = { principal, account, sources, owners, reasons, ends, actions, evidence: new Map() };
    byPattern.set(principal, found);
  }
  return found;
}

function putPrincipal(
  byPattern: Map<string, Building>,
  { arn, account }: Principal,
  rows: readonly CatalogueRow[],
  facts: ExemptionFacts,
): void {
  const { intent, observed, today } = facts;
  if (ALWAYS.some(([, patternsOf]) => matchesArnPatterns(patternsOf(intent), arn))) return;
  const cases = useCasesOf(intent, arn) ?? [];
  const exempt = intent.exemptions.filter(
    ({ identities, actions, expires }) =>
      actions.length > 0 && expiryOf(expires, today).status === 'in-force' && matchesArnPatterns(identities, arn),
  );
  const uses = observed.get(principalKey(arn))?.uses;
  if (cases.length === 0 && exempt.length === 0 && uses === undefined) return;
  for (const row of rows) {
    const { action } = row;
    const ability = facts.usesService(account, prefixOf(action)) ? row.class : undefined;
    const needed = cases.filter(({ needs }) => coversAction(needs, action, ability));
    const spared = exempt.filter(({ actions }) => coversAction(actions, action, ability));
    const used = uses?.get(action);
    if (needed.length === 0 && spared.length === 0 && used === undefined) continue;
    const one = exemptionOf(byPattern, arn);
    one.actions.add(action);
    for (const { name, owner, reviewBy } of needed) putReason(one, 'use-case', owner, `use case ${name}`, reviewBy);
    for (const { reason, owner, expires } of spared) putReason(one, 'exemption', owner, reason, expires);
    if (used !== undefined) putUse(one, used, needed.length + spared.length > 0, facts);
  }
}

/** Whoever used an action and is no user or role of the snapshot: federated users, and what came after it was taken. Root is never exempt. */
function putStranger(
  byPattern: Map<string, Building>,
  key: string,
  uses: ReadonlyMap<string, UseEvidence>,
  rows: readonly CatalogueRow[],
  facts: ExemptionFacts,
): void {
  // of others the key is no ARN, and their roles are gone
  const resource = splitArn(key)?.[4];
  if (resource === undefined || !resource.startsWith('federated-user/')) return;
  for (const { action } of rows) {
    const used = uses.get(action);
    if (used === undefined) continue;
    const one = exemptionOf(byPattern, key);
    one.actions.add(action);
    putUse(one, used, false, facts);
  }
}

function putReason(one: Building, source: ExemptionSource, owner: string, reason: string, end: string): void {
  one.sources.add(source);
  one.owners.add(owner);
  one.reasons.add(reason);
  one.ends.add(end);
}

function putUse(one: Building, used: UseEvidence, isIntended: boolean, { usedUntil }: ExemptionFacts): void {
  one.sources.add('used');
  one.evidence.set(used.action, used);
  if (isIntended) return;
  one.reasons.add('used');
  one.ends.add(usedUntil);
}

/** Of several ends the first counts: somebody must look at it then. */
function finished({ principal, account, sources, owners, reasons, ends, actions, evidence }: Building): PlanExemption {
  const isUsed = reasons.delete('used');
  const why = [...reasons].sort();
  if (isUsed) why.push('used it, and the intent file does not say why');
  return {
    principal,
    account,
    sources: [...sources].sort(),
    owner: owners.size === 0 ? undefined : [...owners].sort().join(', '),
    reason: why.join('; '),
    expires: [...ends].sort()[0],
    actions: [...actions].sort(),
    evidence: [...evidence.values()].sort((a, b) => (a.action < b.action ? -1 : 1)),
  };
}
