import type { Json } from '../estate/json.ts';

/** The account of which examples tell. */
export const ACCOUNT = '111122223333';

/** For examples: one record, as CloudTrail writes it. Ids are made of the time, the name and the caller, so that they are always the same. */
export function record(source: string, name: string, userIdentity: Json, minute: number, more: Json = {}): Json {
  const time = new Date(Date.UTC(2026, 8, 1, 9) + minute * 60_000).toISOString().replace('.000', '');
  return {
    eventVersion: '1.11',
    userIdentity,
    eventTime: time,
    eventSource: source,
    eventName: name,
    awsRegion: 'us-east-1',
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.31.0',
    requestParameters: null,
    responseElements: null,
    eventID: `${String(userIdentity['accessKeyId'] ?? userIdentity['invokedBy'] ?? userIdentity['type'])}-${name}-${minute}-${String(more['awsRegion'] ?? '')}`,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...more,
  };
}

/** For examples: an IAM user with a long-term key. */
export const user = (name: string): Json => ({
  type: 'IAMUser',
  principalId: `AIDA${name.toUpperCase()}`,
  arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
  accountId: ACCOUNT,
  accessKeyId: `AKIA${name.toUpperCase()}`,
  userName: name,
});

/** For examples: a session of a role. Sessions with the same name are one. */
export const session = (role: string, name: string): Json => ({
  type: 'AssumedRole',
  principalId: `AROA${role.toUpperCase()}:${name}`,
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`,
  accountId: ACCOUNT,
  accessKeyId: `ASIA${role.toUpperCase()}${name.toUpperCase()}`,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: `AROA${role.toUpperCase()}`,
      arn: `arn:aws:iam::${ACCOUNT}:role/${role}`,
      accountId: ACCOUNT,
      userName: role,
    },
    attributes: { creationDate: '2026-09-01T08:59:00Z', mfaAuthenticated: 'false' },
  },
});
