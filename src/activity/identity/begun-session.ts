import { isObject, textOf } from '../../estate/json.ts';
import type { TrailEvent } from '../event.ts';
import { principalKey, sessionName, sessionParts } from './session-parts.ts';

/** A call that began a session, with its copies in the trails of other accounts. */
export interface BegunSession {
  /** The copy that tells most of the caller. */
  readonly call: TrailEvent;
  /** Ids of all copies, in their order of text. */
  readonly ids: readonly string[];
  /** The access key that it gave out. */
  readonly key: string | undefined;
  /** The role or user that the session is of, with or without its path. */
  readonly roleArn: string | undefined;
  readonly session: string | undefined;
  /** When the credentials end, in milliseconds. */
  readonly expires: number | undefined;
  /** The source identity that the call or its answer names. */
  readonly sourceIdentity: string | undefined;
}

/** Calls of STS that answer with credentials (https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html). */
const STS = /^(?:AssumeRole(?:WithSAML|WithWebIdentity)?|AssumeRoot|GetFederationToken|GetSessionToken)$/;
/** Sign-in to the console: the keys of its sessions are in no answer. */
const SIGN_IN = /^(?:ConsoleLogin|GetSigninToken|SwitchRole)$/;

/** Reads a call that began a session, if it is one and succeeded. */
export function begunSession(event: TrailEvent): BegunSession | undefined {
  if (event.error !== undefined) return undefined;
  if (event.source === 'sts.amazonaws.com') return STS.test(event.name) ? readSts(event) : undefined;
  return event.source.startsWith('signin.') && SIGN_IN.test(event.name) ? readSignIn(event) : undefined;
}

function readSts(call: TrailEvent): BegunSession {
  const { request, response } = call;
  const credentials = response?.['credentials'];
  const given = isObject(credentials) ? credentials : {};
  const user = response?.['assumedRoleUser'];
  const assumed = isObject(user) ? textOf(user['arn']) : undefined;
  const parts = sessionParts(assumed);
  return {
    call,
    ids: [call.id],
    key: textOf(given['accessKeyId']),
    roleArn:
      textOf(request?.['roleArn']) ?? rootOf(textOf(request?.['targetPrincipal'])) ?? (parts === undefined ? call.actor.arn : assumed),
    session: parts?.session ?? textOf(request?.['roleSessionName']),
    expires: expiration(given['expiration']),
    sourceIdentity: textOf(response?.['sourceIdentity']) ?? textOf(request?.['sourceIdentity']),
  };
}

/** AssumeRoot takes the ARN of a root user or the id of its account. */
const rootOf = (target: string | undefined): string | undefined =>
  target !== undefined && /^\d{12}$/.test(target) ? `arn:aws:iam::${target}:root` : target;

function readSignIn(call: TrailEvent): BegunSession | undefined {
  if (call.response?.[call.name] === 'Failure') return undefined;
  const { actor } = call;
  return {
    call,
    ids: [call.id],
    key: undefined,
    roleArn: actor.issuer?.arn ?? actor.arn,
    session: sessionName(actor),
    expires: undefined,
    sourceIdentity: undefined,
  };
}

/** `Jul 10, 2023, 12:09:47 PM`, in UTC, or ISO 8601. */
function expiration(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const time = Date.parse(/^\d{4}-/.test(value) ? value : `${value.replace(/\s/g, ' ')} UTC`);
  return Number.isNaN(time) ? undefined : time;
}

/** Clocks of services differ a little, and times have no fractions of seconds. */
const SKEW = 60_000;

/** The times between which the credentials of a session can have been used. */
export const goodFor = ({ call, expires }: BegunSession): { readonly from: number; readonly until: number } => ({
  from: call.time - SKEW,
  until: (expires ?? Infinity) + SKEW,
});

/** Why a session cannot be the one that a call began, although it has its key; undefined: it can. */
export function contradiction(begun: BegunSession, { actor, time }: TrailEvent): string | undefined {
  const { call, roleArn, session } = begun;
  const { from, until } = goodFor(begun);
  if (time < from) return 'its access key was used before it was given out';
  if (time > until) return 'its access key was used after it had expired';
  if (actor.since !== undefined && Math.abs(actor.since - call.time) > SKEW && actor.type !== 'IAMUser')
    return 'the session and the call that gave out its key begin at different times';
  if (call.name === 'GetSessionToken')
    return actor.arn !== undefined && call.actor.arn !== undefined && actor.arn !== call.actor.arn
      ? 'its access key was given to one user and used by another'
      : undefined;
  if (actor.type !== 'AssumedRole') return undefined;
  const own = actor.issuer?.arn ?? actor.arn;
  if (roleArn !== undefined && own !== undefined && principalKey(own) !== principalKey(roleArn))
    return 'its access key was given out for another role';
  const name = sessionName(actor);
  return session !== undefined && name !== undefined && session !== name ? 'its access key was given out for another session' : undefined;
}
