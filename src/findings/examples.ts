import { type Example, EXAMPLE_ACCOUNT } from './example.ts';

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
              Document: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: ['bedrock:*', 'bedrock-mantle:*'], Resource: '*' }],
              },
            },
          ],
        },
      ],
    },
  },
};
