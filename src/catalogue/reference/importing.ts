import type { AccessLevel } from '../types.ts';
import type { Reference, ReferenceAction, ServiceFacts } from './facts.ts';
import { ACCESS_LEVELS } from './facts.ts';
import type { ImportProblem } from './import-problem.ts';
import { importProblem } from './import-problem.ts';

/** Reads one file of an unpacked source by its path below the folder; undefined where there is none. */
export type ReadText = (path: string) => string | undefined;

/** What an import yields: a reference, and everything that is wrong with it. With a problem the reference must not be used. */
export interface Imported {
  readonly reference: Reference;
  readonly problems: readonly ImportProblem[];
  /** Prefixes that the source itself files under machine learning and AI; empty where it has no such category. */
  readonly aiCategory: readonly string[];
}

/** A JSON object of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, no null. */
export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The value where it is text, else the empty text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** The texts in a list; none where it is no list. */
export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((x): x is string => typeof x === 'string') : []);
/** The objects in a list; none where it is no list. */
export const objectsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** Prefixes become parts of paths, so nothing else may pass for one. */
export const isPrefix = (text: string): boolean => /^[a-z0-9-]+$/.test(text);

/** Parses a file of the source; a missing or broken one is a problem and reads as undefined. */
export function parseFile(read: ReadText, path: string, problems: ImportProblem[]): unknown {
  const text = read(path);
  if (text === undefined) {
    problems.push(importProblem('missing-file', `\`${path}\` is missing`));
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    problems.push(importProblem('not-json', `\`${path}\` is not JSON`));
    return undefined;
  }
}

/** An access level may be one name or several joined by commas, as iam-data has written them since July 2026. */
export function parseLevels(text: string, action: string, problems: ImportProblem[]): AccessLevel[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !ACCESS_LEVELS.some((level) => level === name));
  if (text.trim() === '') problems.push(importProblem('no-access-level', `\`${action}\` has no access level`));
  else if (unknown.length > 0) {
    problems.push(importProblem('unknown-access-level', `\`${action}\` has the unknown access level \`${unknown.join(', ')}\``));
  }
  return ACCESS_LEVELS.filter((level) => names.includes(level));
}

/** Order by code units, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Puts a service into the one order that frozen files have, so that two imports differ only where AWS's facts do. */
export function inOrder(service: ServiceFacts): ServiceFacts {
  const types = new Map<string, number>();
  const conditionKeys = [...service.conditionKeys].sort((a, b) => byText(a.type, b.type) || byText(a.key, b.key));
  for (const [index, { key }] of conditionKeys.entries()) types.set(key, index);
  const keys = (list: readonly string[]): string[] => [...new Set(list)].sort((a, b) => (types.get(a) ?? 0) - (types.get(b) ?? 0));
  const action = (a: ReferenceAction): ReferenceAction => ({
    ...a,
    conditionKeys: keys(a.conditionKeys),
    resourceTypes: a.resourceTypes.map((type) => ({ ...type, conditionKeys: keys(type.conditionKeys) })),
  });
  return {
    ...service,
    conditionKeys,
    resourceTypes: service.resourceTypes
      .map((type) => ({ ...type, conditionKeys: keys(type.conditionKeys) }))
      .sort((a, b) => byText(a.name, b.name) || byText(a.arn, b.arn)),
    actions: service.actions.map(action).sort((a, b) => byText(a.name, b.name)),
  };
}
