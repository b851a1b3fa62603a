/** The small world of generated requests: few names, so that what policies say often meets what requests ask. */

export type Json = Readonly<Record<string, unknown>>;

const A = '111122223333';
const B = '444455556666';
const KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';

/** Callers of every kind, fully known and not. */
export const PRINCIPALS: readonly Json[] = [
  { type: 'user', arn: `arn:aws:iam::${A}:user/bob`, account: A, uniqueId: 'AIDABOB00000000000000' },
  { type: 'user', arn: `arn:aws:iam::${A}:user/team/ml/ann`, account: A },
  { type: 'user', account: A },
  { type: 'user', arn: `arn:aws:iam::${B}:user/eve` },
  {
    type: 'role-session',
    arn: `arn:aws:sts::${A}:assumed-role/app/s1`,
    roleArn: `arn:aws:iam::${A}:role/app`,
    account: A,
    uniqueId: 'AROAAPP00000000000000',
  },
  { type: 'role-session', arn: `arn:aws:sts::${A}:assumed-role/app/s1`, roleArn: `arn:aws:iam::${A}:role/team/app` },
  { type: 'role-session', arn: `arn:aws:sts::${A}:assumed-role/app/s1` },
  { type: 'role-session', roleArn: `arn:aws:iam::${A}:role/app`, account: A },
  { type: 'role-session', account: A },
  { type: 'role-session', arn: `arn:aws:sts::${B}:assumed-role/app/s1`, roleArn: `arn:aws:iam::${B}:role/app`, account: B },
  {
    type: 'role-session',
    arn: `arn:aws:sts::${A}:assumed-role/AWSServiceRoleForX/s`,
    roleArn: `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`,
  },
  { type: 'role-session' },
  { type: 'federated-user', arn: `arn:aws:sts::${A}:federated-user/ann`, federatedBy: `arn:aws:iam::${A}:user/bob` },
  { type: 'federated-user', arn: `arn:aws:sts::${A}:federated-user/ann`, federatedBy: `arn:aws:iam::${A}:root` },
  { type: 'federated-user', account: A },
  { type: 'web-identity', arn: `arn:aws:iam::${A}:oidc-provider/token.actions.githubusercontent.com` },
  { type: 'web-identity', arn: `arn:aws:iam::${A}:oidc-provider/accounts.google.com` },
  { type: 'web-identity' },
  { type: 'saml', arn: `arn:aws:iam::${A}:saml-provider/corp` },
  { type: 'service', arn: 'bedrock.amazonaws.com' },
  { type: 'service' },
  { type: 'anonymous' },
  { type: 'root', arn: `arn:aws:iam::${A}:root`, account: A },
  { type: 'root', arn: `arn:aws:iam::${B}:root`, canonicalUserId: 'c0ffee' },
  { type: 'assumed-root', arn: `arn:aws:iam::${A}:root`, account: A },
  { type: 'user', arn: `arn:aws:iam::${A}:user/bob`, account: A, canonicalUserId: 'c0ffee' },
];

/** What each action is asked on. */
export const TARGETS: readonly { readonly action: string; readonly resources: readonly unknown[] }[] = [
  {
    action: 's3:GetObject',
    resources: [
      { arn: 'arn:aws:s3:::bkt/ml/x', account: A },
      { arn: 'arn:aws:s3:::bkt/home/bob/a:b*c', account: A },
      { arn: 'arn:aws:s3:::bkt/ml/x', account: B },
      'arn:aws:s3:::bkt/team/ml',
    ],
  },
  { action: 's3:ListBucket', resources: [{ arn: 'arn:aws:s3:::bkt', account: A }, { arn: 'arn:aws:s3:::bkt', account: B }, '*'] },
  { action: 's3:ListAllMyBuckets', resources: ['*', { arn: 'arn:aws:s3:::bkt', account: A }] },
  {
    action: 'bedrock:InvokeModel',
    resources: [
      'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v2',
      `arn:aws:bedrock:us-east-1:${A}:inference-profile/p`,
      `arn:aws:bedrock:us-east-1:${B}:inference-profile/p`,
    ],
  },
  {
    action: 'bedrock:CreateModelCustomizationJob',
    resources: [`arn:aws:bedrock:us-east-1:${A}:custom-model/ml`, 'arn:aws:bedrock:us-east-1::foundation-model/x'],
  },
  { action: 'sagemaker:CreateTrainingJob', resources: [`arn:aws:sagemaker:us-east-1:${A}:training-job/ml-1`] },
  {
    action: 'kms:Decrypt',
    resources: [`arn:aws:kms:us-east-1:${A}:key/${KEY}`, `arn:aws:kms:us-east-1:${B}:key/${KEY}`, `arn:aws:kms:us-east-1:${A}:alias/ml`],
  },
  { action: 'kms:DescribeKey', resources: [`arn:aws:kms:us-east-1:${A}:key/${KEY}`] },
  { action: 'kms:RetireGrant', resources: [`arn:aws:kms:us-east-1:${A}:key/${KEY}`] },
  { action: 'kms:CreateAlias', resources: [`arn:aws:kms:us-east-1:${A}:alias/ml`, `arn:aws:kms:us-east-1:${A}:key/${KEY}`] },
  { action: 'sts:AssumeRole', resources: [`arn:aws:iam::${A}:role/target`, `arn:aws:iam::${B}:role/ml/target`] },
  { action: 'sts:AssumeRoleWithWebIdentity', resources: [`arn:aws:iam::${A}:role/target`] },
  { action: 'sts:AssumeRoleWithSAML', resources: [`arn:aws:iam::${A}:role/target`] },
  { action: 'sts:TagSession', resources: [`arn:aws:iam::${A}:role/target`] },
  { action: 'sts:GetCallerIdentity', resources: ['*'] },
  { action: 'iam:PassRole', resources: [`arn:aws:iam::${A}:role/target`] },
  { action: 'secretsmanager:GetSecretValue', resources: [`arn:aws:secretsmanager:us-east-1:${A}:secret:ml-AbCdEf`] },
  { action: 'nobody:Knows', resources: [`arn:aws:nobody:::thing/ml`, 'not an arn', '*'] },
];

export const OTHER_ACTIONS: readonly string[] = [
  'ec2:*',
  'ec2:RunInstances',
  'GetObject',
  'get*',
  's3:GetObject, s3:PutObject',
  '?ms:*',
  '',
];

export const OTHER_RESOURCES: readonly string[] = [
  'arn:aws:s3:::other/*',
  'arn:aws:s3:::bkt/${aws:username}/*',
  'arn:aws:s3:::bkt/${aws:PrincipalTag/team}/*',
  "arn:aws:s3:::bkt/${aws:PrincipalTag/team, 'ml'}/x",
  'arn:aws:s3:::bkt/${aws:PrincipalTag/team}${aws:SourceVpce}*',
  'arn:aws:s3:::bkt/home/${aws:username}/a:b${*}c',
  'arn:aws:s3:::bkt/${aws:PrincipalOrgPaths}/*',
  "arn:aws:s3:::bkt/${aws:ViaAWSMCPService, 'ml'}/x",
  'arn:aws:s3:::${aws:PrincipalArn}',
  'arn:*:s3:::bkt/*',
  'arn:aws:s3:*',
  'arn:aws:s3',
  'arn:aws*',
  '*:aws:s3:::bkt/ml/x',
  'bkt',
  '',
  '**',
  '?',
  'arn:aws:kms:*:${aws:PrincipalAccount}:key/*',
];

/** Whom resource-based policies may name. */
export const NAMED: readonly (readonly [type: string, value: string])[] = [
  ['AWS', '*'],
  ['AWS', '*'],
  ['AWS', A],
  ['AWS', A],
  ['AWS', B],
  ['AWS', `arn:aws:iam::${A}:root`],
  ['AWS', `arn:aws:iam::${B}:root`],
  ['AWS', `arn:aws:iam::${A}:user/bob`],
  ['AWS', `arn:aws:iam::${A}:user/team/ml/ann`],
  ['AWS', `arn:aws:iam::${B}:user/eve`],
  ['AWS', `arn:aws:iam::${A}:role/app`],
  ['AWS', `arn:aws:iam::${A}:role/team/app`],
  ['AWS', `arn:aws:iam::${B}:role/app`],
  ['AWS', `arn:aws:sts::${A}:assumed-role/app/s1`],
  ['AWS', `arn:aws:sts::${A}:assumed-role/other/s1`],
  ['AWS', `arn:aws:sts::${A}:federated-user/ann`],
  ['AWS', 'AIDABOB00000000000000'],
  ['AWS', 'AROAAPP00000000000000'],
  ['AWS', 'AROAGONE0000000000000'],
  ['AWS', `arn:aws:iam::${A}:user/*`],
  ['AWS', `arn:aws:iam::${A}:group/g`],
  ['AWS', 'bob'],
  ['Service', 'bedrock.amazonaws.com'],
  ['Service', '*'],
  ['Federated', `arn:aws:iam::${A}:oidc-provider/token.actions.githubusercontent.com`],
  ['Federated', 'accounts.google.com'],
  ['Federated', `arn:aws:iam::${A}:saml-provider/corp`],
  ['CanonicalUser', 'c0ffee'],
  ['CanonicalUser', 'decade'],
];

export const GRANTEES: readonly (string | undefined)[] = [
  `arn:aws:iam::${A}:user/bob`,
  `arn:aws:iam::${A}:role/app`,
  `arn:aws:iam::${A}:role/team/app`,
  `arn:aws:iam::${B}:role/app`,
  `arn:aws:sts::${A}:assumed-role/app/s1`,
  `arn:aws:iam::${A}:root`,
  'bedrock.amazonaws.com',
  '*',
  undefined,
];

type Kind = 'text' | 'bool' | 'number' | 'date' | 'address' | 'arn' | 'binary';

/** Condition keys with values that a request may bring and a policy may ask for. */
export const KEYS: readonly { readonly key: string; readonly kind: Kind; readonly values: readonly string[] }[] = [
  { key: 'aws:MultiFactorAuthPresent', kind: 'bool', values: ['true', 'false', 'TRUE', 'maybe'] },
  {
    key: 'aws:MultiFactorAuthAge',
    kind: 'number',
    values: ['300', '300.0', '3e2', '1000', '-1', ' 300', '+5', '.5', '1e999', '9007199254740993'],
  },
  { key: 'aws:PrincipalTag/team', kind: 'text', values: ['ml', 'ML', 'm*', 'home', 'ops', ''] },
  { key: 'aws:principaltag/TEAM', kind: 'text', values: ['ml', 'ops'] },
  { key: 'aws:PrincipalAccount', kind: 'text', values: [A, B] },
  {
    key: 'aws:PrincipalArn',
    kind: 'arn',
    values: [
      `arn:aws:iam::${A}:role/app`,
      `arn:aws:iam::${A}:role/*/app`,
      `arn:aws:iam::${A}:role/myapp`,
      `arn:aws:iam::*:role/team/*`,
      `arn:aws:iam::${A}:user/bob`,
      'arn:aws:iam::*:user/${aws:username}',
      'arn:*:iam::*:*/?o?',
      'arn:aws:iam::*',
    ],
  },
  { key: 'aws:PrincipalType', kind: 'text', values: ['User', 'AssumedRole', 'Account', 'Anonymous'] },
  { key: 'aws:userid', kind: 'text', values: ['AIDABOB00000000000000', 'AROAAPP00000000000000:*', `${A}:ann`, 'AROAAPP00000000000000:s1'] },
  { key: 'aws:username', kind: 'text', values: ['bob', 'ann', 'b?b'] },
  {
    key: 'aws:SourceIp',
    kind: 'address',
    values: ['203.0.113.7', '203.0.113.0/24', '10.0.0.0/8', '2001:db8::/32', '2001:DB8::1', '0.0.0.0/0', '010.0.0.1', 'x'],
  },
  { key: 'aws:SourceVpce', kind: 'text', values: ['vpce-1', 'vpce-*', 'ml'] },
  { key: 'aws:SecureTransport', kind: 'bool', values: ['true', 'false'] },
  {
    key: 'aws:CurrentTime',
    kind: 'date',
    values: [
      '2026-03-01T12:00:00Z',
      '2026-03-01T14:00:00+02:00',
      '2026',
      '2026-03',
      '2025-12-31T23:59:59.5Z',
      '1772366400',
      '2026-02-30',
      '2026-03-01T24:00:00Z',
    ],
  },
  {
    key: 'aws:EpochTime',
    kind: 'date',
    values: ['1772366400', '1772366400.50', '-1', '-0.25', '2026-03-01', '99999999999999999999', '2026'],
  },
  { key: 'aws:EpochTime', kind: 'number', values: ['1772366400', '0'] },
  { key: 'aws:PrincipalOrgID', kind: 'text', values: ['o-1', 'o-2'] },
  { key: 'aws:PrincipalOrgPaths', kind: 'text', values: ['o-1/r-1/ou-1/', 'o-1/r-1/*', 'o-2/*'] },
  { key: 'aws:CalledVia', kind: 'text', values: ['bedrock.amazonaws.com', 'athena.amazonaws.com'] },
  { key: 'aws:ViaAWSService', kind: 'bool', values: ['true', 'false'] },
  { key: 'aws:ViaAWSMCPService', kind: 'bool', values: ['true', 'false', '${aws:MultiFactorAuthPresent}'] },
  { key: 'aws:TagKeys', kind: 'text', values: ['team', 'cost', 'TEAM'] },
  { key: 'aws:RequestTag/team', kind: 'text', values: ['ml', '${aws:PrincipalTag/team}'] },
  { key: 'aws:ResourceTag/team', kind: 'text', values: ['ml', '${aws:PrincipalTag/team}', "${aws:PrincipalTag/team, 'ops'}"] },
  { key: 'aws:ResourceAccount', kind: 'text', values: [A, B, '${aws:PrincipalAccount}'] },
  { key: 'aws:RequestedRegion', kind: 'text', values: ['us-east-1', 'eu-west-1'] },
  {
    key: 'aws:SourceArn',
    kind: 'arn',
    values: [`arn:aws:bedrock:us-east-1:${A}:agent/a`, `arn:aws:bedrock:*:${A}:*`, 'arn:aws:bedrock:*'],
  },
  { key: 'aws:SourceAccount', kind: 'text', values: [A, B] },
  { key: 's3:prefix', kind: 'text', values: ['home/', 'home/${aws:username}/*', ''] },
  { key: 's3:ExistingObjectTag/team', kind: 'text', values: ['ml'] },
  { key: 'kms:EncryptionContext:dept', kind: 'text', values: ['ml', 'ops'] },
  { key: 'kms:EncryptionContext:Other', kind: 'text', values: ['x'] },
  { key: 'kms:ViaService', kind: 'text', values: ['s3.us-east-1.amazonaws.com', 's3.*.amazonaws.com'] },
  { key: 'sts:ExternalId', kind: 'text', values: ['42', '4?'] },
  { key: 'iam:PassedToService', kind: 'text', values: ['bedrock.amazonaws.com', 'sagemaker.amazonaws.com'] },
  { key: 'sagemaker:VpcSubnets', kind: 'text', values: ['subnet-1', 'subnet-2'] },
  { key: 'token.actions.githubusercontent.com:sub', kind: 'text', values: ['repo:o/r:ref:refs/heads/main', 'repo:o/*'] },
  { key: 'custom:blob', kind: 'binary', values: ['QmluYXJ5', 'QmluYXJ5=='] },
  { key: 'constructor', kind: 'text', values: ['ml'] },
];

/** The operators that fit values of a kind. */
export const OPERATORS: Readonly<Record<Kind, readonly string[]>> = {
  text: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
    'stringequals',
  ],
  bool: ['Bool', 'StringEquals'],
  number: [
    'NumericEquals',
    'NumericNotEquals',
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericGreaterThanEquals',
  ],
  date: ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'],
  address: ['IpAddress', 'NotIpAddress'],
  arn: ['ArnLike', 'ArnNotLike', 'ArnEquals', 'ArnNotEquals', 'StringLike', 'StringNotLike', 'StringEquals', 'StringEqualsIgnoreCase'],
  binary: ['BinaryEquals'],
};
