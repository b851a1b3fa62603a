import { expect, test } from 'vitest';
import { runChecks } from '../run-checks.ts';
import check from '../checks/grown-aws-managed-policy.ts';
import { scanned } from '../scanned.fixture.ts';
import { underScp } from '../examples/examples.ts';

const OWN = '111122223333';
const OTHER = '444455556666';
const HELPER = 'arn:aws:iam::aws:policy/Helper';
const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions, Resource: '*' });
const document = (...statements: readonly unknown[]) => ({ Version: '2012-10-17', Statement: statements });
const READ = document(allow('bedrock:ListModelCustomizationJobs'));
const TUNE = document(allow('bedrock:ListModelCustomizationJobs', 'bedrock:CreateModelCustomizationJob'));

interface Having {
  readonly version?: string | undefined;
  readonly held?: unknown;
  readonly inline?: unknown;
  readonly role?: Readonly<Record<string, unknown>>;
  readonly path?: string;
}

/** An account whose one role has the policy in some version. */
const having = ({ version = 'v1', held = READ, inline, role = {}, path = '/' }: Having = {}, account = OWN) => ({
  [account]: {
    RoleDetailList: [
      {
        RoleName: 'r',
        Arn: `arn:aws:iam::${account}:role${path}r`,
        Path: path,
        AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
        AttachedManagedPolicies: [{ PolicyArn: HELPER }],
        RolePolicyList: inline === undefined ? [] : [{ PolicyName: 'p', PolicyDocument: inline }],
        ...role,
      },
    ],
    Policies: [
      {
        PolicyName: 'Helper',
        Arn: HELPER,
        PolicyVersionList: [{ VersionId: version === '' ? undefined : version, IsDefaultVersion: true, Document: held }],
      },
    ],
  },
});
const shipped = (version: string, body: unknown = TUNE) => [{ arn: HELPER, version, date: undefined, document: body }];
const bounded = { role: { PermissionsBoundary: { PermissionsBoundaryArn: HELPER }, AttachedManagedPolicies: [] } };
const ADMIN = document(allow('*'));

test.each<[string, Having, string, unknown, string]>([
  ['a newer version that allows more', {}, 'v2', TUNE, 'fail'],
  ['one that is newer by number and not by letters', { version: 'v9' }, 'v10', TUNE, 'fail'],
  ['the same version, told otherwise', { version: 'v2' }, 'v2', TUNE, 'pass'],
  ['an older one', { version: 'v3' }, 'v2', TUNE, 'pass'],
  ['one that allows more of what is not privileged', {}, 'v2', document(allow('bedrock:List*')), 'pass'],
  ['one that is about other services', {}, 'v2', document(allow('s3:*')), 'pass'],
  [
    'one that no longer denies',
    { held: document(allow('bedrock:*'), { ...allow('bedrock:Create*'), Effect: 'Deny' }) },
    'v2',
    ADMIN,
    'fail',
  ],
  ['one that allows what is held anyway', { inline: ADMIN }, 'v2', TUNE, 'pass'],
  ['one that allows what another policy denies', { inline: document({ ...allow('bedrock:Create*'), Effect: 'Deny' }) }, 'v2', TUNE, 'pass'],
  ['a boundary that lets more through', { ...bounded, inline: ADMIN }, 'v2', TUNE, 'fail'],
  ['a boundary that lets through what nobody allows', { ...bounded, inline: READ }, 'v2', TUNE, 'pass'],
  ['a snapshot without the version', { version: '' }, 'v2', TUNE, 'unknown'],
  ['a snapshot without the version, and nothing that is new', { version: '' }, 'v2', READ, 'pass'],
  ['a document that cannot be read', { held: 'text' }, 'v2', TUNE, 'unknown'],
])('%s', (_, had, version, body, verdict) => {
  const told = [...check.judge(scanned({ details: having(had), shipped: shipped(version, body) }))];
  expect(told.map((one) => [one.verdict, one.subject.id])).toEqual([[verdict, HELPER]]);
});

test('it names both versions, what is new, and who has it', () => {
  const details = { ...having(), ...having({ version: 'v2' }, OTHER) };
  const [only] = [...check.judge(scanned({ details, shipped: shipped('v3') }))];
  expect(only?.message).toBe(
    `the snapshot holds v1, v2; v3 of AWS newly gives bedrock:CreateModelCustomizationJob to all 2 principals in 2 accounts that have it, such as arn:aws:iam::${OWN}:role/r`,
  );
  expect(only?.evidence).toMatchObject([{ kind: 'statement', statement: { document: { name: HELPER, version: 'v3' }, index: 0 } }]);
});

test('the newest of another account counts, where Mantlet ships an older one', () => {
  const details = { ...having(), ...having({ version: 'v5', held: TUNE }, OTHER) };
  const [only] = [...check.judge(scanned({ details, shipped: shipped('v4', READ) }))];
  expect([only?.verdict, only?.subject.account]).toEqual(['fail', OWN]);
  expect(only?.message).toContain(`v5 of AWS newly gives bedrock:CreateModelCustomizationJob to arn:aws:iam::${OWN}:role/r`);
});

test('of what is not shipped nobody knows, once for each account', () => {
  const [{ counts, findings, unread } = expect.fail('no result')] = runChecks([check], scanned({ details: having() }));
  expect([counts, findings]).toEqual([{ pass: 0, fail: 0, unknown: 1 }, []]);
  expect(unread).toMatchObject([{ accounts: [OWN] }]);
});

test('what SCPs forbid is not gained', () => {
  const { organization } = underScp({ Effect: 'Deny', Action: 'bedrock:Create*', Resource: '*' });
  const told = [...check.judge(scanned({ organization, details: having(), shipped: shipped('v2') }))];
  expect(told.map(({ verdict }) => verdict)).toEqual(['pass']);
});

test('service-linked roles are left to AWS', () => {
  const path = '/aws-service-role/x.amazonaws.com/';
  expect([...check.judge(scanned({ details: having({ path }), shipped: shipped('v2') }))]).toEqual([]);
});
