import type { PolicyLayers } from './decision.ts';
import { isObject, type Json, listOf, textOf } from './json.ts';
import { parseKmsGrant } from './kms-grant-input.ts';
import { parsePolicy } from './parse.ts';
import type { Policy, PolicyKind } from './policy.ts';
import type { RequestResource } from './request.ts';
import { isTrustAction } from './trust-actions.ts';

/** The fields of `policies`. SCPs bind the caller's account only and RCPs the owner's only, so those of the other side are read over. */
const LAYER_FIELDS: ReadonlySet<string> = new Set([
  'identity',
  'boundary',
  'permissionsBoundary',
  'session',
  'resource',
  'scp',
  'rcp',
  'endpoint',
  'vpcEndpoint',
  'vpcEndpointType',
  'kmsGrants',
  'org',
  'organization',
  'resourceAccountScp',
  'principalAccountRcp',
]);

/** Reads `policies`. Answers with a sentence where a part of it can only be misunderstood. */
export function parseLayers(policies: Json, action: string, resource: RequestResource): PolicyLayers | string {
  for (const [name, value] of Object.entries(policies)) {
    // a layer that is not read could hold a Deny
    if (!LAYER_FIELDS.has(name) && !isEmpty(value)) return `\`policies.${name}\` is not a layer of policies`;
  }
  const kindOfResourcePolicy: PolicyKind = isTrustAction(action) ? 'trust' : 'resource';
  const endpoint = policies['vpcEndpoint'] ?? policies['endpoint'];
  const endpointObject = isObject(endpoint) && !('Statement' in endpoint) ? endpoint : undefined;
  const endpointType = parseEndpointType(endpointObject?.['type'] ?? policies['vpcEndpointType']);
  if (endpointType === undefined) return 'the type of the VPC endpoint is neither interface nor gateway';
  return {
    identity: parseAll(policies['identity'], 'identity', 'identity policy'),
    boundary: parseOptional(policies['boundary'] ?? policies['permissionsBoundary'], 'boundary', 'permissions boundary'),
    session: parseOptional(policies['session'], 'session', 'session policy'),
    resource: parseOfResource(policies['resource'], kindOfResourcePolicy, `${kindOfResourcePolicy} policy of ${resource.arn}`),
    scp: parseLevels(policies['scp'], 'scp', 'SCP'),
    rcp: parseLevels(policies['rcp'], 'rcp', 'RCP'),
    endpoint: parseOptional(endpointObject?.['policies'] ?? endpointObject?.['policy'] ?? endpoint, 'endpoint', 'VPC endpoint policy'),
    endpointType,
    kmsGrants: listOf(policies['kmsGrants']).map(parseKmsGrant),
  };
}

/** Nothing that could decide anything. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** `Gateway`, as the EC2 API writes it, or `gateway`. */
function parseEndpointType(written: unknown): 'interface' | 'gateway' | undefined {
  if (written === undefined || written === null) return 'interface';
  const name = textOf(written)?.toLowerCase();
  return name === 'interface' || name === 'gateway' ? name : undefined;
}

function parseAll(value: unknown, kind: PolicyKind, name: string): Policy[] {
  return listOf(value).map((document, index) => parseNamed(document, kind, `${name} ${index + 1}`));
}

/** A document by itself, or beside its name as AWS's lists of policies have it: `{"PolicyName", "PolicyDocument"}`. */
function parseNamed(value: unknown, kind: PolicyKind, name: string): Policy {
  if (!isObject(value) || 'Statement' in value) return parsePolicy(value, kind, { name });
  const document = value['policy'] ?? value['document'] ?? value['PolicyDocument'];
  if (document === undefined) return parsePolicy(value, kind, { name });
  return parsePolicy(document, kind, { name: textOf(value['name'] ?? value['PolicyName']) ?? name });
}

/** Every document counts that speaks of the resource: its own policy, and what AWS RAM shares of it. */
function parseOfResource(value: unknown, kind: PolicyKind, name: string): readonly Policy[] | undefined {
  const documents = listOf(value);
  if (documents.length === 0) return undefined;
  if (documents.length === 1) return [parseNamed(documents[0], kind, name)];
  return documents.map((document, index) => parseNamed(document, kind, `${name}, document ${index + 1}`));
}

function parseOptional(value: unknown, kind: PolicyKind, name: string): readonly Policy[] | undefined {
  const policies = parseAll(value, kind, name);
  return policies.length === 0 ? undefined : policies;
}

/** A level is a list of documents, one document, or an object with `policies` that says whose level it is. */
function parseLevels(value: unknown, kind: 'scp' | 'rcp', name: string): readonly (readonly Policy[])[] | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  return listOf(value).map((level, depth) => {
    const documents = isObject(level) && !('Statement' in level) && 'policies' in level ? level['policies'] : level;
    return parseAll(documents, kind, `${name} level ${depth + 1} policy`);
  });
}
