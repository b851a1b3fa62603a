import { inOrder } from '../trail.ts';
import type { TrailEvent } from '../event.ts';
import { readEvent } from '../read-event.ts';
import { type Json, textOf } from '../../estate/json.ts';

/** The account of most records. */
export const HOME = '111122223333';
/** Another account. */
export const OTHER = '444455556666';

/** Seconds after nine o'clock. */
export const at = (second: number): string => new Date(Date.UTC(2026, 8, 1, 9) + second * 1000).toISOString().replace('.000', '');

/** A record; ids are made of what it says. */
export const call = (source: string, name: string, userIdentity: Json, second: number, more: Json = {}): Json => ({
  eventTime: at(second),
  eventSource: `${source}.amazonaws.com`,
  eventName: name,
  awsRegion: 'us-east-1',
  eventID: `${name} ${second} ${textOf(userIdentity['type']) ?? ''} ${String(more['recipientAccountId'] ?? '')}`,
  recipientAccountId: HOME,
  userIdentity,
  ...more,
});

/** A session of a role: its name, its key, and when it began. */
export interface SessionOf {
  readonly role: string;
  readonly name: string;
  readonly key: string;
  readonly since: number;
  readonly account?: string;
  readonly context?: Json;
  readonly more?: Json;
}

const lastOf = (role: string): string => role.slice(role.lastIndexOf('/') + 1);
/** The ARN of a role, given with its path. */
export const roleArn = (role: string, account = HOME): string => `arn:aws:iam::${account}:role/${role}`;
const sessionArn = (role: string, name: string, account = HOME): string => `arn:aws:sts::${account}:assumed-role/${lastOf(role)}/${name}`;

/** A session as caller. */
export const session = ({ role, name, key, since, account = HOME, context = {}, more = {} }: SessionOf): Json => ({
  type: 'AssumedRole',
  principalId: `AROA${lastOf(role).toUpperCase()}:${name}`,
  arn: sessionArn(role, name, account),
  accountId: account,
  accessKeyId: key,
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: roleArn(role, account), accountId: account, userName: lastOf(role) },
    attributes: { creationDate: at(since), mfaAuthenticated: 'false' },
    ...context,
  },
  ...more,
});

/** An IAM user as caller. */
export const user = (name: string, key = `AKIA${name.toUpperCase()}`): Json => ({
  type: 'IAMUser',
  principalId: `AIDA${name.toUpperCase()}`,
  arn: `arn:aws:iam::${HOME}:user/people/${name}`,
  accountId: HOME,
  accessKeyId: key,
  userName: name,
});

/** The call that began a session. */
export const began = (operation: string, caller: Json, of: SessionOf, request: Json = {}, response: Json = {}, more: Json = {}): Json =>
  call('sts', operation, caller, of.since, {
    eventID: `${operation} ${of.key} ${String(more['recipientAccountId'] ?? '')}`,
    requestParameters: { roleArn: roleArn(of.role, of.account), roleSessionName: of.name, ...request },
    responseElements: {
      credentials: { accessKeyId: of.key, expiration: at(of.since + 3600) },
      assumedRoleUser: { arn: sessionArn(of.role, of.name, of.account) },
      ...response,
    },
    ...more,
  });

/** AssumeRole. */
export const assumed = (caller: Json, of: SessionOf, request: Json = {}, more: Json = {}): Json =>
  began('AssumeRole', caller, of, request, {}, more);

/** The provider of GitHub. */
export const GITHUB = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;

/** AssumeRoleWithWebIdentity. */
export const byToken = (of: SessionOf, subject: string, provider = GITHUB): Json =>
  began(
    'AssumeRoleWithWebIdentity',
    { type: 'WebIdentityUser', userName: subject, identityProvider: provider },
    of,
    {},
    {
      subjectFromWebIdentityToken: subject,
      provider,
    },
  );

/** The provider by which Identity Center enters an account. */
export const CENTER = `arn:aws:iam::${HOME}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE`;

/** AssumeRoleWithSAML. */
export const bySaml = (of: SessionOf, subject: string, provider = CENTER, response: Json = {}): Json =>
  began('AssumeRoleWithSAML', { type: 'SAMLUser', userName: subject, identityProvider: 'x' }, of, { principalArn: provider }, response);

/** The role of a permission set. */
export const permissionSet = (name: string): string => `aws-reserved/sso.amazonaws.com/AWSReservedSSO_${name}_0123456789abcdef`;

/** A call that is asked about. */
export const invoke = (caller: Json, second: number, more: Json = {}): Json => call('bedrock', 'InvokeModel', caller, second, more);

/** Records as events; those that cannot be read are left out. */
export const eventsOf = (records: readonly Json[]): readonly TrailEvent[] =>
  inOrder(records.map(readEvent).filter((event): event is TrailEvent => typeof event !== 'string'));
