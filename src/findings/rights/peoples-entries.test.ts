import { expect, test } from 'vitest';
import check from '../checks/trust-without-source-identity.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import type { Example } from '../example.ts';
import { judged, scanned } from '../scanned.fixture.ts';

const OWN = '111122223333';
const OTHER = '444455556666';
const arn = (name: string, account = OWN): string => `arn:aws:iam::${account}:role/${name}`;
const TUNE = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'bedrock:CreateModelCustomizationJob', Resource: '*' }] };
const lets = (principal: unknown, condition?: unknown, action = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Principal: principal,
  Action: action,
  ...(condition === undefined ? {} : { Condition: condition }),
});
const role = (name: string, statements: readonly unknown[], { tunes = true, account = OWN } = {}) => ({
  RoleName: name.slice(name.lastIndexOf('/') + 1),
  Arn: arn(name, account),
  Path: name.includes('/') ? `/${name.slice(0, name.lastIndexOf('/') + 1)}` : '/',
  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: statements },
  RolePolicyList: tunes ? [{ PolicyName: 'tune', PolicyDocument: TUNE }] : [],
});
const roles = (...list: readonly unknown[]): Example => ({ details: { [OWN]: { RoleDetailList: list } } });

const ROOT = { AWS: `arn:aws:iam::${OWN}:root` };
const RESERVED = 'aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef';
const OIDC = { Federated: `arn:aws:iam::${OWN}:oidc-provider/token.actions.githubusercontent.com` };
const pipeline = role('ci', [lets(OIDC, undefined, 'sts:AssumeRoleWithWebIdentity')], { tunes: false });
const byCi = [lets({ AWS: arn('ci') })];
const byReserved = { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*` };

test.each<[string, Example, readonly string[]]>([
  ['an account', roles(role('a', [lets(ROOT)])), ['fail']],
  ['a service', roles(role('a', [lets({ Service: 'lambda.amazonaws.com' })])), []],
  ['a pipeline', roles(role('a', [lets(OIDC, undefined, 'sts:AssumeRoleWithWebIdentity')])), []],
  ['a role of Identity Center', roles(role('a', [lets({ AWS: arn(RESERVED) })])), []],
  ['an account, of it those of Identity Center', roles(role('a', [lets(ROOT, { ArnLike: byReserved })])), []],
  ['an account, of it perhaps those of Identity Center', roles(role('a', [lets(ROOT, { ArnLikeIfExists: byReserved })])), ['fail']],
  ['an account, of it all but those of Identity Center', roles(role('a', [lets(ROOT, { ArnNotLike: byReserved })])), ['fail']],
  ['a role that pipelines enter', roles(pipeline, role('a', byCi)), []],
  ['a role that is not in the snapshot', roles(role('a', byCi)), ['unknown']],
  ['a role that people enter', roles(role('ci', [lets(ROOT)], { tunes: false }), role('a', byCi)), ['fail']],
  [
    'a role that people enter through another, in a circle',
    roles(
      role('a', [lets({ AWS: arn('b') })]),
      role('b', [lets({ AWS: [arn('a'), arn('c')] })], { tunes: false }),
      role('c', [lets({ AWS: [arn('b'), `arn:aws:iam::${OWN}:user/ana`] })], { tunes: false }),
    ),
    ['fail'],
  ],
  ['roles in a circle that nobody enters', roles(role('a', [lets({ AWS: arn('b') })]), role('b', [lets({ AWS: arn('a') })])), []],
  [
    'a pipeline, and people with a source identity',
    roles(role('a', [...byCi, lets(ROOT, { StringLike: { 'sts:SourceIdentity': '*' } })]), pipeline),
    ['pass'],
  ],
])('%s: %j', (_, example, verdicts) => {
  expect(judged(check, example).map(([verdict]) => verdict)).toEqual(verdicts);
});

const many: Example = {
  details: {
    [OWN]: { RoleDetailList: [role('b', [lets(ROOT)]), role('a', [lets(ROOT)]), role('c', [lets({ AWS: '*' })])] },
    [OTHER]: { RoleDetailList: [role('d', [lets(ROOT)], { account: OTHER })] },
  },
};

test('roles of an account that trust the same are told once, each with its place', () => {
  const told = [...check.judge(scanned(many))];
  expect(told.map(({ subject, about, message }) => [subject.id, about, message])).toEqual([
    [OWN, `trust in ${ROOT.AWS}`, 'the trust policies of 2 roles that shape models let people in without a source identity: a, b'],
    [OWN, 'trust in *', `${arn('c')} shapes models, and its trust policy lets people in without a source identity`],
    [OTHER, `trust in ${ROOT.AWS}`, `${arn('d', OTHER)} shapes models, and its trust policy lets people in without a source identity`],
  ]);
  expect(told[0]?.evidence.map((one) => one.kind === 'statement' && one.statement.document.name)).toEqual(
    [arn('a'), arn('b')].map((name) => `trust policy of ${name}`),
  );
});

test('a role that is exempt is not among them', () => {
  const exemption = {
    identities: [arn('a')],
    actions: [],
    checks: [check.id],
    owner: 'x',
    reason: 'y',
    ticket: undefined,
    expires: '2029-01-31',
  };
  const told = [...check.judge(scanned({ ...many, intent: { ...NOTHING_SAID, exemptions: [exemption] } }))];
  expect(told.map(({ message }) => message.split(' ')[0])).toEqual([arn('b'), arn('c'), arn('d', OTHER)]);
});
