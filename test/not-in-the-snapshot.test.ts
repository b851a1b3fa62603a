import { describe, expect, test } from 'vitest';
import { answerWhoCan } from '../src/app/who-can.ts';
import { explain } from '../src/app/explain.ts';
import { explainReport } from '../src/app/explain-report.ts';
import { StatementPlaces } from '../src/app/statement-places.ts';
import { estateOf } from '../src/estate/estate-of.fixture.ts';

const HOME = '111122223333';
const HELD = '444455556666';
const FOREIGN = '999999999999';
const document = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | string[], Resource: string | string[] = '*') => ({ Effect: 'Allow', Action, Resource });
const user = (account: string, UserName: string, ...statements: object[]) => ({
  UserName,
  Path: '/',
  Arn: `arn:aws:iam::${account}:user/${UserName}`,
  UserPolicyList: [{ PolicyName: 'own', PolicyDocument: document(...statements) }],
});
const GUARDRAIL = 'bedrock:UpdateGuardrail';
const guardrail = (account: string): string => `arn:aws:bedrock:us-east-1:${account}:guardrail/abc`;
const users = [
  user(HOME, 'everything', allow('*')),
  user(HOME, 'abroad', allow(GUARDRAIL, [guardrail(FOREIGN), guardrail(HELD)])),
  user(HOME, 'here', allow(GUARDRAIL, guardrail(HOME))),
  user(HOME, 'denied', allow('*'), { Effect: 'Deny', Action: GUARDRAIL, Resource: guardrail(FOREIGN) }),
];
const alone = estateOf({ accounts: { [HOME]: { users }, [HELD]: { users: [] } } });
const places = new StatementPlaces('.');

describe('a resource of an account', () => {
  test.each([
    // nobody knows what stands in its policy
    ['that the snapshot does not hold', 'everything', FOREIGN, 'indeterminate'],
    ['that the snapshot does not hold', 'abroad', FOREIGN, 'indeterminate'],
    // across accounts both sides must allow
    ['that the snapshot does not hold', 'here', FOREIGN, 'no'],
    ['that the snapshot does not hold', 'denied', FOREIGN, 'no'],
    // it has no policy
    ['that the snapshot holds', 'everything', HELD, 'no'],
    ['that the snapshot holds', 'abroad', HELD, 'no'],
    ['of its own', 'everything', HOME, 'yes'],
    ['of its own', 'abroad', HOME, 'no'],
  ])('%s, %s: %s %s', (_, who, account, expected) => {
    expect(explain(alone, { who, action: GUARDRAIL, resource: guardrail(account) }).status).toBe(expected);
  });

  test('that the snapshot does not hold: the policy that is missing is named, and who can says the same', async () => {
    const report = await explainReport(alone, places, { who: 'abroad', action: GUARDRAIL, resource: guardrail(FOREIGN) });
    expect(report.open.reasons.map(({ message }) => message)).toContain(
      `the policy of ${guardrail(FOREIGN)} may allow it, but cannot be evaluated: account ${FOREIGN} is not in the snapshot`,
    );
    const { holders } = await answerWhoCan(alone, places, { action: GUARDRAIL, resource: guardrail(FOREIGN), limit: 9, chains: false });
    expect(holders.map(({ principal, status }) => [principal.split('/')[1] ?? 'root', status])).toEqual([
      ['abroad', 'indeterminate'],
      ['everything', 'indeterminate'],
      ['root', 'indeterminate'],
      ['root', 'indeterminate'],
    ]);
  });
});

describe('what always has a policy, which is not in the snapshot', () => {
  test.each([
    ['kms:CreateGrant', `arn:aws:kms:us-east-1:${HOME}:key/abc`, 'indeterminate'],
    ['kms:CreateGrant', `arn:aws:kms:us-east-1:${HELD}:key/abc`, 'indeterminate'],
    // AWS has no policies of aliases
    ['kms:CreateAlias', `arn:aws:kms:us-east-1:${HOME}:alias/abc`, 'yes'],
    ['sts:AssumeRole', `arn:aws:iam::${FOREIGN}:role/x`, 'indeterminate'],
  ])('%s on %s: %s', (action, resource, expected) => {
    expect(explain(alone, { who: 'everything', action, resource }).status).toBe(expected);
  });

  test('without a name it is some key, which leaves it to the policies of the account', () => {
    expect(explain(alone, { who: 'everything', action: 'kms:PutKeyPolicy', resource: undefined }).status).toBe('yes');
    expect(explain(alone, { who: 'abroad', action: 'kms:PutKeyPolicy', resource: undefined }).status).toBe('no');
  });

  test('a bucket without an account in its ARN is taken for one of the caller, and this is said', async () => {
    const report = await explainReport(alone, places, { who: 'everything', action: 's3:PutObject', resource: 'arn:aws:s3:::data/x' });
    expect(report.status).toBe('yes');
    expect(report.open.warnings).toEqual([`the bucket is not in the snapshot: taken for one of account ${HOME} without a bucket policy`]);
  });
});

describe('what binds an account from above', () => {
  const scp = { Effect: 'Allow', Action: '*', Resource: '*' };
  const organization = {
    Organization: { Id: 'o-1', FeatureSet: 'ALL', MasterAccountId: '100000000001' },
    Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
    OrganizationalUnits: [],
    Accounts: [
      { Id: '100000000001', ParentId: 'r-1' },
      { Id: HELD, ParentId: 'r-1' },
    ],
    Policies: [
      {
        PolicySummary: { Id: 'p-1', Name: 'Full', Type: 'SERVICE_CONTROL_POLICY' },
        Content: JSON.stringify(document(scp)),
        Targets: [{ TargetId: 'r-1' }, { TargetId: HELD }],
      },
    ],
  };
  const ask = (estate: typeof alone, who: string) => explainReport(estate, places, { who, action: GUARDRAIL, resource: undefined });
  const member = user(HELD, 'member', allow(GUARDRAIL));
  const stranger = estateOf({ organization, accounts: { [HOME]: { users }, [HELD]: { users: [member] }, '100000000001': { users: [] } } });

  test('is open where the organisation does not list the account: no yes, and the answer is incomplete', async () => {
    expect((await ask(stranger, 'everything')).status).toBe('indeterminate');
    expect((await ask(stranger, 'denied')).status).toBe('indeterminate');
    expect((await ask(stranger, 'member')).status).toBe('yes');
    const { incomplete, open } = await ask(stranger, 'everything');
    expect(incomplete.map(({ message }) => message)).toEqual([
      `account ${HOME} is not in the organisation's file: which SCPs and RCPs bind it is unknown, and so is its place`,
    ]);
    expect(open.reasons.map(({ layer, truth }) => [layer, truth])).toContainEqual(['scp', 'unreadable']);
  });

  test('a snapshot without any organisation answers for the account alone; reading it says that this is incomplete', async () => {
    expect((await ask(alone, 'everything')).status).toBe('yes');
  });

  test('what its own policies do not allow stays no', () => {
    expect(explain(stranger, { who: 'here', action: 'sagemaker:CreateTrainingJob', resource: undefined }).status).toBe('no');
  });
});
