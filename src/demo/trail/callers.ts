import { arnOf, permissionSetArn } from '../builders/principals.ts';
import { uniqueId } from '../builders/made-up.ts';
import { ACCOUNTS, SAML_PROVIDER } from '../names.ts';
import { PEOPLE, userNameOf } from '../people.ts';
import { type Call, type Caller, iso, sessionKey, type Trail } from './trail.ts';

const CLI = 'aws-cli/2.31.18 md/awscrt#0.27.6 ua/2.1 os/linux#6.12 md/arch#x86_64 lang/python#3.13.7';
const CONSOLE = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const SDK = 'Boto3/1.40.61 md/Botocore#1.40.61 ua/2.1 os/linux#6.12 lang/python#3.13.7';
const ACTIONS = 'aws-sdk-nodejs-configure-aws-credentials-for-github-actions';

/** The session of a role that somebody or something takes on. */
interface Taken {
  readonly account: string;
  readonly roleArn: string;
  readonly session: string;
  readonly time: number;
  readonly context?: Record<string, unknown>;
  /** Seconds; an hour where it is left out, which is the longest for a session that begins another. */
  readonly duration?: number;
}

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** The identity of a session, and what STS answers when it begins. */
function session({ account, roleArn, session: name, time, context = {}, duration = 3600 }: Taken) {
  const role = nameOf(roleArn);
  const id = uniqueId('AROA', roleArn);
  const arn = `arn:aws:sts::${account}:assumed-role/${role}/${name}`;
  const key = sessionKey(`${arn} ${time}`);
  const identity = {
    type: 'AssumedRole',
    principalId: `${id}:${name}`,
    arn,
    accountId: account,
    accessKeyId: key,
    sessionContext: {
      sessionIssuer: { type: 'Role', principalId: id, arn: roleArn, accountId: account, userName: role },
      attributes: { creationDate: iso(time), mfaAuthenticated: 'false' },
      ...context,
    },
  };
  const request = { roleArn, roleSessionName: name, durationSeconds: duration };
  const response = {
    credentials: { accessKeyId: key, sessionToken: 'HIDDEN_DUE_TO_SECURITY_REASONS', expiration: iso(time + duration * 1000) },
    assumedRoleUser: { assumedRoleId: `${id}:${name}`, arn },
  };
  const resources = [{ accountId: account, type: 'AWS::IAM::Role', ARN: roleArn }];
  return { identity, request, response, resources };
}

/** Where people sit: an address each, of a range that documentation uses (RFC 5737). */
const desk = (person: keyof typeof PEOPLE): string => `198.51.100.${10 + Object.keys(PEOPLE).indexOf(person)}`;

/** Somebody signs in through Identity Center; `console`: the browser has keys of its own, which no call shows. */
export function signIn(trail: Trail, person: keyof typeof PEOPLE, account: string, set: string, time: number, console = false): Caller {
  const userName = userNameOf(PEOPLE[person]);
  const roleArn = permissionSetArn(account, set);
  const { identity, request, response, resources } = session({ account, roleArn, session: userName, time, duration: 7200 });
  const provider = `arn:aws:iam::${account}:saml-provider/${SAML_PROVIDER}`;
  const saml = {
    type: 'SAMLUser',
    principalId: `${uniqueId('', provider)}=:${userName}`,
    userName,
    identityProvider: `${uniqueId('', provider)}=`,
  };
  trail.add({ account, identity: saml, ip: desk(person), agent: 'AWS Signin, aws-internal/3' }, time, 'sts', 'AssumeRoleWithSAML', {
    request: { principalArn: provider, ...request },
    response: { ...response, subject: userName, subjectType: 'persistent', audience: 'https://signin.aws.amazon.com/saml' },
    more: { resources },
  });
  if (!console) return { account, identity, ip: desk(person), agent: CLI };
  return {
    account,
    identity: { ...identity, accessKeyId: sessionKey(`console ${userName} ${time}`) },
    ip: desk(person),
    agent: CONSOLE,
    more: { sessionCredentialFromConsole: 'true' },
  };
}

/** Somebody or something takes on a role: both accounts record it where there are two. */
export function assume(trail: Trail, caller: Caller, roleArn: string, name: string, time: number): Caller {
  const account = roleArn.split(':')[4] ?? '';
  const taken = session({ account, roleArn, session: name, time });
  const shared = account === caller.account ? {} : { sharedEventID: `5${taken.identity.accessKeyId.toLowerCase()}` };
  const call: Call = { request: taken.request, response: taken.response, more: { resources: taken.resources, ...shared } };
  trail.add({ ...caller, more: {} }, time, 'sts', 'AssumeRole', call);
  if (account !== caller.account) {
    const { principalId } = caller.identity;
    const stranger = { type: 'AWSAccount', principalId, accountId: caller.account };
    trail.add({ account, identity: stranger, ip: caller.ip, agent: caller.agent }, time, 'sts', 'AssumeRole', call);
  }
  return { account, identity: taken.identity, ip: caller.ip, agent: caller.agent };
}

/** A session that another account begins, whose own trail is not that of the organisation. */
export function fromOutside(trail: Trail, vendor: string, roleArn: string, name: string, time: number): Caller {
  const account = roleArn.split(':')[4] ?? '';
  const { identity, request, response, resources } = session({ account, roleArn, session: name, time });
  const stranger = { type: 'AWSAccount', principalId: `${uniqueId('AROA', vendor)}:${name}`, accountId: vendor };
  const ip = '203.0.113.77';
  trail.add({ account, identity: stranger, ip, agent: SDK }, time, 'sts', 'AssumeRole', {
    request: { ...request, externalId: 'acme-4711' },
    response,
    more: { resources },
  });
  return { account, identity, ip, agent: SDK };
}

/** A workflow of GitHub. */
export function workflow(trail: Trail, role: string, subject: string, time: number): Caller {
  const account = ACCOUNTS.shared;
  const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
  const context = { webIdFederationData: { federatedProvider: provider, attributes: {} } };
  const taken = session({ account, roleArn: arnOf(account, 'role', role), session: 'GitHubActions', time, context });
  const ip = `20.0.113.${(1 + ((time / 60_000) % 200)) | 0}`;
  const identity = {
    type: 'WebIdentityUser',
    principalId: `${provider}:sts.amazonaws.com:${subject}`,
    userName: subject,
    identityProvider: provider,
  };
  trail.add({ account, identity, ip, agent: ACTIONS }, time, 'sts', 'AssumeRoleWithWebIdentity', {
    request: taken.request,
    response: { ...taken.response, subjectFromWebIdentityToken: subject, provider, audience: 'sts.amazonaws.com' },
    more: { resources: taken.resources },
  });
  return { account, identity: taken.identity, ip, agent: SDK };
}

/** A service begins a session for a function, an instance, a task or a job. */
export function begunBy(trail: Trail, service: string, roleArn: string, name: string, time: number): Caller {
  const account = roleArn.split(':')[4] ?? '';
  const host = `${service}.amazonaws.com`;
  const context = service === 'ec2' ? { ec2RoleDelivery: '2.0' } : {};
  const { identity, request, response, resources } = session({ account, roleArn, session: name, time, context });
  trail.add({ account, identity: { type: 'AWSService', invokedBy: host }, ip: host, agent: host }, time, 'sts', 'AssumeRole', {
    request,
    response,
    more: { resources },
  });
  return { account, identity, ip: '10.20.0.17', agent: SDK };
}

/** A session that began before the trail does. */
export function begunEarlier(roleArn: string, name: string, time: number): Caller {
  const account = roleArn.split(':')[4] ?? '';
  return { account, identity: session({ account, roleArn, session: name, time }).identity, ip: '198.51.100.90', agent: CLI };
}

/** AWS Config, which looks at everything by its service-linked role. */
export function config(account: string, time: number): Caller {
  const roleArn = arnOf(account, 'role', 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig');
  const { accessKeyId: _none, ...identity } = session({ account, roleArn, session: 'ConfigResourceCompositionSession', time }).identity;
  const host = 'config.amazonaws.com';
  return { account, identity: { ...identity, invokedBy: host }, ip: host, agent: host };
}

/** An IAM user with a long-term key; `bearer`: the user behind an API key, which has no access key. */
export function longTerm(account: string, nameWithPath: string, ip: string, bearer = false): Caller {
  const arn = arnOf(account, 'user', nameWithPath);
  const identity = { type: 'IAMUser', principalId: uniqueId('AIDA', arn), arn, accountId: account, userName: nameOf(arn) };
  return {
    account,
    identity: bearer ? identity : { ...identity, accessKeyId: uniqueId('AKIA', arn).slice(0, 20) },
    ip,
    agent: bearer ? 'OpenAI/Python 2.8.0' : SDK,
  };
}

/** A user asks for a session with MFA. */
export function withMfa(trail: Trail, caller: Caller, time: number): Caller {
  const key = sessionKey(`${String(caller.identity['arn'])} ${time}`);
  trail.add(caller, time, 'sts', 'GetSessionToken', {
    request: { serialNumber: `arn:aws:iam::${caller.account}:mfa/${String(caller.identity['userName'])}`, durationSeconds: 43_200 },
    response: { credentials: { accessKeyId: key, sessionToken: 'HIDDEN_DUE_TO_SECURITY_REASONS', expiration: iso(time + 43_200_000) } },
  });
  const attributes = { creationDate: iso(time), mfaAuthenticated: 'true' };
  return { ...caller, identity: { ...caller.identity, accessKeyId: key, sessionContext: { attributes } } };
}

/** The same session, where AWS names the person for whom it acts. */
export const onBehalfOf = (caller: Caller, userId: string, store: string): Caller => ({
  ...caller,
  identity: {
    ...caller.identity,
    onBehalfOf: { userId, identityStoreArn: `arn:aws:identitystore::${ACCOUNTS.management}:identitystore/${store}` },
  },
});
