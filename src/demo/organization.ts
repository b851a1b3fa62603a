import { allow, deny, type Json, policy } from './aws.ts';
import { ACCOUNTS, ORGANIZATION, ROOT } from './names.ts';

const UNITS = {
  security: ['ou-acme-security', 'Security', ROOT],
  infrastructure: ['ou-acme-infrastr', 'Infrastructure', ROOT],
  workloads: ['ou-acme-workload', 'Workloads', ROOT],
  ml: ['ou-acme-machlear', 'ML', ROOT],
  mlProd: ['ou-acme-mlprodxx', 'ML-Prod', 'ou-acme-machlear'],
  mlDev: ['ou-acme-mldevxxx', 'ML-Dev', 'ou-acme-machlear'],
  sandbox: ['ou-acme-sandboxx', 'Sandbox', ROOT],
  suspended: ['ou-acme-suspende', 'Suspended', ROOT],
} as const;

const MEMBERS: readonly (readonly [id: string, name: string, parent: string, status: string])[] = [
  [ACCOUNTS.management, 'management', ROOT, 'ACTIVE'],
  [ACCOUNTS.security, 'security', UNITS.security[0], 'ACTIVE'],
  [ACCOUNTS.shared, 'shared-services', UNITS.infrastructure[0], 'ACTIVE'],
  [ACCOUNTS.mlDev, 'ml-dev', UNITS.mlDev[0], 'ACTIVE'],
  [ACCOUNTS.mlProd, 'ml-prod', UNITS.mlProd[0], 'ACTIVE'],
  [ACCOUNTS.storefront, 'storefront', UNITS.workloads[0], 'ACTIVE'],
  [ACCOUNTS.sandbox, 'sandbox', UNITS.sandbox[0], 'ACTIVE'],
  [ACCOUNTS.suspended, 'old-lab', UNITS.suspended[0], 'SUSPENDED'],
];

const SCP = 'SERVICE_CONTROL_POLICY';
const RCP = 'RESOURCE_CONTROL_POLICY';
const everywhere = [ROOT, ...Object.values(UNITS).map(([id]) => id), ...MEMBERS.map(([id]) => id)];

const everyone = (parts: Json): Json => ({ ...parts, Principal: '*' });

const POLICIES: readonly (readonly [id: string, name: string, type: string, document: Json, targets: readonly string[]])[] = [
  ['p-FullAWSAccess', 'FullAWSAccess', SCP, policy(allow('*')), everywhere],
  [
    'p-acmeregion',
    'region-deny',
    SCP,
    policy({
      Sid: 'DenyOutsideRegions',
      Effect: 'Deny',
      NotAction: [
        'iam:*',
        'organizations:*',
        'sts:*',
        'support:*',
        'route53:*',
        'cloudfront:*',
        'account:*',
        'sso:*',
        'budgets:*',
        'health:*',
      ],
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/break-glass/*' },
      },
    }),
    [ROOT],
  ],
  [
    'p-acmeaudits',
    'protect-audit',
    SCP,
    policy(
      deny(['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail'], {
        condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/break-glass/*' } },
      }),
    ),
    [ROOT],
  ],
  [
    'p-acmeaiguard',
    'ai-guard',
    SCP,
    policy(
      // written by hand: it forgets bedrock-mantle, and a role in the path can be made by whoever may make roles
      deny(
        [
          'bedrock:CreateModelCustomizationJob',
          'bedrock:DeleteGuardrail',
          'bedrock:UpdateGuardrail',
          'bedrock:DeleteModelInvocationLoggingConfiguration',
          'sagemaker:CreateTrainingJob',
        ],
        {
          sid: 'ShapingOnlyByThePipeline',
          condition: { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/ai-privileged/*', 'arn:aws:iam::*:role/break-glass/*'] } },
        },
      ),
    ),
    [UNITS.mlProd[0], UNITS.workloads[0]],
  ],
  [
    'p-acmenoaisbx',
    'sandbox-no-ai',
    SCP,
    policy(deny(['bedrock:*', 'bedrock-mantle:*', 'bedrock-agentcore:*', 'sagemaker:*', 'qbusiness:*'])),
    [UNITS.sandbox[0]],
  ],
  ['p-acmesuspend', 'deny-all-suspended', SCP, policy(deny('*')), [UNITS.suspended[0]]],
  ['p-RCPFullAWSAccess', 'RCPFullAWSAccess', RCP, policy(everyone(allow('*'))), everywhere],
  [
    'p-acmeidperim',
    'identity-perimeter',
    RCP,
    policy(
      everyone(
        deny(['s3:*', 'sts:AssumeRole', 'kms:*', 'secretsmanager:*'], {
          sid: 'OnlyThisOrganization',
          condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION, 'aws:PrincipalAccount': '900000000009' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
      ),
    ),
    [ROOT],
  ],
  [
    'p-acmetlsonly',
    'tls-only',
    RCP,
    policy(everyone(deny(['s3:*', 'kms:*'], { condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }))),
    [ROOT],
  ],
];

const arn = (kind: string, id: string): string => `arn:aws:organizations::${ACCOUNTS.management}:${kind}/${ORGANIZATION}/${id}`;

function target(id: string): Json {
  if (id === ROOT) return { TargetId: ROOT, Arn: arn('root', ROOT), Name: 'Root', Type: 'ROOT' };
  const unit = Object.values(UNITS).find(([unitId]) => unitId === id);
  if (unit !== undefined) return { TargetId: id, Arn: arn('ou', id), Name: unit[1], Type: 'ORGANIZATIONAL_UNIT' };
  const member = MEMBERS.find(([account]) => account === id);
  return { TargetId: id, Arn: arn('account', id), Name: member?.[1] ?? id, Type: 'ACCOUNT' };
}

/** `organization.json`: what the Organizations API returns, put together. */
export const organization = (): Json => ({
  Organization: {
    Id: ORGANIZATION,
    Arn: `arn:aws:organizations::${ACCOUNTS.management}:organization/${ORGANIZATION}`,
    FeatureSet: 'ALL',
    MasterAccountArn: arn('account', ACCOUNTS.management),
    MasterAccountId: ACCOUNTS.management,
    MasterAccountEmail: 'aws-root@acme.example',
  },
  Roots: [{ Id: ROOT, Arn: arn('root', ROOT), Name: 'Root', PolicyTypes: [SCP, RCP].map((type) => ({ Type: type, Status: 'ENABLED' })) }],
  OrganizationalUnits: Object.values(UNITS).map(([id, name, parent]) => ({ Id: id, Arn: arn('ou', id), Name: name, ParentId: parent })),
  Accounts: MEMBERS.map(([id, name, parent, status]) => ({
    Id: id,
    Arn: arn('account', id),
    Email: `aws+${name}@acme.example`,
    Name: name,
    Status: status,
    State: status,
    JoinedMethod: 'CREATED',
    JoinedTimestamp: '2024-02-01T00:00:00+00:00',
    ParentId: parent,
  })),
  Policies: POLICIES.map(([id, name, type, document, targets]) => ({
    PolicySummary: {
      Id: id,
      Arn: id.endsWith('FullAWSAccess')
        ? `arn:aws:organizations::aws:policy/${type.toLowerCase()}/${id}`
        : arn('policy', `${type.toLowerCase()}/${id}`),
      Name: name,
      Description: name,
      Type: type,
      AwsManaged: id.endsWith('FullAWSAccess'),
    },
    Content: JSON.stringify(document),
    Targets: targets.map(target),
  })),
});

const PEOPLE: readonly (readonly [name: string, team: string])[] = [
  ['ada.okafor', 'ml-platform'],
  ['ben.lindqvist', 'data-science'],
  ['carla.mendes', 'data-science'],
  ['dev.patel', 'cloud-security'],
  ['emi.tanaka', 'storefront'],
  ['frank.moreau', 'platform'],
];

const ASSIGNED: readonly (readonly [account: string, set: string, person: string])[] = [
  [ACCOUNTS.management, 'AdministratorAccess', 'frank.moreau'],
  [ACCOUNTS.mlDev, 'DataScientist', 'ben.lindqvist'],
  [ACCOUNTS.mlDev, 'DataScientist', 'carla.mendes'],
  [ACCOUNTS.mlDev, 'MLPlatformAdmin', 'ada.okafor'],
  [ACCOUNTS.mlProd, 'MLPlatformAdmin', 'ada.okafor'],
  [ACCOUNTS.mlProd, 'ReadOnly', 'carla.mendes'],
  [ACCOUNTS.security, 'SecurityAudit', 'dev.patel'],
  [ACCOUNTS.storefront, 'Developer', 'emi.tanaka'],
];

/** `identity-center.json`: who is behind the permission sets. */
export const identityCenter = (): Json => ({
  InstanceArn: 'arn:aws:sso:::instance/ssoins-acme00000000001',
  IdentityStoreId: 'd-acme000001',
  PermissionSets: [...new Set(ASSIGNED.map(([, set]) => set))].map((name) => ({ Name: name })),
  Users: PEOPLE.map(([name, team]) => ({ UserName: `${name}@acme.example`, UserId: `acme-${name}`, team })),
  Assignments: ASSIGNED.map(([account, set, person]) => ({
    AccountId: account,
    PermissionSet: set,
    PrincipalUser: `${person}@acme.example`,
  })),
});
