import { EXAMPLE_ACCOUNT } from '../example.ts';

const ID = '11111111-2222-3333-4444-555555555555';

/** For examples: an application of Q Business whose people sign in. */
export const EXAMPLE_APPLICATION = {
  applicationId: ID,
  applicationArn: `arn:aws:qbusiness:us-east-1:${EXAMPLE_ACCOUNT}:application/${ID}`,
  displayName: 'handbook',
  identityType: 'AWS_IAM_IDC',
  status: 'ACTIVE',
} as const;

/** Its description as an answer. */
export const APPLICATION = ['qbusiness.GetApplication', ID, EXAMPLE_APPLICATION] as const;
