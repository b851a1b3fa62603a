import { utcDate } from '../../estate/dates.ts';
import type { DocumentRef } from '../../iam/policy.ts';
import type { Evidence } from '../finding.ts';

type Json = Readonly<Record<string, unknown>>;

/** Thrown where an answer is not as AWS describes it; the judgement is then unknown. */
export class Unreadable extends Error {}

/**
 * An answer of AWS, read member by member. What is read becomes evidence. A member that AWS always sends is asked for by `need...`: without
 * it, or with a value of another type, nothing can be judged.
 */
export class Detail {
  readonly document: DocumentRef;
  readonly path: readonly (string | number)[];
  private readonly value: Json;
  private readonly seen: Evidence[];

  constructor(value: Json, document: DocumentRef, path: readonly (string | number)[] = document.path ?? [], seen: Evidence[] = []) {
    this.value = value;
    this.document = document;
    this.path = path;
    this.seen = seen;
  }

  /** What has been read so far. */
  get evidence(): readonly Evidence[] {
    return this.seen;
  }

  /** Another answer that the same judgement reads. */
  beside(value: Json, document: DocumentRef): Detail {
    return new Detail(value, document, document.path ?? [], this.seen);
  }

  /** Something that is not a member of an answer and bears the judgement out. */
  cite(evidence: Evidence): void {
    this.seen.push(evidence);
  }

  /** Text that must not show up in reports; evidence is only where it stands. */
  hidden(key: string): string | undefined {
    const value = Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    this.seen.push({
      kind: 'member',
      document: this.document,
      path: [...this.path, key],
      value: typeof value === 'string' ? 'a text' : value,
    });
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') throw this.wrong(key, 'text');
    return value;
  }

  /** Text; undefined where it is missing or empty. */
  text(key: string): string | undefined {
    const value = this.read(key);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') throw this.wrong(key, 'text');
    return value;
  }

  needText(key: string): string {
    return this.text(key) ?? this.missing(key);
  }

  /** One of several words. */
  needOneOf<T extends string>(key: string, words: readonly T[]): T {
    const value = this.needText(key);
    const found = words.find((word) => word === value);
    if (found === undefined) throw this.wrong(key, `one of ${words.join(', ')}`);
    return found;
  }

  /** True or false; undefined where it is missing. */
  flag(key: string): boolean | undefined {
    const value = this.read(key);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'boolean') throw this.wrong(key, 'true or false');
    return value;
  }

  needFlag(key: string): boolean {
    return this.flag(key) ?? this.missing(key);
  }

  number(key: string): number | undefined {
    const value = this.read(key);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number') throw this.wrong(key, 'a number');
    return value;
  }

  needNumber(key: string): number {
    return this.number(key) ?? this.missing(key);
  }

  /** A moment as ISO 8601 in UTC. */
  needDate(key: string): string {
    const value = this.read(key);
    if (value === undefined || value === null) return this.missing(key);
    const date = utcDate(value);
    if (date === undefined) throw this.wrong(key, 'a date');
    return date;
  }

  /** An object inside; undefined where it is missing. */
  at(key: string): Detail | undefined {
    const value = this.read(key);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) throw this.wrong(key, 'an object');
    return new Detail(value as Json, this.document, [...this.path, key], this.seen);
  }

  needAt(key: string): Detail {
    return this.at(key) ?? this.missing(key);
  }

  /** The objects of a list; none where it is missing. */
  list(key: string): readonly Detail[] {
    return this.elements(key).map((element, index) => {
      if (typeof element !== 'object' || element === null || Array.isArray(element)) throw this.wrong(key, 'a list of objects');
      return new Detail(element as Json, this.document, [...this.path, key, index], this.seen);
    });
  }

  /** The texts of a list; none where it is missing. */
  texts(key: string): readonly string[] {
    return this.elements(key).map((element) => {
      if (typeof element !== 'string') throw this.wrong(key, 'a list of texts');
      return element;
    });
  }

  /** The names of the members of an object; none where it is missing. */
  names(key: string): readonly string[] {
    const value = this.read(key);
    if (value === undefined || value === null) return [];
    if (typeof value !== 'object' || Array.isArray(value)) throw this.wrong(key, 'an object');
    return Object.keys(value);
  }

  /** Whether the member is there at all. */
  has(key: string): boolean {
    const value = this.read(key);
    return value !== undefined && value !== null;
  }

  private elements(key: string): readonly unknown[] {
    const value = this.read(key);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw this.wrong(key, 'a list');
    return value;
  }

  private read(key: string): unknown {
    const value = Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    this.seen.push({ kind: 'member', document: this.document, path: [...this.path, key], value: shown(value) });
    return value;
  }

  private missing(key: string): never {
    throw new Unreadable(`${this.named(key)} is missing`);
  }

  private wrong(key: string, what: string): Unreadable {
    return new Unreadable(`${this.named(key)} is not ${what}`);
  }

  private named(key: string): string {
    return `\`${[...this.path, key].filter((part) => typeof part === 'string').join('.')}\``;
  }
}

/** Lists and objects are evidence by being there. */
const shown = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (Array.isArray(value) ? `${value.length} elements` : 'an object') : value;
