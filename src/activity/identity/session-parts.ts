import type { Actor } from '../event.ts';

/** The parts of the ARN of a session: `arn:aws:sts::1:assumed-role/name/session`. The path of the role is not in it. */
const SESSION = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/;

/** The role and the name of a session, as its ARN tells them. */
export interface SessionParts {
  readonly account: string;
  readonly role: string;
  readonly session: string;
}

/** Reads the ARN of a session; undefined where it is none. */
export function sessionParts(arn: string | undefined): SessionParts | undefined {
  if (arn === undefined || !arn.includes(':assumed-role/')) return undefined;
  const [, account, role, session] = SESSION.exec(arn) ?? [];
  return account === undefined || role === undefined || session === undefined ? undefined : { account, role, session };
}

/** The name of a session: of its ARN, else behind the unique id of its role (`AROA...:name`). */
export function sessionName({ arn, principalId }: Actor): string | undefined {
  const parts = sessionParts(arn);
  if (parts !== undefined) return parts.session;
  const colon = principalId?.indexOf(':') ?? -1;
  return principalId === undefined || colon < 0 || !principalId.startsWith('AROA') ? undefined : principalId.slice(colon + 1) || undefined;
}

/**
 * Account and name of a user, role or session's role, `1 name`: the ARN of a session has no path, and some records leave the path of a role
 * out. Names of roles are unique in an account whatever their path (IAM User Guide, "IAM identifiers").
 */
export function principalKey(arn: string): string {
  const parts = sessionParts(arn);
  if (parts !== undefined) return `${parts.account} ${parts.role}`;
  const account = arn.indexOf('::') + 2;
  return `${arn.slice(account, account + 12)} ${arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1)}`;
}

/** Whether a session belongs to somebody else than its own name says: sessions of roles and of root users that were assumed. */
export const isSession = ({ type, assumedRoot }: Actor): boolean =>
  type === 'AssumedRole' || type === 'Role' || (type === 'Root' && assumedRoot === true);
