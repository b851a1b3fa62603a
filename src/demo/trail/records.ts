import { hex, uniqueId, uuid } from '../builders/made-up.ts';
import type { Json } from '../builders/json.ts';
import { REGION, SAML_PROVIDER } from '../names.ts';

/** A record of CloudTrail, and in whose trail it stands. */
export interface DemoRecord extends Json {
  readonly eventTime: string;
  readonly recipientAccountId: string;
  readonly awsRegion: string;
}

/** Who calls, from where and with what. */
export interface DemoCaller {
  readonly account: string;
  readonly identity: Json;
  readonly ip: string;
  readonly agent: string;
}

/** What differs from call to call. */
export interface CallParts {
  readonly request?: Json;
  readonly response?: Json;
  readonly more?: Json;
  /** Only trails that ask for data events have it. */
  readonly data?: true;
}

const READS = /^(?:Get|List|Describe|Invoke|Converse|Assume|Retrieve)/;

/** The moment so many minutes after the trail begins. */
export const BEGIN = Date.UTC(2026, 10, 2);
/** Minutes of a day. */
export const DAY = 1_440;

const timeOf = (minute: number): string => new Date(BEGIN + Math.round(minute * 60) * 1000).toISOString().replace('.000Z', 'Z');

/** One call: `bedrock:InvokeModel`, so many minutes after the trail begins. */
export function call(who: DemoCaller, event: string, minute: number, { request, response, more, data }: CallParts = {}): DemoRecord {
  const [service = '', eventName = ''] = event.split(':');
  const eventTime = timeOf(minute);
  const key = `${event} ${eventTime} ${JSON.stringify(who.identity)} ${JSON.stringify(request ?? {})}`;
  return {
    eventVersion: '1.11',
    userIdentity: who.identity,
    eventTime,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: REGION,
    sourceIPAddress: who.ip,
    userAgent: who.agent,
    requestParameters: request ?? null,
    responseElements: response ?? null,
    requestID: uuid(`request ${key}`),
    eventID: uuid(key),
    readOnly: READS.test(eventName),
    eventType: 'AwsApiCall',
    managementEvent: data !== true,
    recipientAccountId: who.account,
    eventCategory: data === true ? 'Data' : 'Management',
    ...more,
  };
}

/** What a session is made of. */
interface Begun {
  readonly account: string;
  /** The name of the role, with its path. */
  readonly role: string;
  readonly session: string;
  readonly minute: number;
  readonly ip: string;
  readonly agent: string;
  readonly sourceIdentity?: string;
  /** What the session was begun with, to tell sessions of one name apart. */
  readonly from: string;
}

/** A session of a role: its caller, and what the call that began it answered. */
function begin({ account, role, session, minute, ip, agent, sourceIdentity, from }: Begun): {
  readonly caller: DemoCaller;
  readonly response: Json;
  readonly arn: string;
} {
  const arn = `arn:aws:iam::${account}:role/${role}`;
  const name = role.slice(role.lastIndexOf('/') + 1);
  const roleId = uniqueId('AROA', arn);
  const accessKeyId = uniqueId('ASIA', `${arn} ${session} ${minute} ${from}`).slice(0, 20);
  const sessionArn = `arn:aws:sts::${account}:assumed-role/${name}/${session}`;
  return {
    arn,
    response: {
      credentials: { accessKeyId, expiration: timeOf(minute + 60), sessionToken: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      assumedRoleUser: { assumedRoleId: `${roleId}:${session}`, arn: sessionArn },
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    },
    caller: {
      account,
      ip,
      agent,
      identity: {
        type: 'AssumedRole',
        principalId: `${roleId}:${session}`,
        arn: sessionArn,
        accountId: account,
        accessKeyId,
        sessionContext: {
          sessionIssuer: { type: 'Role', principalId: roleId, arn, accountId: account, userName: name },
          attributes: { creationDate: timeOf(minute), mfaAuthenticated: 'false' },
          ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
        },
      },
    },
  };
}

/** A session, and the records that tell how it began. */
export interface DemoSession {
  readonly caller: DemoCaller;
  readonly records: readonly DemoRecord[];
}

const resourceOf = (account: string, arn: string): Json => ({ resources: [{ accountId: account, type: 'AWS::IAM::Role', ARN: arn }] });

/** Somebody signs in by IAM Identity Center: what it does in the account is AssumeRoleWithSAML. */
export function signIn(account: string, role: string, person: string, minute: number, ip: string): DemoSession {
  const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
  const { caller, response, arn } = begin({ account, role, session: person, minute, ip, agent, from: 'sign-in' });
  const saml: DemoCaller = {
    account,
    ip,
    agent: 'AWS Signin, aws-internal/3',
    identity: {
      type: 'SAMLUser',
      principalId: `${hex(27, person)}=:${person}`,
      userName: person,
      identityProvider: `${hex(27, account)}=`,
    },
  };
  const begun = call(saml, 'sts:AssumeRoleWithSAML', minute, {
    request: { principalArn: `arn:aws:iam::${account}:saml-provider/${SAML_PROVIDER}`, roleArn: arn, roleSessionName: person },
    response: { ...response, subject: person, subjectType: 'persistent', audience: 'https://signin.aws.amazon.com/saml' },
    more: resourceOf(account, arn),
  });
  return { caller, records: [begun] };
}

/** A workflow of GitHub takes a role by its token. */
export function workflow(account: string, role: string, subject: string, minute: number): DemoSession {
  const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
  const ip = `20.51.${Number.parseInt(hex(2, subject), 16)}.${Number.parseInt(hex(2, `${subject} ip`), 16)}`;
  const agent = 'aws-sdk-js/3.901.0 os/linux lang/js md/nodejs#22.18.0';
  const { caller, response, arn } = begin({ account, role, session: 'GitHubActions', minute, ip, agent, from: subject });
  const token: DemoCaller = {
    account,
    ip,
    agent,
    identity: {
      type: 'WebIdentityUser',
      principalId: `${provider}:sts.amazonaws.com:${subject}`,
      userName: subject,
      identityProvider: provider,
    },
  };
  const begun = call(token, 'sts:AssumeRoleWithWebIdentity', minute, {
    request: { roleArn: arn, roleSessionName: 'GitHubActions' },
    response: { ...response, subjectFromWebIdentityToken: subject, provider, audience: 'sts.amazonaws.com' },
    more: resourceOf(account, arn),
  });
  return { caller, records: [begun] };
}

/** Somebody takes another role, in this or another account; both accounts have a record of it. */
export function takeRole(
  by: DemoCaller,
  account: string,
  role: string,
  session: string,
  minute: number,
  sourceIdentity?: string,
): DemoSession {
  const { ip, agent } = by;
  const from = JSON.stringify(by.identity);
  const { caller, response, arn } = begin({
    account,
    role,
    session,
    minute,
    ip,
    agent,
    from,
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
  });
  const shared = { sharedEventID: uuid(`shared ${arn} ${session} ${minute} ${from}`), ...resourceOf(account, arn) };
  const request = { roleArn: arn, roleSessionName: session, ...(sourceIdentity === undefined ? {} : { sourceIdentity }) };
  const own = call(by, 'sts:AssumeRole', minute, { request, response, more: shared });
  if (account === by.account) return { caller, records: [own] };
  // the account of the role does not learn the ARN of the caller (CloudTrail User Guide, "AssumeRole" in two accounts)
  const copy: DemoCaller = {
    ...by,
    account,
    identity: { type: 'AWSAccount', principalId: by.identity['principalId'], accountId: by.account },
  };
  return { caller, records: [own, call(copy, 'sts:AssumeRole', minute, { request, response, more: shared })] };
}

/** A service takes a role for a function, a task or an instance. */
export function serviceRole(account: string, role: string, service: string, session: string, minute: number, ip: string): DemoSession {
  const agent = 'Boto3/1.40.61 md/Botocore#1.40.61 os/linux#6.1 lang/python#3.13.7';
  const { caller, response, arn } = begin({ account, role, session, minute, ip, agent, from: service });
  const by: DemoCaller = { account, ip: service, agent: service, identity: { type: 'AWSService', invokedBy: service } };
  const begun = call(by, 'sts:AssumeRole', minute, {
    request: { roleArn: arn, roleSessionName: session },
    response,
    more: resourceOf(account, arn),
  });
  return { caller, records: [begun] };
}

/** An IAM user with a long-term key. */
export function keyOf(account: string, user: string, ip: string, agent: string): DemoCaller {
  const arn = `arn:aws:iam::${account}:user/${user}`;
  return {
    account,
    ip,
    agent,
    identity: {
      type: 'IAMUser',
      principalId: uniqueId('AIDA', arn),
      arn,
      accountId: account,
      accessKeyId: uniqueId('AKIA', arn).slice(0, 20),
      userName: user.slice(user.lastIndexOf('/') + 1),
    },
  };
}
