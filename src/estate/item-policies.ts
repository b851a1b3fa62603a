import { type Documents, unreadableAttachment } from './documents.ts';
import type { Attachment } from './estate.ts';
import { isObject, type Json, listOf, textOf } from './json.ts';
import { inside, type Place } from './places.ts';
import type { Report } from './problems.ts';

/** One element of a list of account details, and where it stands. */
export interface DetailItem {
  readonly item: Json;
  readonly arn: string;
  readonly file: string;
  readonly place: Place;
}

/** What reading an element needs from outside. */
export interface Reading {
  readonly documents: Documents;
  readonly report: Report;
  /** Notes that a managed policy is attached. One string for all equal ARNs. */
  readonly policyArn: (arn: string) => string;
}

/** The policies of a user, role or group, as far as its own element tells. */
export interface OwnPolicies {
  /** Inline policies, and one unreadable policy for each part that could not be read: it may have held any statement. */
  readonly inline: readonly Attachment[];
  /** ARNs of managed policies by position; empty text where the element could not be read. */
  readonly attached: readonly string[];
}

/** A part of an element that cannot be read, as a policy of unknown content. `keys` lead to it. */
export function unreadablePart(from: DetailItem, keys: readonly (string | number)[], what: string, { report }: Reading): Attachment {
  const { path } = inside(from.place, ...keys);
  const name = `${what} of ${from.arn}`;
  const why = `${name} cannot be read`;
  report('error', path, why);
  return unreadableAttachment('identity', { name, file: from.file, path }, why);
}

/** Reads the inline and attached policies of a user, role or group; what cannot be read stands as an unreadable policy. */
export function readOwnPolicies(from: DetailItem, inlineKey: string, reading: Reading): OwnPolicies {
  const inline = readInline(from, inlineKey, reading);
  const unreadable: Attachment[] = [];
  const attached = readAttached(from, reading, unreadable);
  return { inline: unreadable.length === 0 ? inline : [...inline, ...unreadable], attached };
}

const NONE: readonly never[] = [];

function readInline(from: DetailItem, key: string, reading: Reading): readonly Attachment[] {
  const written = listOf(from.item[key]);
  if (written === undefined) return [unreadablePart(from, [key], 'the list of inline policies', reading)];
  if (written.length === 0) return NONE;
  return written.map((element, index) => {
    if (!isObject(element)) return unreadablePart(from, [key, index], `inline policy ${index + 1}`, reading);
    const name = `inline policy ${textOf(element['PolicyName']) ?? index + 1} of ${from.arn}`;
    const ref = { name, file: from.file, path: inside(from.place, key, index, 'PolicyDocument').path };
    return reading.documents.attach(element['PolicyDocument'], 'identity', ref, reading.report);
  });
}

function readAttached(from: DetailItem, reading: Reading, unreadable: Attachment[]): readonly string[] {
  const key = 'AttachedManagedPolicies';
  const written = listOf(from.item[key]);
  if (written === undefined) unreadable.push(unreadablePart(from, [key], 'the list of attached policies', reading));
  if (written === undefined || written.length === 0) return NONE;
  return written.map((element, index) => {
    const arn = isObject(element) ? textOf(element['PolicyArn']) : undefined;
    if (arn !== undefined) return reading.policyArn(arn);
    const name = isObject(element) ? textOf(element['PolicyName']) : undefined;
    unreadable.push(unreadablePart(from, [key, index], `attached policy ${name ?? index + 1}, without an ARN,`, reading));
    return '';
  });
}
