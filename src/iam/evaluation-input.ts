import { accountOfArn, splitArn } from './arn.ts';
import type { PolicyLayers } from './decision.ts';
import { isObject, type Json, listOf, scalarText, shown, textOf } from './json.ts';
import { parseKmsGrant } from './kms-grant-input.ts';
import { parsePolicy } from './parse.ts';
import type { Policy, PolicyKind } from './policy.ts';
import { parsePrincipal } from './principal-input.ts';
import type { AuthorizationRequest, ContextInput, RequestPrincipal, RequestResource } from './request.ts';
import { isTrustAction } from './trust-actions.ts';

/**
 * One line of `mantlet evaluate`: `{"id", "mode", "request": {"principal", "action", "resource", "context"}, "policies": {...}}`.
 * Scalars stand for lists of one wherever a list is expected.
 */
export interface EvaluationInput {
  readonly id: string;
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
}

/** Reads one evaluation. Answers with a sentence where the input does not say what to decide. */
export function parseEvaluationInput(value: unknown): EvaluationInput | string {
  if (!isObject(value)) return 'the line is not a JSON object';
  const request = value['request'];
  if (!isObject(request)) return 'it has no `request`';
  const policies = value['policies'] ?? {};
  if (!isObject(policies)) return '`policies` is not an object';
  const action = textOf(request['action']);
  if (action === undefined || !/^[^:\s]+:[^:\s]+$/.test(action)) return '`request.action` is not a `service:Action`';
  const principal = parsePrincipal(request['principal']);
  if (typeof principal === 'string') return principal;
  const context = parseContext(request['context']);
  if (typeof context === 'string') return context;
  const mode = value['mode'] ?? request['mode'] ?? 'point';
  if (mode !== 'point' && mode !== 'discover') return `\`mode\` is \`${shown(mode)}\`, not point or discover`;
  const resource = parseResource(request['resource'], principal);
  const organization = policies['org'] ?? request['org'] ?? value['org'];
  const flags = isObject(organization) ? organization : {};
  return {
    id: textOf(value['id']) ?? '',
    request: {
      principal,
      action,
      resource,
      context: Object.fromEntries(context),
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

function parseResource(value: unknown, principal: RequestPrincipal): RequestResource {
  const written: Json = isObject(value) ? value : { arn: value };
  const arn = textOf(written['arn']) ?? '*';
  const segments = splitArn(arn);
  const account = textOf(written['account']) ?? accountOfArn(arn);
  if (account !== undefined) return { arn, account };
  if (arn === '*') return { arn, account: principal.account };
  // `arn:aws:bedrock:us-east-1::foundation-model/...` belongs to AWS: no account stands on the other side, and which one aws:ResourceAccount
  // names is not documented. S3 leaves the account out of every ARN.
  const ownedByAws = segments !== undefined && segments[3] === '' && segments[1] !== 's3';
  return ownedByAws ? { arn, account: principal.account, accountAssumed: true } : { arn, account: undefined };
}

type ContextEntries = readonly (readonly [key: string, value: ContextInput[string]])[];

function parseContext(value: unknown): ContextEntries | string {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) return '`request.context` is not an object';
  const entries: [string, ContextInput[string]][] = [];
  for (const [key, entry] of Object.entries(value)) {
    if (entry === null || entry === undefined) continue;
    const scalar = scalarText(entry);
    if (scalar !== undefined) entries.push([key, scalar]);
    else if (Array.isArray(entry)) {
      const values = entry.map(scalarText).filter((member) => member !== undefined);
      if (values.length < entry.length) return `\`request.context\` \`${key}\` holds a value that is not text`;
      entries.push([key, values]);
    } else return `\`request.context\` \`${key}\` is neither text nor a list`;
  }
  return entries;
}

function parseLayers(policies: Json, action: string, resource: RequestResource): PolicyLayers {
  const kindOfResourcePolicy: PolicyKind = isTrustAction(action) ? 'trust' : 'resource';
  const endpoint = policies['vpcEndpoint'] ?? policies['endpoint'];
  const endpointObject = isObject(endpoint) && !('Statement' in endpoint) ? endpoint : undefined;
  return {
    identity: parseAll(policies['identity'], 'identity', 'identity policy'),
    boundary: parseOptional(policies['boundary'] ?? policies['permissionsBoundary'], 'boundary', 'permissions boundary'),
    session: parseOptional(policies['session'], 'session', 'session policy'),
    resource: parseOfResource(policies['resource'], kindOfResourcePolicy, `${kindOfResourcePolicy} policy of ${resource.arn}`),
    scp: parseLevels(policies['scp'], 'scp', 'SCP'),
    rcp: parseLevels(policies['rcp'], 'rcp', 'RCP'),
    endpoint: parseOptional(endpointObject?.['policies'] ?? endpointObject?.['policy'] ?? endpoint, 'endpoint', 'VPC endpoint policy'),
    endpointType: endpointObject?.['type'] === 'gateway' || policies['vpcEndpointType'] === 'gateway' ? 'gateway' : 'interface',
    kmsGrants: listOf(policies['kmsGrants']).map(parseKmsGrant),
  };
}

function parseAll(value: unknown, kind: PolicyKind, name: string): Policy[] {
  return listOf(value).map((document, index) => parsePolicy(document, kind, { name: `${name} ${index + 1}` }));
}

/** Every document counts that speaks of the resource: its own policy, and what AWS RAM shares of it. */
function parseOfResource(value: unknown, kind: PolicyKind, name: string): readonly Policy[] | undefined {
  const documents = listOf(value);
  if (documents.length === 0) return undefined;
  if (documents.length === 1) return [parsePolicy(documents[0], kind, { name })];
  return documents.map((document, index) => parsePolicy(document, kind, { name: `${name}, document ${index + 1}` }));
}

function parseOptional(value: unknown, kind: PolicyKind, name: string): readonly Policy[] | undefined {
  const policies = parseAll(value, kind, name);
  return policies.length === 0 ? undefined : policies;
}

function parseLevels(value: unknown, kind: 'scp' | 'rcp', name: string): readonly (readonly Policy[])[] | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return listOf(value).map((level, depth) => parseAll(level, kind, `${name} level ${depth + 1} policy`));
}
