import type { Json } from './builders/json.ts';
import { precise } from './builders/made-up.ts';
import { ACCOUNTS, ORGANIZATION, ROOT } from './names.ts';
import { RCPS } from './rcps.ts';
import { type OrganizationPolicy, SCPS } from './scps.ts';
import { MEMBERS, UNITS } from './units.ts';

const SCP = 'SERVICE_CONTROL_POLICY';
const RCP = 'RESOURCE_CONTROL_POLICY';

const arn = (kind: string, id: string): string => `arn:aws:organizations::${ACCOUNTS.management}:${kind}/${ORGANIZATION}/${id}`;

const ENABLED = [SCP, RCP].map((type) => ({ Type: type, Status: 'ENABLED' }));

/** `organization.json`: what the Organizations API returns, put together. */
export const organization = (): Json => ({
  Organization: {
    Id: ORGANIZATION,
    Arn: `arn:aws:organizations::${ACCOUNTS.management}:organization/${ORGANIZATION}`,
    FeatureSet: 'ALL',
    MasterAccountArn: arn('account', ACCOUNTS.management),
    MasterAccountId: ACCOUNTS.management,
    MasterAccountEmail: 'aws+management@acme.example',
    AvailablePolicyTypes: [{ Type: SCP, Status: 'ENABLED' }],
  },
  Roots: [{ Id: ROOT, Arn: arn('root', ROOT), Name: 'Root', PolicyTypes: ENABLED }],
  OrganizationalUnits: Object.values(UNITS).map(({ id, name, parent }) => ({ Id: id, Arn: arn('ou', id), Name: name, ParentId: parent })),
  Accounts: MEMBERS.map(({ id, name, parent, joined, suspended }) => ({
    Id: id,
    Arn: arn('account', id),
    Email: `aws+${name}@acme.example`,
    Name: name,
    Status: suspended === true ? 'SUSPENDED' : 'ACTIVE',
    State: suspended === true ? 'SUSPENDED' : 'ACTIVE',
    JoinedMethod: id === ACCOUNTS.management ? 'INVITED' : 'CREATED',
    JoinedTimestamp: precise(joined),
    ParentId: parent,
  })),
  Policies: [...SCPS.map((one) => described(one, SCP)), ...RCPS.map((one) => described(one, RCP))],
});

function described({ id, name, description, document, targets }: OrganizationPolicy, type: string): Json {
  const awsManaged = id.endsWith('FullAWSAccess');
  const kind = type.toLowerCase();
  return {
    PolicySummary: {
      Id: id,
      Arn: awsManaged ? `arn:aws:organizations::aws:policy/${kind}/${id}` : arn('policy', `${kind}/${id}`),
      Name: name,
      Description: description,
      Type: type,
      AwsManaged: awsManaged,
    },
    Content: JSON.stringify(document),
    Targets: targets.map(target),
  };
}

function target(id: string): Json {
  if (id === ROOT) return { TargetId: ROOT, Arn: arn('root', ROOT), Name: 'Root', Type: 'ROOT' };
  const unit = Object.values(UNITS).find((one) => one.id === id);
  if (unit !== undefined) return { TargetId: id, Arn: arn('ou', id), Name: unit.name, Type: 'ORGANIZATIONAL_UNIT' };
  const member = MEMBERS.find((one) => one.id === id);
  return { TargetId: id, Arn: arn('account', id), Name: member?.name ?? id, Type: 'ACCOUNT' };
}
