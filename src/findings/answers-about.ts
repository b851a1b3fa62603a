import { ABSENT } from '../estate/answers.ts';
import type { Account, ApiAnswer, Estate } from '../estate/estate.ts';
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

/** The answers of one account about a subject. */
export const answersOn = ({ answers }: Account, operation: string, subjects: readonly string[]): readonly ApiAnswer[] =>
  (answers.get(operation) ?? []).filter(({ subject }) => subjects.includes(subject));

/** Why there is no answer. */
export const notAnswered = ({ errorCode, operation, ref, subject }: ApiAnswer): string =>
  errorCode === undefined ? `${ref.file} cannot be read` : `AWS answered ${operation} about ${subject} with ${errorCode}`;
