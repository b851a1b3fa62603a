import { expect, test } from 'vitest';
import { createEstateBuilder } from '../../estate/create-estate-builder.ts';
import type { Check } from '../check.ts';
import calls from '../checks/unrecorded-bedrock-calls.ts';
import type { Scanned } from '../check.ts';

const MANAGEMENT = '999900001111';
const MEMBER = '111122223333';
const TRAIL = `arn:aws:cloudtrail:eu-west-1:${MANAGEMENT}:trail/all`;

/** What the check says of a member that uses Bedrock in us-east-1. */
function verdicts(change: {
  readonly trail?: Readonly<Record<string, unknown>>;
  /** Where the member's own trails were asked for. */
  readonly asked?: string;
  readonly status?: unknown;
  readonly organization?: boolean;
}): readonly (readonly [string, string])[] {
  const builder = createEstateBuilder();
  for (const id of [MANAGEMENT, MEMBER]) builder.account(id, { Id: id }, `accounts/${id}/account.json`);
  if (change.organization !== false) {
    builder.organization(
      {
        Organization: { Id: 'o-example', MasterAccountId: MANAGEMENT },
        Roots: [{ Id: 'r-1', PolicyTypes: [] }],
        OrganizationalUnits: [],
        Accounts: [MANAGEMENT, MEMBER].map((Id) => ({ Id, ParentId: 'r-1', Status: 'ACTIVE' })),
        Policies: [],
      },
      'organization.json',
    );
  }
  builder.aiResources(MEMBER, { guardrails: [{ arn: `arn:aws:bedrock:us-east-1:${MEMBER}:guardrail/g` }] }, 'ai-resources.json');
  const answer = (account: string, region: string, operation: string, subject: string, body: unknown): void =>
    builder.answer(account, body, { region, operation, subject, file: `${account}/${region}/${operation}/${subject}.json` });
  const trail = { Name: 'all', TrailARN: TRAIL, HomeRegion: 'eu-west-1', IsMultiRegionTrail: true, IsOrganizationTrail: true };
  answer(MANAGEMENT, 'eu-west-1', 'cloudtrail.DescribeTrails', 'all', { trailList: [{ ...trail, ...change.trail }] });
  answer(MANAGEMENT, 'eu-west-1', 'cloudtrail.GetEventSelectors', 'all', {
    TrailARN: TRAIL,
    EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, ExcludeManagementEventSources: [] }],
  });
  answer(MANAGEMENT, 'eu-west-1', 'cloudtrail.GetTrailStatus', 'all', change.status ?? { IsLogging: true });
  if (change.asked !== undefined) answer(MEMBER, change.asked, 'cloudtrail.DescribeTrails', 'all', { trailList: [] });
  const check: Check = calls;
  const scanned = { estate: builder.build(new Map()) } as unknown as Scanned;
  return [...check.judge(scanned)].filter(({ subject }) => subject.id === MEMBER).map(({ verdict, message }) => [verdict, message]);
}

test('a trail of the organisation takes in its members', () => {
  expect(verdicts({})).toEqual([['pass', `${TRAIL} records the calls in us-east-1`]]);
});

test.each([
  ['a trail of the management account alone', { trail: { IsOrganizationTrail: false } }],
  ['a trail of the organisation for another region', { trail: { IsMultiRegionTrail: false } }],
  ['a trail of the organisation that is switched off', { status: { IsLogging: false } }],
  ['a trail of an account that is in no organisation', { organization: false }],
])('%s takes in no member', (_, change) => {
  expect(verdicts({ ...change, asked: 'us-east-1' })).toMatchObject([['fail', expect.stringContaining('no trail records them')]]);
});

test.each([
  ['trails of the member were not read', { trail: { IsOrganizationTrail: false } }],
  ['trails of the member were read in another region only', { trail: { IsOrganizationTrail: false }, asked: 'eu-west-1' }],
  ['nobody may know whether the trail is switched on', { status: { Error: { Code: 'AccessDeniedException' } }, asked: 'us-east-1' }],
])('it is unknown where %s', (_, change) => {
  expect(verdicts(change).map(([verdict]) => verdict)).toEqual(['unknown']);
});
