import { accountOfArn, isOwnedByAws, splitArn } from './arn.ts';
import type { PolicyLayers } from './decision.ts';
import { flagOf, isObject, type Json, scalarText, shown, textOf } from './json.ts';
import { parseLayers } from './layers-input.ts';
import { accountOf, parsePrincipal, PRINCIPAL_FIELDS } from './principal-input.ts';
import type { AuthorizationRequest, ContextInput, OrganizationFacts, RequestPrincipal, RequestResource } from './request.ts';

/**
 * One line of `mantlet evaluate`: `{"id", "mode", "request": {"principal", "action", "resource", "context"}, "policies": {...}}`.
 * Scalars stand for lists of one wherever a list is expected.
 */
export interface EvaluationInput {
  readonly id: string;
  readonly request: AuthorizationRequest;
  readonly layers: PolicyLayers;
  /** What the input says and the decision does not rest on. */
  readonly notes: readonly string[];
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Fields beside the question: what it expects and where it is from. */
const LINE_FIELDS = names(
  'id mode request policies org organization expected residual reasons warnings ' +
    'area title name source confidence note notes comment description',
);
const REQUEST_FIELDS = names('principal action resource context mode org organization');
const RESOURCE_FIELDS = names('arn account tags');
const ORGANIZATION_FIELDS = names(
  'principalAccountIsManagement principalIsManagementAccount resourceAccountIsManagement resourceIsManagementAccount managementAccount',
);

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
  if (typeof resource === 'string') return resource;
  const tags = parseTags(request);
  if (typeof tags === 'string') return tags;
  const written = [policies, request, value].map((place) => place['org'] ?? place['organization']).find((place) => place !== undefined);
  const organization = parseOrganization(written ?? {}, principal, resource);
  if (typeof organization === 'string') return organization;
  const layers = parseLayers(policies, action, resource);
  if (typeof layers === 'string') return layers;
  const supplied = new Set(context.map(([key]) => key.toLowerCase()));
  return {
    id: scalarText(value['id']) ?? '',
    request: {
      principal,
      action,
      resource,
      context: Object.fromEntries([...context, ...tags.filter(([key]) => !supplied.has(key.toLowerCase()))]),
      absentKeys: [],
      mode,
      organization,
    },
    layers,
    notes: [
      ...unread('', value, LINE_FIELDS),
      ...unread('request.', request, REQUEST_FIELDS),
      ...unread('request.principal.', request['principal'], PRINCIPAL_FIELDS),
      ...unread('request.resource.', request['resource'], RESOURCE_FIELDS),
      ...unread('org.', written, ORGANIZATION_FIELDS),
    ],
  };
}

/** Fields that nobody here reads: said, so that a slip of the pen does not pass for an answer. */
const unread = (place: string, value: unknown, known: ReadonlySet<string>): readonly string[] =>
  isObject(value)
    ? Object.keys(value)
        .filter((name) => !known.has(name))
        .map((name) => `the input's field \`${place}${name}\` is not known and was not read`)
    : [];

function parseResource(value: unknown, principal: RequestPrincipal): RequestResource | string {
  const written: Json = isObject(value) ? value : { arn: value };
  const arn = textOf(written['arn']) ?? '*';
  const named = accountOf(written['account']);
  if (named === false) return '`request.resource.account` is not an account of twelve digits';
  const account = named ?? accountOfArn(arn);
  if (account !== undefined && account !== 'aws') return { arn, account };
  if (arn === '*' && account === undefined) return { arn, account: principal.account };
  // of what belongs to AWS no account stands on the other side, and which one aws:ResourceAccount names is not documented
  const segments = splitArn(arn);
  const ofAws = account === 'aws' || (segments !== undefined && isOwnedByAws(segments));
  return ofAws ? { arn, account: principal.account, accountAssumed: true } : { arn, account: undefined };
}

function parseOrganization(value: unknown, principal: RequestPrincipal, resource: RequestResource): OrganizationFacts | string {
  if (!isObject(value)) return '`org` is not an object';
  const management = accountOf(value['managementAccount']);
  if (management === false) return '`org.managementAccount` is not an account of twelve digits';
  const ofPrincipal = flagOf(value['principalAccountIsManagement'] ?? value['principalIsManagementAccount']);
  const ofResource = flagOf(value['resourceAccountIsManagement'] ?? value['resourceIsManagementAccount']);
  if (ofPrincipal === undefined || ofResource === undefined) return 'a field of `org` is neither true nor false';
  return {
    principalAccountIsManagement: ofPrincipal || (management !== undefined && management === principal.account),
    resourceAccountIsManagement: ofResource || (management !== undefined && management === resource.account),
  };
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

/** Tags of caller and resource, where they are written beside them, are the context keys that AWS makes of them. */
function parseTags(request: Json): ContextEntries | string {
  const entries: [string, string][] = [];
  for (const [place, family] of [
    ['principal', 'aws:PrincipalTag/'],
    ['resource', 'aws:ResourceTag/'],
  ] as const) {
    const holder = request[place];
    const tags = isObject(holder) ? (holder['tags'] ?? {}) : {};
    // as the AWS API writes them, or as an object
    const pairs = Array.isArray(tags)
      ? tags.map((tag) => (isObject(tag) ? [tag['Key'], tag['Value']] : []))
      : isObject(tags) && Object.entries(tags);
    if (pairs === false) return `\`request.${place}.tags\` is neither an object nor a list`;
    for (const [key, tag] of pairs) {
      const value = scalarText(tag);
      if (typeof key !== 'string' || value === undefined) return `\`request.${place}.tags\` holds something else than keys and values`;
      entries.push([family + key, value]);
    }
  }
  return entries;
}
