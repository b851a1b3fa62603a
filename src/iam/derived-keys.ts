import { findAction, isListKey, keysOfAction } from '../catalogue/reference/reference.ts';
import { nameOfArn, splitArn } from './arn.ts';
import type { AuthorizationRequest, ContextEntry, RequestPrincipal } from './request.ts';

/**
 * What is known of a context key that the caller did not supply: AWS derives it from the principal and the resource, or it cannot exist in
 * this request, or it is open. Availability rules: IAM User Guide, "AWS global condition context keys"; keys of a service exist only for the
 * actions and resource types that the Service Authorization Reference lists.
 */

const ABSENT: ContextEntry = { state: 'absent' };
const PRESENT: ContextEntry = { state: 'present' };
const UNKNOWN: ContextEntry = { state: 'unknown' };
const known = (value: string): ContextEntry => ({ state: 'known', values: [value], list: false });
const FALSE = known('false');
const TRUE = known('true');
/** AWS's text says false for direct calls, its availability line says that the key is only on MCP requests. */
const ABSENT_OR_FALSE: ContextEntry = { state: 'optional', values: ['false'], list: false };

type Derive = (request: AuthorizationRequest) => ContextEntry;

const isService = (p: RequestPrincipal): boolean => p.kind === 'service';
const hasAccount = (p: RequestPrincipal): boolean =>
  p.kind === 'user' || p.kind === 'role-session' || p.kind === 'federated-user' || p.kind === 'root' || p.kind === 'assumed-root';
const isTemporary = (p: RequestPrincipal): boolean => p.kind === 'role-session' || p.kind === 'federated-user' || p.kind === 'assumed-root';

/** A key that only a request can tell: open when discovering, absent when the caller gave the whole context. */
const fromRequest: Derive = (r) => (r.mode === 'discover' ? UNKNOWN : ABSENT);
/** A key that AWS always includes, whose value only the request can tell. */
const always: Derive = (r) => (r.mode === 'discover' ? PRESENT : ABSENT);
const whenAccount: Derive = (r) => (hasAccount(r.principal) ? fromRequest(r) : ABSENT);
const whenRoleSession: Derive = (r) => (r.principal.kind === 'role-session' ? fromRequest(r) : ABSENT);
/** Set by AWS services that call on behalf of a resource; a person or role cannot send them. */
const whenService: Derive = (r) => (isService(r.principal) ? fromRequest(r) : ABSENT);

/** AI services that send the VPC keys of 2025 ("aws:SourceVpcArn", list of supported services); other prefixes are open. */
const SENDS_VPC_ARN: ReadonlySet<string> = new Set(['rekognition', 'textract', 'transcribe', 'polly', 'comprehendmedical']);
const NO_VPC_ARN: ReadonlySet<string> = new Set([
  'bedrock',
  'bedrock-mantle',
  'bedrock-agentcore',
  'sagemaker',
  'lex',
  'kendra',
  'qbusiness',
]);
const vpcArn: Derive = (r) => {
  const prefix = r.action.slice(0, r.action.indexOf(':')).toLowerCase();
  return NO_VPC_ARN.has(prefix) && !SENDS_VPC_ARN.has(prefix) ? ABSENT : fromRequest(r);
};

/** A session ARN tells the name of the role and leaves its path open (IAM User Guide, "aws:PrincipalArn" and "IAM identifiers"). */
function roleOfSession(sessionArn: string | undefined): ContextEntry {
  const segments = sessionArn === undefined ? undefined : splitArn(sessionArn);
  const [type, name] = segments?.[4].split('/') ?? [];
  if (segments === undefined || type !== 'assumed-role' || name === undefined) return PRESENT;
  return { state: 'framed', before: `arn:${segments[0]}:iam::${segments[3]}:role`, after: `/${name}` };
}

/** The owner's account. AWS leaves the key out for a few actions, so it may be absent where nobody says whose the resource is. */
function resourceAccount({ resource: { account, accountAssumed } }: AuthorizationRequest): ContextEntry {
  return account === undefined || accountAssumed === true ? UNKNOWN : known(account);
}

const GLOBAL: Readonly<Record<string, Derive>> = {
  'aws:principalarn': ({ principal: p }) => {
    switch (p.kind) {
      case 'role-session':
        return p.roleArn === undefined ? roleOfSession(p.arn) : known(p.roleArn);
      case 'service':
        return UNKNOWN; // not documented
      case 'anonymous':
      case 'web-identity':
      case 'saml':
        return ABSENT;
      default:
        return p.arn === undefined ? PRESENT : known(p.arn);
    }
  },
  'aws:principalaccount': ({ principal: p }) =>
    p.kind === 'anonymous' ? known('anonymous') : !hasAccount(p) ? ABSENT : p.account === undefined ? PRESENT : known(p.account),
  'aws:principaltype': ({ principal: p }) => {
    switch (p.kind) {
      case 'user':
        return known('User');
      case 'role-session':
        return known('AssumedRole');
      case 'federated-user':
        return known('FederatedUser');
      case 'root':
        return known('Account');
      case 'anonymous':
        return known('Anonymous');
      default:
        return UNKNOWN;
    }
  },
  'aws:userid': ({ principal: p }) => {
    switch (p.kind) {
      case 'user':
        return p.uniqueId === undefined ? PRESENT : known(p.uniqueId);
      case 'role-session':
        return p.uniqueId === undefined || p.arn === undefined || !p.arn.includes(':assumed-role/')
          ? PRESENT
          : known(`${p.uniqueId}:${nameOfArn(p.arn)}`);
      case 'federated-user':
        return p.account === undefined || p.arn === undefined ? PRESENT : known(`${p.account}:${nameOfArn(p.arn)}`);
      case 'root':
        return p.account === undefined ? PRESENT : known(p.account);
      case 'anonymous':
        return known('anonymous');
      default:
        return UNKNOWN;
    }
  },
  'aws:username': ({ principal: p }) => (p.kind !== 'user' ? ABSENT : p.arn === undefined ? PRESENT : known(nameOfArn(p.arn))),
  'aws:principalisawsservice': ({ principal: p }) => (isService(p) ? TRUE : p.kind === 'anonymous' ? ABSENT : FALSE),
  'aws:principalservicename': ({ principal: p }) => (!isService(p) ? ABSENT : p.arn === undefined ? PRESENT : known(p.arn)),
  'aws:principalservicenameslist': ({ principal: p }) => (isService(p) ? PRESENT : ABSENT),
  'aws:principalorgid': whenAccount,
  'aws:principalorgpaths': whenAccount,
  'aws:multifactorauthpresent': whenAccount,
  'aws:multifactorauthage': whenAccount,
  // long-term keys have none; credentials of STS always do
  'aws:tokenissuetime': (r) => (isTemporary(r.principal) ? PRESENT : hasAccount(r.principal) ? fromRequest(r) : ABSENT),
  'aws:sourceidentity': whenRoleSession,
  'aws:federatedprovider': whenRoleSession,
  'aws:rolesessionname': whenRoleSession,
  'aws:signinsessionarn': whenAccount,
  'aws:assumedroot': ({ principal: p }) => (p.kind === 'assumed-root' ? TRUE : ABSENT),
  'aws:ec2instancesourcevpc': whenRoleSession,
  'aws:ec2instancesourceprivateipv4': whenRoleSession,
  'aws:chatbotsourcearn': whenRoleSession,
  'lambda:sourcefunctionarn': whenRoleSession,
  'glue:credentialissuingservice': whenRoleSession,
  'glue:roleassumedby': whenRoleSession,
  'ssm:sourceinstancearn': whenRoleSession,
  'ec2:sourceinstancearn': whenRoleSession,
  'identitystore:userid': whenRoleSession,
  'aws:viaawsservice': (r) => (isService(r.principal) ? UNKNOWN : FALSE),
  'aws:calledvia': () => ABSENT,
  'aws:calledviafirst': () => ABSENT,
  'aws:calledvialast': () => ABSENT,
  'aws:viaawsmcpservice': () => ABSENT_OR_FALSE,
  'aws:ismcpserviceaction': () => ABSENT_OR_FALSE,
  'aws:calledviaawsmcp': () => ABSENT,
  // AWS endpoints refuse calls without TLS 1.2; who explores rights is assumed to use TLS
  'aws:securetransport': (r) => (r.mode === 'discover' ? TRUE : ABSENT),
  'aws:currenttime': () => PRESENT,
  'aws:epochtime': () => PRESENT,
  'aws:requestedregion': always,
  'aws:resourceaccount': resourceAccount,
  'aws:resourceorgid': fromRequest,
  'aws:resourceorgpaths': fromRequest,
  'aws:sourceip': fromRequest,
  'aws:vpcsourceip': fromRequest,
  'aws:sourcevpc': fromRequest,
  'aws:sourcevpce': fromRequest,
  'aws:sourcevpcarn': vpcArn,
  'aws:vpceaccount': vpcArn,
  'aws:vpceorgid': vpcArn,
  'aws:vpceorgpaths': vpcArn,
  'aws:sourcearn': whenService,
  'aws:sourceaccount': whenService,
  'aws:sourceorgid': whenService,
  'aws:sourceorgpaths': whenService,
  'aws:useragent': fromRequest,
  'aws:referer': fromRequest,
};

/** Keys of tags: `aws:principaltag/team` -> `aws:principaltag/`. */
const tagFamily = (key: string): string | undefined => {
  const slash = key.indexOf('/');
  return slash < 0 ? undefined : key.slice(0, slash + 1);
};

const ENCRYPTION_CONTEXT = 'kms:encryptioncontext:';

/** What is known of one key that the request's context does not hold. */
export type Derivation = (request: AuthorizationRequest) => ContextEntry;

/** How a key (in lower case) is derived: looked up once for many requests. */
export function derivationOf(key: string): Derivation {
  const family = tagFamily(key);
  // a policy may ask for a key named like a member of every object
  const global = Object.hasOwn(GLOBAL, key) ? GLOBAL[key] : family === 'aws:principaltag/' ? whenAccount : undefined;
  const derive: Derive = global ?? ((r) => (r.mode === 'discover' && attachedToAction(r, key, family) ? UNKNOWN : ABSENT));
  return (request) => (isDeclaredAbsent(request, key, family) ? ABSENT : derive(request));
}

function isDeclaredAbsent({ absentKeys }: AuthorizationRequest, key: string, family: string | undefined): boolean {
  for (const absent of absentKeys) if (absent === key || absent === family) return true;
  return false;
}

/** The state of a key (in lower case) that the request's context does not hold. */
export const derivedEntry = (request: AuthorizationRequest, key: string): ContextEntry => derivationOf(key)(request);

/** Keys that the Service Authorization Reference lists for no action, and that AWS's own managed policies ask for. */
const UNLISTED: ReadonlySet<string> = new Set([
  'catalog:changetype',
  'datazone:domainid',
  'datazone:projectid',
  'datazone:userid',
  'iottwinmaker:linkedservices',
  'lakeformation:gluearn',
  'sagemaker:domainid',
  'sagemaker:userprofilename',
]);

/** Whether AWS lists the key for the action or one of its resource types. An action that nobody knows may have any key. */
function attachedToAction(request: AuthorizationRequest, key: string, family: string | undefined): boolean {
  const keys = keysOfAction(request.action);
  if (keys === undefined || UNLISTED.has(key)) return true;
  if (keys.has(key) || (family !== undefined && keys.has(family))) return true;
  // KMS writes the name of a pair of the encryption context into the key: `kms:EncryptionContext:department`
  if (key.startsWith(ENCRYPTION_CONTEXT) && [...keys].some((listed) => listed.startsWith(ENCRYPTION_CONTEXT))) return true;
  // Keys of an identity provider (`token.actions.githubusercontent.com:sub`) are not tied to actions in the reference
  return /^sts:assumerolewith/i.test(request.action) && !key.startsWith('aws:') && !key.startsWith('sts:');
}

/** Whether a value supplied for this key is a list although it has one member. */
export function isListValue(key: string, written: string | readonly string[]): boolean {
  if (isListKey(key)) return true;
  return typeof written !== 'string' && written.length !== 1;
}

/** An action without resource types is authorised on `*`, whatever ARN the caller names (IAM User Guide, "Resource"). */
export function authorizedResourceArn(request: AuthorizationRequest): string {
  const action = findAction(request.action);
  return action !== undefined && action.resourceTypes.length === 0 ? '*' : request.resource.arn;
}
