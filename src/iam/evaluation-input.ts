import { accountOfArn, splitArn } from './arn.ts';
import type { KmsGrant, PolicyLayers } from './decision.ts';
import { parsePolicy } from './parse.ts';
import type { Policy, PolicyKind } from './policy.ts';
import type { AuthorizationRequest, ContextInput, PrincipalKind, RequestPrincipal, RequestResource } from './request.ts';

/**
 * One line of `mantlet evaluate`: `{"id", "mode", "request": {"principal", "action", "resource", "context"}, "policies": {...}}`.
 * Scalars stand for lists of one wherever a list is expected.
 */
export interface EvaluationInput {
  readonly id: string;
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const KINDS: Readonly<Record<string, PrincipalKind>> = {
  user: 'user',
  'iam-user': 'user',
  role: 'role-session',
  'role-session': 'role-session',
  'assumed-role': 'role-session',
  'federated-user': 'federated-user',
  'web-identity': 'web-identity',
  oidc: 'web-identity',
  federated: 'web-identity',
  saml: 'saml',
  service: 'service',
  anonymous: 'anonymous',
  root: 'root',
  account: 'root',
  'assumed-root': 'assumed-root',
  'assume-root': 'assumed-root',
};

/** Reads one evaluation. Answers with a sentence where the input does not say what to decide. */
export function parseEvaluationInput(value: unknown): EvaluationInput | string {
  if (!isObject(value)) return 'the line is not a JSON object';
  const request = value['request'];
  if (!isObject(request)) return 'it has no `request`';
  const policies = value['policies'] ?? {};
  if (!isObject(policies)) return '`policies` is not an object';
  const action = text(request['action']);
  if (action === undefined || !/^[^:\s]+:[^:\s]+$/.test(action)) return '`request.action` is not a `service:Action`';
  const principal = parsePrincipal(request['principal']);
  if (typeof principal === 'string') return principal;
  const context = parseContext(request['context']);
  if (typeof context === 'string') return context;
  const mode = value['mode'] ?? request['mode'] ?? 'point';
  if (mode !== 'point' && mode !== 'discover') return `\`mode\` is \`${String(mode)}\`, not point or discover`;
  const resource = parseResource(request['resource'], principal);
  const organization = policies['org'] ?? request['org'] ?? value['org'];
  const flags = isObject(organization) ? organization : {};
  return {
    id: text(value['id']) ?? '',
    request: {
      principal,
      action,
      resource,
      context,
      absentKeys: [],
      mode,
      organization: {
        principalAccountIsManagement: flags['principalAccountIsManagement'] === true || flags['principalIsManagementAccount'] === true,
        resourceAccountIsManagement: flags['resourceAccountIsManagement'] === true || flags['resourceIsManagementAccount'] === true,
      },
    },
    layers: parseLayers(policies, action, resource),
  };
}

function parsePrincipal(value: unknown): RequestPrincipal | string {
  if (!isObject(value)) return 'it has no `request.principal`';
  const type = text(value['type']) ?? text(value['kind']) ?? '';
  const kind = KINDS[type.toLowerCase()] ?? (type === '' ? kindOfArn(text(value['arn'])) : undefined);
  if (kind === undefined) return `\`request.principal.type\` is \`${type}\`, not one of ${[...new Set(Object.values(KINDS))].join(', ')}`;
  const arn = text(value['arn']) ?? text(value['provider']) ?? text(value['federated']) ?? text(value['service']);
  const roleArn = text(value['roleArn']) ?? (kind === 'role-session' ? roleOfSession(arn) : undefined);
  return {
    kind: kind === 'web-identity' && arn?.includes(':saml-provider/') === true ? 'saml' : kind,
    arn: kind === 'role-session' && arn?.includes(':role/') === true ? undefined : arn,
    account: text(value['account']) ?? (arn === undefined ? undefined : accountOfArn(arn)),
    roleArn,
    parentArn: text(value['federatedBy']) ?? text(value['parentArn']),
    uniqueId: text(value['uniqueId']) ?? text(value['id']) ?? text(value['principalId']),
    canonicalUserId: text(value['canonicalUserId']),
    serviceLinked: value['serviceLinked'] === true || roleArn?.includes(':role/aws-service-role/') === true,
  };
}

function kindOfArn(arn: string | undefined): PrincipalKind | undefined {
  const resource = arn === undefined ? undefined : splitArn(arn)?.[4];
  if (resource === undefined) return arn?.endsWith('.amazonaws.com') === true ? 'service' : undefined;
  if (resource === 'root') return 'root';
  if (resource.startsWith('user/')) return 'user';
  if (resource.startsWith('role/') || resource.startsWith('assumed-role/')) return 'role-session';
  if (resource.startsWith('federated-user/')) return 'federated-user';
  if (resource.startsWith('oidc-provider/')) return 'web-identity';
  if (resource.startsWith('saml-provider/')) return 'saml';
  return undefined;
}

/** A session ARN names the role without its path, so this is exact only for roles under `/`. */
function roleOfSession(arn: string | undefined): string | undefined {
  if (arn === undefined) return undefined;
  const segments = splitArn(arn);
  if (segments === undefined) return undefined;
  const [partition, , , account, resource] = segments;
  if (resource.startsWith('role/')) return arn;
  const name = /^assumed-role\/([^/]+)/.exec(resource)?.[1];
  return name === undefined ? undefined : `arn:${partition}:iam::${account}:role/${name}`;
}

function parseResource(value: unknown, principal: RequestPrincipal): RequestResource {
  const written: Json = isObject(value) ? value : { arn: value };
  const arn = text(written['arn']) ?? '*';
  const segments = splitArn(arn);
  // `arn:aws:bedrock:us-east-1::foundation-model/...` belongs to AWS: no account stands on the other side. S3 leaves the account out.
  const ownedByAws = segments !== undefined && segments[3] === '' && segments[1] !== 's3';
  const account = text(written['account']) ?? accountOfArn(arn) ?? (arn === '*' || ownedByAws ? principal.account : undefined);
  return { arn, account };
}

function parseContext(value: unknown): ContextInput | string {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) return '`request.context` is not an object';
  const context: Record<string, string | readonly string[]> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (entry === null) continue;
    const scalar = scalarText(entry);
    if (scalar !== undefined) context[key] = scalar;
    else if (Array.isArray(entry)) {
      const values: string[] = [];
      for (const member of entry) {
        const one = scalarText(member);
        if (one === undefined) return `\`request.context\` \`${key}\` holds a value that is not text`;
        values.push(one);
      }
      context[key] = values;
    } else return `\`request.context\` \`${key}\` is neither text nor a list`;
  }
  return context;
}

const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** Actions whose resource is a role and whose resource policy is its trust policy. */
export const isTrustAction = (action: string): boolean => /^sts:(assumerole|assumerolewithsaml|assumerolewithwebidentity|tagsession|setsourceidentity|setcontext)$/i.test(action);

function parseLayers(policies: Json, action: string, resource: RequestResource): PolicyLayers {
  const kindOfResourcePolicy: PolicyKind = isTrustAction(action) ? 'trust' : 'resource';
  const endpoint = policies['vpcEndpoint'] ?? policies['endpoint'];
  const endpointObject = isObject(endpoint) && !('Statement' in endpoint) ? endpoint : undefined;
  const resourcePolicy = list(policies['resource'])[0];
  return {
    identity: parseAll(policies['identity'], 'identity', 'identity policy'),
    boundary: parseOptional(policies['boundary'] ?? policies['permissionsBoundary'], 'boundary', 'permissions boundary'),
    session: parseOptional(policies['session'], 'session', 'session policy'),
    resource:
      resourcePolicy === undefined
        ? undefined
        : parsePolicy(resourcePolicy, kindOfResourcePolicy, { name: `${kindOfResourcePolicy} policy of ${resource.arn}` }),
    scp: parseLevels(policies['scp'], 'scp', 'SCP'),
    rcp: parseLevels(policies['rcp'], 'rcp', 'RCP'),
    endpoint: parseOptional(endpointObject?.['policies'] ?? endpointObject?.['policy'] ?? endpoint, 'endpoint', 'VPC endpoint policy'),
    endpointType: endpointObject?.['type'] === 'gateway' || policies['vpcEndpointType'] === 'gateway' ? 'gateway' : 'interface',
    kmsGrants: list(policies['kmsGrants']).flatMap(parseKmsGrant),
  };
}

function parseAll(value: unknown, kind: PolicyKind, name: string): Policy[] {
  return list(value).map((document, index) => parsePolicy(document, kind, { name: `${name} ${index + 1}` }));
}

function parseOptional(value: unknown, kind: PolicyKind, name: string): readonly Policy[] | undefined {
  const policies = parseAll(value, kind, name);
  return policies.length === 0 ? undefined : policies;
}

function parseLevels(value: unknown, kind: 'scp' | 'rcp', name: string): readonly (readonly Policy[])[] | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return list(value).map((level, depth) => parseAll(level, kind, `${name} level ${depth + 1} policy`));
}

function parseKmsGrant(value: unknown): KmsGrant[] {
  if (!isObject(value)) return [];
  const field = (name: string): unknown => value[name] ?? value[name.charAt(0).toUpperCase() + name.slice(1)];
  const grantee = text(field('granteePrincipal'));
  if (grantee === undefined) return [];
  const constraints = field('constraints');
  const constraint = (name: string): Readonly<Record<string, string>> | undefined => {
    const found = isObject(constraints) ? (constraints[name] ?? constraints[name.charAt(0).toUpperCase() + name.slice(1)]) : undefined;
    return isObject(found) ? Object.fromEntries(Object.entries(found).map(([key, member]) => [key, String(member)])) : undefined;
  };
  return [
    {
      granteePrincipal: grantee,
      operations: list(field('operations')).filter((operation): operation is string => typeof operation === 'string'),
      encryptionContextEquals: constraint('encryptionContextEquals'),
      encryptionContextSubset: constraint('encryptionContextSubset'),
    },
  ];
}
