import type { Account, ApiAnswer, Principal } from '../../estate/estate.ts';
import { answersOn, notAnswered } from '../answers/answers-about.ts';
import type { Scanned } from '../check.ts';
import { Detail, Unreadable } from '../answers/detail.ts';
import type { Evidence, Subject } from '../finding.ts';

/** The operation that tells of keys; asked about one user, or about all of the account. */
export const LIST_KEYS = 'iam.ListServiceSpecificCredentials';

/** A long-term API key of Bedrock, which acts as its user. */
export interface BedrockKey {
  readonly id: string;
  readonly active: boolean;
  /** ISO 8601; undefined: never. */
  readonly expires: string | undefined;
  readonly evidence: readonly Evidence[];
}

/** A user that has keys of Bedrock, or of which nobody knows whether it has. */
export interface KeyUser {
  readonly subject: Subject;
  /** Undefined: the snapshot does not tell of the user. */
  readonly user: Principal | undefined;
  /** By `unread`: unknown. */
  readonly keys: readonly BedrockKey[];
  readonly unread: string | undefined;
}

const known = new WeakMap<Scanned, readonly KeyUser[]>();

/**
 * All users with keys of Bedrock. Users whom the console made for a key, and of whom no answer tells, are unknown (Bedrock User Guide,
 * "Generate an Amazon Bedrock API key": their names begin with BedrockAPIKey-); so are users about whom AWS was asked and did not answer.
 */
export function bedrockKeyUsers(scanned: Scanned): readonly KeyUser[] {
  let users = known.get(scanned);
  if (users === undefined) {
    users = [...scanned.estate.accounts.values()].flatMap(usersOf);
    known.set(scanned, users);
  }
  return users;
}

function usersOf(account: Account): readonly KeyUser[] {
  const answers = account.answers.get(LIST_KEYS) ?? [];
  const found = new Map<string, BedrockKey[]>();
  /** Users of whom the answers tell all. */
  const told = new Set<string>();
  const unread = new Map<string, string>();
  let toldAll = false;
  for (const answer of answers) {
    const all = answer.subject === ALL;
    try {
      const complete = readKeys(answer, found);
      if (all) toldAll ||= complete;
      else if (complete) told.add(answer.subject);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread.set(answer.subject, error.message);
    }
  }
  const users = new Map(account.principals.filter(({ kind }) => kind === 'user').map((user) => [user.name, user]));
  const userOf = (name: string): Pick<KeyUser, 'subject' | 'user'> => {
    const user = users.get(name);
    return { subject: subjectOf(name, user, account), user };
  };
  const judged: KeyUser[] = [];
  for (const [name, keys] of found) judged.push({ ...userOf(name), keys, unread: undefined });
  if (toldAll) return judged;
  const doubtful = new Set(unread.keys());
  doubtful.delete(ALL);
  for (const name of users.keys()) if (name.startsWith('BedrockAPIKey-')) doubtful.add(name);
  for (const name of doubtful) {
    if (told.has(name)) continue;
    const why = unread.get(name) ?? unread.get(ALL) ?? whyNot(answersOn(account, LIST_KEYS, [name, ALL]), name);
    judged.push({ ...userOf(name), keys: [], unread: why });
  }
  return judged;
}

const ALL = 'all';

const whyNot = (answers: readonly ApiAnswer[], name: string): string =>
  answers.length > 0 ? `the answer to ${LIST_KEYS} goes on after what was read` : `${LIST_KEYS} was not asked about ${name}`;

/** Whether the answer tells all. */
function readKeys(answer: ApiAnswer, found: Map<string, BedrockKey[]>): boolean {
  const { body, ref } = answer;
  if (body === undefined) throw new Unreadable(notAnswered(answer));
  const whole = new Detail(body, ref);
  if (!whole.has('ServiceSpecificCredentials')) throw new Unreadable('`ServiceSpecificCredentials` is missing');
  // an element that is no object makes the answer unreadable
  whole.list('ServiceSpecificCredentials');
  for (const [index, element] of (body['ServiceSpecificCredentials'] as readonly Readonly<Record<string, unknown>>[]).entries()) {
    // each with evidence of its own
    const key = new Detail(element, ref, ['ServiceSpecificCredentials', index]);
    if (key.needText('ServiceName') !== 'bedrock.amazonaws.com') continue;
    const name = key.needText('UserName');
    const read = {
      id: key.needText('ServiceSpecificCredentialId'),
      active: key.needOneOf('Status', ['Active', 'Inactive', 'Expired']) === 'Active',
      expires: key.has('ExpirationDate') ? key.needDate('ExpirationDate') : undefined,
    };
    const keys = found.get(name) ?? [];
    found.set(name, keys);
    if (keys.every(({ id }) => id !== read.id)) keys.push({ ...read, evidence: key.evidence });
  }
  return whole.flag('IsTruncated') !== true;
}

function subjectOf(name: string, user: Principal | undefined, { id }: Account): Subject {
  return { kind: 'principal', id: user?.arn ?? `arn:aws:iam::${id}:user/${name}`, type: 'AWS::IAM::User', account: id, region: undefined };
}
