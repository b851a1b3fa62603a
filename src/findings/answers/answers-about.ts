import { ABSENT } from '../../estate/answers.ts';
import type { Account, ApiAnswer, Estate } from '../../estate/estate.ts';
import { type Detail, Unreadable } from './detail.ts';

/**
 * What AWS answered about something outside of the resource that is judged, whichever account and region asked: names of buckets and ARNs
 * mean the same everywhere. What it read is evidence of `near`. Undefined: AWS answered that it is not configured.
 */
export function needAnswer(near: Detail, { accounts }: Estate, operation: string, subjects: readonly string[]): Detail | undefined {
  const about: ApiAnswer[] = [];
  for (const account of accounts.values()) about.push(...answersOn(account, operation, subjects));
  const [first] = about;
  if (first === undefined) throw new Unreadable(`${operation} was not asked about ${subjects[0] ?? ''}`);
  const told = about.find(({ body }) => body !== undefined);
  if (told?.body !== undefined) return near.beside(told.body, told.ref);
  const absent = about.find(({ errorCode }) => errorCode !== undefined && ABSENT.test(errorCode) && errorCode !== 'NoSuchBucket');
  if (absent?.errorCode !== undefined) {
    near.beside({ Code: absent.errorCode }, { ...absent.ref, path: ['Error'] }).text('Code');
    return undefined;
  }
  throw new Unreadable(notAnswered(first));
}

/** By the answers of one account to one operation, so that asking about one of thousands of buckets does not go through all. */
const bySubject = new WeakMap<readonly ApiAnswer[], ReadonlyMap<string, readonly ApiAnswer[]>>();

/** The answers of one account about a subject. */
export function answersOn({ answers }: Account, operation: string, subjects: readonly string[]): readonly ApiAnswer[] {
  const all = answers.get(operation);
  if (all === undefined) return [];
  let index = bySubject.get(all);
  if (index === undefined) {
    const lists = new Map<string, ApiAnswer[]>();
    for (const answer of all) {
      const known = lists.get(answer.subject);
      if (known === undefined) lists.set(answer.subject, [answer]);
      else known.push(answer);
    }
    index = lists;
    bySubject.set(all, index);
  }
  const found: ApiAnswer[] = [];
  for (const subject of new Set(subjects)) found.push(...(index.get(subject) ?? []));
  return found;
}

/** Why there is no answer. */
export const notAnswered = ({ errorCode, operation, ref, subject }: ApiAnswer): string =>
  errorCode === undefined ? `${ref.file} cannot be read` : `AWS answered ${operation} about ${subject} with ${errorCode}`;
