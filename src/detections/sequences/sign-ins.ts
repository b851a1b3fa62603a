import { isObject, textOf } from '../../estate/json.ts';
import type { Activity } from '../../activity/activity.ts';
import { onceFor } from '../../activity/usual/once.ts';
import type { TrailEvent } from '../../activity/event.ts';

/** The calls of STS by which a session of a role begins. */
const STS_CALLS: readonly string[] = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/** The key that a call of STS gave out. */
function issuedKey({ response }: TrailEvent): string | undefined {
  const credentials = response?.['credentials'];
  return isObject(credentials) ? textOf(credentials['accessKeyId']) : undefined;
}

/**
 * By the key that it gave out: the first call of STS that did. Of a call into another account there are two records, and only that of the
 * caller's account tells the session that called (IAM User Guide, "Logging IAM and AWS STS API calls with AWS CloudTrail").
 */
export const callsByKey: (activity: Activity) => ReadonlyMap<string, TrailEvent> = onceFor((activity) => {
  const found = new Map<string, TrailEvent>();
  for (const event of STS_CALLS.flatMap((name) => activity.named(name))) {
    const key = event.error === undefined ? issuedKey(event) : undefined;
    const known = key === undefined ? undefined : found.get(key);
    if (key === undefined) continue;
    const tellsMore = known !== undefined && isForeignCopy(known) && !isForeignCopy(event);
    const tellsLess = known !== undefined && !isForeignCopy(known) && isForeignCopy(event);
    if (known === undefined || tellsMore || (event.time < known.time && !tellsLess)) found.set(key, event);
  }
  return found;
});

const isForeignCopy = ({ actor }: TrailEvent): boolean => actor.type === 'AWSAccount';

/** The calls of STS that led to a call, the first first: who signed in, and which roles came after. */
export function wayTo(event: TrailEvent, byKey: ReadonlyMap<string, TrailEvent>): readonly TrailEvent[] {
  const way: TrailEvent[] = [];
  let key = event.actor.accessKeyId;
  // twenty hops are more than anybody makes, and a forged trail may go round in circles
  while (key !== undefined && way.length < 20) {
    const call = byKey.get(key);
    if (call === undefined || way.includes(call)) break;
    way.unshift(call);
    key = call.actor.accessKeyId;
  }
  return way;
}

/** The role that a call of STS was for. */
export const roleOf = ({ request }: TrailEvent): string | undefined => textOf(request?.['roleArn']);

/** Whose token it was: the subject that the provider vouches for. */
export const tokenSubject = ({ response, actor }: TrailEvent): string | undefined =>
  textOf(response?.['subjectFromWebIdentityToken']) ?? actor.userName;

/** What a subject is about: a repository and the organisation that owns it. */
export interface Repository {
  readonly repository: string;
  readonly owner: string;
}

/**
 * The repository of a subject: `repo:OWNER/NAME:...` of GitHub (GitHub Docs, "OpenID Connect reference"), `project_path:GROUP/PROJECT:...` of
 * GitLab. Other providers have other subjects, which are then taken as a whole.
 */
export function repositoryOf(subject: string): Repository {
  const [kind = '', path = ''] = subject.split(':');
  if ((kind !== 'repo' && kind !== 'project_path') || !path.includes('/')) return { repository: subject, owner: subject };
  return { repository: `${kind}:${path}`, owner: `${kind}:${path.slice(0, path.indexOf('/'))}` };
}
