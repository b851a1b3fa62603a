// The policies and requests of ../decisions.mjs: made up, seeded, of the shapes that accounts have.

/** A small generator of numbers from 0 to 1 (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ACCOUNTS = ['111122223333', '222233334444', '333344445555'];
const REGIONS = ['us-east-1', 'eu-west-1', 'eu-central-1'];
const TEAMS = ['ml', 'data', 'web', 'ops'];

/** Services with actions and the resources they are about. */
const SERVICES = [
  [
    'bedrock',
    [
      'InvokeModel',
      'InvokeModelWithResponseStream',
      'CreateModelCustomizationJob',
      'GetCustomModel',
      'ListFoundationModels',
      'DeleteCustomModel',
      'CreateGuardrail',
      'PutModelInvocationLoggingConfiguration',
    ],
    (r, a, n) => `arn:aws:bedrock:${r}:${a}:custom-model/${n}`,
  ],
  [
    'sagemaker',
    [
      'CreateTrainingJob',
      'DescribeTrainingJob',
      'CreateEndpoint',
      'InvokeEndpoint',
      'CreateModel',
      'DeleteModel',
      'ListTrainingJobs',
      'CreateNotebookInstance',
      'UpdateEndpoint',
    ],
    (r, a, n) => `arn:aws:sagemaker:${r}:${a}:training-job/${n}`,
  ],
  [
    's3',
    ['GetObject', 'PutObject', 'DeleteObject', 'ListBucket', 'GetBucketPolicy', 'PutBucketPolicy'],
    (_r, _a, n) => `arn:aws:s3:::data-${n}/team/${n}/file`,
  ],
  ['kms', ['Decrypt', 'Encrypt', 'GenerateDataKey', 'DescribeKey', 'CreateGrant'], (r, a, n) => `arn:aws:kms:${r}:${a}:key/${n}`],
  ['iam', ['PassRole', 'CreateRole', 'GetRole', 'AttachRolePolicy', 'ListUsers'], (_r, a, n) => `arn:aws:iam::${a}:role/${n}`],
  [
    'logs',
    ['CreateLogGroup', 'PutLogEvents', 'DescribeLogGroups', 'FilterLogEvents'],
    (r, a, n) => `arn:aws:logs:${r}:${a}:log-group:/aws/${n}`,
  ],
  [
    'ec2',
    ['RunInstances', 'DescribeInstances', 'TerminateInstances', 'CreateTags', 'CreateVpc'],
    (r, a, n) => `arn:aws:ec2:${r}:${a}:instance/i-${n}`,
  ],
  ['dynamodb', ['GetItem', 'PutItem', 'Query', 'Scan', 'DeleteTable'], (r, a, n) => `arn:aws:dynamodb:${r}:${a}:table/${n}`],
  ['lambda', ['InvokeFunction', 'CreateFunction', 'UpdateFunctionCode'], (r, a, n) => `arn:aws:lambda:${r}:${a}:function:${n}`],
  ['secretsmanager', ['GetSecretValue', 'PutSecretValue', 'DescribeSecret'], (r, a, n) => `arn:aws:secretsmanager:${r}:${a}:secret:${n}`],
];

/** `size`: how many principals and requests. */
export function world(seed, size, { parsePolicy, parseEvaluationInput }) {
  const random = randomOf(seed);
  const nat = (n) => Math.floor(random() * n);
  const pick = (list) => list[nat(list.length)];
  const chance = (p) => random() < p;

  const actionsOf = ([prefix, names]) => {
    if (chance(0.12)) return `${prefix}:*`;
    const found = [];
    for (let i = 1 + nat(5); i > 0; i--)
      found.push(chance(0.25) ? `${prefix}:${pick(names).slice(0, 3 + nat(5))}*` : `${prefix}:${pick(names)}`);
    return found;
  };
  const resourcesOf = ([, , arn]) => {
    if (chance(0.3)) return '*';
    const found = [];
    for (let i = 1 + nat(3); i > 0; i--) {
      const name = pick(TEAMS);
      const form = nat(5);
      found.push(
        form === 0
          ? arn('*', pick(ACCOUNTS), '*')
          : form === 1
            ? arn('*', '*', `${name}-*`)
            : form === 2
              ? arn(pick(REGIONS), pick(ACCOUNTS), `${name}-*`)
              : form === 3
                ? arn('*', pick(ACCOUNTS), '${aws:PrincipalTag/team}-*')
                : arn(pick(REGIONS), pick(ACCOUNTS), `${name}-${nat(20)}`),
      );
    }
    return found;
  };
  const condition = () => {
    switch (nat(8)) {
      case 0:
        return { StringEquals: { 'aws:RequestedRegion': [pick(REGIONS), pick(REGIONS)] } };
      case 1:
        return { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
      case 2:
        return { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } };
      case 3:
        return { StringLike: { 'aws:PrincipalTag/team': [`${pick(TEAMS)}*`, pick(TEAMS)] } };
      case 4:
        return { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'cost'] } };
      case 5:
        return { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/${pick(TEAMS)}/*` } };
      case 6:
        return { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } };
      default:
        return { StringEqualsIfExists: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' }, Null: { 'aws:SourceVpce': 'true' } };
    }
  };
  let documents = 0;
  const policy = (kind, statement) =>
    parsePolicy({ Version: '2012-10-17', Statement: Array.from({ length: 10 }, statement) }, kind, { name: `${kind} ${++documents}` });
  const allow = () => {
    const service = pick(SERVICES);
    return {
      Effect: 'Allow',
      Action: actionsOf(service),
      Resource: resourcesOf(service),
      ...(chance(0.35) ? { Condition: condition() } : {}),
    };
  };
  const identity = () => (chance(0.06) ? { ...allow(), Effect: 'Deny' } : allow());
  const wide = (_, index) =>
    index < 8
      ? { Effect: 'Allow', Action: `${SERVICES[index][0]}:*`, Resource: '*' }
      : { ...allow(), Effect: chance(0.5) ? 'Allow' : 'Deny' };
  const guard = (_, index) =>
    index === 0
      ? { Effect: 'Allow', Action: '*', Resource: '*' }
      : index === 1
        ? {
            Effect: 'Deny',
            NotAction: ['iam:*', 'sts:*', 's3:*', 'kms:*', 'logs:*'],
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:RequestedRegion': REGIONS } },
          }
        : {
            Effect: 'Deny',
            Action: actionsOf(pick(SERVICES)),
            Resource: '*',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
          };
  const sharing = () => ({
    ...allow(),
    Principal: chance(0.3) ? '*' : { AWS: [pick(ACCOUNTS), `arn:aws:iam::${pick(ACCOUNTS)}:role/${pick(TEAMS)}/app-${nat(100)}`] },
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } },
  });

  const managed = Array.from({ length: 80 }, () => policy('identity', identity));
  const boundaries = Array.from({ length: 6 }, () => policy('boundary', wide));
  const scps = Array.from({ length: 8 }, () => policy('scp', guard));
  const shared = Array.from({ length: 20 }, () => policy('resource', sharing));

  const principals = Array.from({ length: size.principals }, () => ({
    identity: Array.from({ length: 7 }, () => pick(managed)),
    boundary: [pick(boundaries)],
    session: undefined,
    resource: pick(shared),
    scp: [[scps[0]], [pick(scps)], [pick(scps)]],
    rcp: undefined,
    endpoint: undefined,
    endpointType: 'interface',
    kmsGrants: [],
  }));
  // read as a line of `mantlet evaluate` is, so that they are what the evaluator gets
  const requests = Array.from({ length: size.requests }, () => {
    const principal = nat(principals.length);
    const account = ACCOUNTS[principal % ACCOUNTS.length];
    const team = TEAMS[principal % TEAMS.length];
    const [prefix, names, arn] = pick(SERVICES);
    const region = pick(REGIONS);
    const line = {
      request: {
        principal: {
          type: 'role-session',
          arn: `arn:aws:sts::${account}:assumed-role/app-${principal}/session-${nat(1_000)}`,
          roleArn: `arn:aws:iam::${account}:role/${team}/app-${principal}`,
          account,
        },
        action: `${prefix}:${pick(names)}`,
        resource: { arn: arn(region, account, `${pick(TEAMS)}-${nat(20)}`), account },
        context: {
          'aws:SourceIp': `10.${nat(256)}.${nat(256)}.${nat(256)}`,
          'aws:RequestedRegion': region,
          'aws:MultiFactorAuthPresent': chance(0.5),
          'aws:PrincipalTag/team': team,
          'aws:PrincipalOrgID': 'o-example',
          'aws:SecureTransport': true,
          'aws:CurrentTime': '2026-06-01T12:00:00Z',
        },
      },
    };
    return { principal, request: parseEvaluationInput(JSON.parse(JSON.stringify(line))).request };
  });
  return { principals, requests };
}
