import { NOTHING_SAID } from '../../estate/intent.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';

/** A role that an example is about. */
export const EXAMPLE_ROLE = `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/builder`;

const trust = (principal: unknown): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
});

/** An account whose one role has these statements. */
export const policyDetails = (...statements: readonly unknown[]): Example => ({
  details: {
    [EXAMPLE_ACCOUNT]: {
      RoleDetailList: [
        {
          RoleName: 'builder',
          Arn: EXAMPLE_ROLE,
          Path: '/',
          AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }),
          RolePolicyList: [{ PolicyName: 'build', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
        },
      ],
    },
  },
});

/** A user that an example is about. */
export const EXAMPLE_USER = `arn:aws:iam::${EXAMPLE_ACCOUNT}:user/ana`;

/** An account whose one user has these statements. */
export const userDetails = (...statements: readonly unknown[]): Example => ({
  details: {
    [EXAMPLE_ACCOUNT]: {
      UserDetailList: [
        {
          UserName: 'ana',
          Arn: EXAMPLE_USER,
          Path: '/',
          UserPolicyList: [{ PolicyName: 'rights', PolicyDocument: { Version: '2012-10-17', Statement: statements } }],
        },
      ],
    },
  },
});

/** A document that allows actions on everything. */
export const allowing = (actions: readonly string[]): unknown => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

/** The same with a policy of AWS that allows everything of a service. */
export const fullAccess: Example = {
  details: {
    [EXAMPLE_ACCOUNT]: {
      RoleDetailList: [
        {
          RoleName: 'builder',
          Arn: EXAMPLE_ROLE,
          Path: '/',
          AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }),
          AttachedManagedPolicies: [
            { PolicyName: 'AmazonBedrockFullAccess', PolicyArn: 'arn:aws:iam::aws:policy/AmazonBedrockFullAccess' },
          ],
        },
      ],
      Policies: [
        {
          PolicyName: 'AmazonBedrockFullAccess',
          Arn: 'arn:aws:iam::aws:policy/AmazonBedrockFullAccess',
          DefaultVersionId: 'v1',
          PolicyVersionList: [
            {
              VersionId: 'v1',
              IsDefaultVersion: true,
              Document: allowing(['bedrock:*', 'bedrock-mantle:*']),
            },
          ],
        },
      ],
    },
  },
};

const MANAGEMENT = '999900001111';

/** An organisation whose one member has these statements in an SCP, beside the one that allows everything. */
export function underScp(...statements: readonly unknown[]): Example {
  const scp = (name: string, targets: readonly string[], ...content: readonly unknown[]) => ({
    PolicySummary: { Id: `p-${name}`, Name: name, Type: 'SERVICE_CONTROL_POLICY' },
    Content: JSON.stringify({ Version: '2012-10-17', Statement: content }),
    Targets: targets.map((TargetId) => ({ TargetId })),
  });
  return {
    ...policyDetails({ Effect: 'Allow', Action: '*', Resource: '*' }),
    organization: {
      Organization: { Id: 'o-example', MasterAccountId: MANAGEMENT },
      Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
      OrganizationalUnits: [],
      Accounts: [
        { Id: MANAGEMENT, ParentId: 'r-1', Status: 'ACTIVE' },
        { Id: EXAMPLE_ACCOUNT, ParentId: 'r-1', Status: 'ACTIVE' },
      ],
      Policies: [
        scp('FullAWSAccess', ['r-1', EXAMPLE_ACCOUNT], { Effect: 'Allow', Action: '*', Resource: '*' }),
        scp('ai', ['r-1'], ...statements),
      ],
    },
  };
}

/** The same where `mantlet.yaml` trusts an account: for some services, or for any. */
export const trustingAccount = (example: Example, account: string, services?: readonly string[]): Example => ({
  ...example,
  intent: { ...NOTHING_SAID, trustedAccounts: [{ account, reason: 'a vendor', services }] },
});

/** The same in an account whose AI resources were listed: it has none. */
export const withoutResources = (example: Example): Example => ({
  ...example,
  aiResources: { [EXAMPLE_ACCOUNT]: { notebookInstances: [], agents: [] } },
});
