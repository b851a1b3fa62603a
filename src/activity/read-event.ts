import { isObject, type Json, textOf } from '../estate/json.ts';
import type { Actor, EventResource, TrailEvent } from './event.ts';

/** Longest request, response or further data of one event that is kept, as characters of JSON. AWS writes up to 100 KB of each. */
const KEPT = 32_768;

/** Deepest nesting of what is kept. AWS's own parameters have a dozen levels; a document that somebody else fills in may have thousands. */
export const DEEPEST = 64;

/**
 * Reads one record. A text: why it cannot be used. `length`: of its text, where that is known and it is nested no deeper than `DEEPEST`, which
 * spares measuring its parts.
 */
export function readEvent(record: unknown, length = Number.POSITIVE_INFINITY): TrailEvent | string {
  if (!isObject(record)) return 'a record is not a JSON object';
  const source = textOf(record['eventSource']);
  const name = textOf(record['eventName']);
  if (source === undefined || name === undefined) return 'a record names no event';
  const time = timeOf(record['eventTime']);
  if (time === undefined) return 'a record does not tell when it happened';
  const identity = isObject(record['userIdentity']) ? record['userIdentity'] : {};
  const actor = readActor(identity);
  const event: Draft<TrailEvent> = {
    // what has no id is told apart by what else there is
    id: textOf(record['eventID']) ?? `${textOf(record['requestID']) ?? ''} ${time} ${source} ${name} ${actor.arn ?? ''}`,
    time,
    source: source.toLowerCase(),
    name,
    region: textOf(record['awsRegion']) ?? '',
    account: textOf(record['recipientAccountId']) ?? actor.issuer?.account ?? actor.account ?? '',
    actor,
  };
  put(event, 'ip', textOf(record['sourceIPAddress']));
  put(event, 'userAgent', textOf(record['userAgent']));
  put(event, 'error', textOf(record['errorCode']));
  put(event, 'errorMessage', textOf(record['errorMessage'])?.slice(0, 512));
  for (const [member, from] of [
    ['request', 'requestParameters'],
    ['response', 'responseElements'],
    ['additional', 'additionalEventData'],
  ] as const) {
    const value = record[from];
    if (!isObject(value)) continue;
    if (length <= KEPT / 4 || isShort(value)) event[member] = member === 'response' ? withoutToken(value) : value;
    else event.cut = true;
  }
  put(event, 'resources', readResources(record['resources']));
  const tls = record['tlsDetails'];
  if (isObject(tls)) put(event, 'host', textOf(tls['clientProvidedHostHeader']));
  if (record['eventCategory'] === 'Data' || record['managementEvent'] === false) event.data = true;
  if (record['readOnly'] === true || record['readOnly'] === 'true') event.readOnly = true;
  put(event, 'shared', textOf(record['sharedEventID']));
  put(event, 'vpcEndpoint', textOf(record['vpcEndpointId']));
  // a text in most records, a truth value in some
  if (isTrue(record['sessionCredentialFromConsole'])) event.fromConsole = true;
  return event;
}

/** Nobody looks at session tokens; they are long, and not for keeping. */
function withoutToken(response: Json): Json {
  const credentials = response['credentials'];
  if (!isObject(credentials) || credentials['sessionToken'] === undefined) return response;
  const { sessionToken: _, ...rest } = credentials;
  return { ...response, credentials: rest };
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };

function put<T, K extends keyof T>(into: Draft<T>, member: K, value: T[K] | undefined): void {
  if (value !== undefined) into[member] = value;
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/** Milliseconds of an ISO time. Tools write `2026-08-26T21:25:40Z`, `...+00:00` and fractions. */
function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value)) return undefined;
  const time = Date.parse(value.replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : time;
}

function readActor(identity: Json): Actor {
  const actor: Draft<Actor> = { type: textOf(identity['type']) ?? '' };
  put(actor, 'principalId', textOf(identity['principalId']));
  put(actor, 'arn', textOf(identity['arn']));
  put(actor, 'account', textOf(identity['accountId']));
  put(actor, 'accessKeyId', textOf(identity['accessKeyId']));
  put(actor, 'userName', textOf(identity['userName']));
  put(actor, 'provider', textOf(identity['identityProvider']));
  put(actor, 'invokedBy', textOf(identity['invokedBy']));
  put(actor, 'credentialId', textOf(identity['credentialId']));
  const session = identity['sessionContext'];
  if (isObject(session)) readSession(actor, session);
  const person = identity['onBehalfOf'];
  if (isObject(person)) {
    const userId = textOf(person['userId']);
    const store = textOf(person['identityStoreArn']);
    if (userId !== undefined) actor.onBehalfOf = { userId, ...(store === undefined ? {} : { identityStoreArn: store }) };
  }
  const scope = identity['inScopeOf'];
  if (isObject(scope)) actor.inScopeOf = texts(scope, ['sourceArn', 'sourceAccount', 'issuerType', 'credentialsIssuedTo']);
  const delegate = identity['invokedByDelegate'];
  if (isObject(delegate)) put(actor, 'delegate', textOf(delegate['accountId']));
  return actor;
}

function readSession(actor: Draft<Actor>, session: Json): void {
  const issuer = session['sessionIssuer'];
  if (isObject(issuer)) {
    const { accountId, ...rest } = texts(issuer, ['type', 'arn', 'accountId', 'userName']);
    const read = accountId === undefined ? rest : { ...rest, account: accountId };
    if (Object.keys(read).length > 0) actor.issuer = read;
  }
  put(actor, 'sourceIdentity', textOf(session['sourceIdentity']));
  put(actor, 'ec2RoleDelivery', textOf(session['ec2RoleDelivery']));
  if (isTrue(session['assumedRoot'])) actor.assumedRoot = true;
  const web = session['webIdFederationData'];
  if (isObject(web)) put(actor, 'federatedProvider', textOf(web['federatedProvider']));
  const attributes = session['attributes'];
  if (!isObject(attributes)) return;
  put(actor, 'since', timeOf(attributes['creationDate']));
  // a text, not a truth value
  const mfa = attributes['mfaAuthenticated'];
  if (mfa === 'true' || mfa === 'false') actor.mfa = mfa === 'true';
}

/** The members that are texts. */
function texts<K extends string>(from: Json, members: readonly K[]): { readonly [key in K]?: string } {
  const found: Record<string, string> = {};
  for (const member of members) {
    const value = textOf(from[member]);
    if (value !== undefined) found[member] = value;
  }
  return found as { readonly [key in K]?: string };
}

function readResources(value: unknown): readonly EventResource[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.flatMap((one): readonly EventResource[] => {
    if (!isObject(one)) return [];
    const arn = textOf(one['ARN']) ?? textOf(one['arn']) ?? textOf(one['ARNPrefix']);
    if (arn === undefined) return [];
    const { type, accountId } = texts(one, ['type', 'accountId']);
    return [{ arn, ...(type === undefined ? {} : { type }), ...(accountId === undefined ? {} : { account: accountId }) }];
  });
  return found.length === 0 ? undefined : found;
}

/** Whether the JSON of a value is short, without writing all of a long one, and no deeper than anybody wants to follow. */
function isShort(value: unknown): boolean {
  let left = KEPT;
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false;
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one === 'string') left -= one.length;
      else if (Array.isArray(one)) for (const part of one) below.push(part);
      else if (typeof one === 'object' && one !== null) {
        for (const key in one) {
          left -= key.length;
          below.push((one as Json)[key]);
        }
      }
      left -= 4;
      if (left < 0) return false;
    }
    level = below;
  }
  return true;
}
