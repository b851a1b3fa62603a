import { buildReach, chainActions } from '../access/chains/reach.ts';
import { buildInventory } from '../access/inventory.ts';
import { withResourcePolicies } from '../access/resource-policies/resource-holdings.ts';
import { buildUniverse, type Universe } from '../access/universe.ts';
import { readEvent } from '../activity/read-event.ts';
import { type TrailUse, trailUseOf } from '../activity/usage/trail-use.ts';
import { privilegedActions } from '../catalogue/catalogue.ts';
import { useActions } from '../catalogue/use.ts';
import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import type { Check, Scanned } from './check.ts';
import { type Example, EXAMPLE_ACCOUNT } from './example.ts';
import type { Judgement, Verdict } from './finding.ts';

const LISTS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/** The same for all: it is most of the work. */
let universe: Universe | undefined;

/** For tests: what checks look at, from parts of a snapshot. */
export function scanned(example: Example, region = 'us-east-1'): Scanned {
  const {
    details = {},
    aiResources = {},
    resourcePolicies = {},
    lastAccessed = {},
    organization,
    shipped = [],
    answers = [],
    intent,
    trail,
  } = example;
  const builder = createEstateBuilder();
  builder.account(EXAMPLE_ACCOUNT, { Id: EXAMPLE_ACCOUNT }, `accounts/${EXAMPLE_ACCOUNT}/account.json`);
  if (organization !== undefined) builder.organization(organization, 'organization.json');
  for (const [account, document] of Object.entries(details)) {
    const file = `accounts/${account}/account-authorization-details.json`;
    for (const list of LISTS) {
      const elements = (document as Readonly<Record<string, readonly unknown[]>>)[list] ?? [];
      for (const [index, element] of elements.entries()) builder.detail(account, list, index, element, file);
    }
    builder.detailsEnd(account, file);
  }
  for (const [account, document] of Object.entries(aiResources))
    builder.aiResources(account, document, `accounts/${account}/ai-resources.json`);
  for (const [account, document] of Object.entries(resourcePolicies))
    builder.resourcePolicies(account, document, `accounts/${account}/resource-policies.json`);
  for (const [account, answersBy] of Object.entries(lastAccessed)) {
    for (const [principal, answer] of Object.entries(answersBy))
      builder.lastAccessed(account, principal, answer, `accounts/${account}/last-accessed.json`);
  }
  for (const [operation, subject, body] of answers) {
    const file = `accounts/${EXAMPLE_ACCOUNT}/responses/${region}/${operation}/${subject}.json`;
    builder.answer(EXAMPLE_ACCOUNT, body, { region, operation, subject, file });
  }
  const estate = builder.build(new Map(shipped.map((policy) => [policy.arn, policy])));
  universe ??= buildUniverse([...privilegedActions(), ...chainActions(), ...useActions()]);
  const { inventory, outsiders } = withResourcePolicies(buildInventory(estate, universe));
  const activity = trail === undefined ? undefined : trailOf(trail);
  return { estate, inventory, reach: buildReach(inventory), outsiders, intent, now: '2026-11-23T00:00:00Z', activity };
}

function trailOf(records: readonly unknown[]): TrailUse {
  const events = records.map(readEvent).filter((event) => typeof event !== 'string');
  const parts = events.map(({ account, region, time }) => ({ account, region, first: time, last: time }));
  return trailUseOf({ events, parts, problems: [] });
}

/** For tests: what a check says, subject by subject. */
export const judged = (check: Check, example: Example): readonly (readonly [Verdict, string, string])[] =>
  [...check.judge(scanned(example))].map(({ verdict, subject, message }: Judgement) => [verdict, subject.id, message]);
