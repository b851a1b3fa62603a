import type { PatternList, Policy } from '../../iam/policy.ts';
import type { Limit } from './limit.ts';
import { type Language, type TextPattern, globPattern } from './text-pattern.ts';

/** The variable that stands for the ARN of the resource. */
export const RESOURCE = '@resource';

/**
 * What it takes that `Resource` or `NotResource` takes the resource in, or does not: always, never, or a limit; undefined where a policy
 * variable stands in it. `isStar`: the action has no resource type, and is authorised on `*`.
 */
export function resourceLimit(
  list: PatternList,
  wanted: boolean,
  isStar: boolean,
  version: Policy['version'],
): Limit | boolean | undefined {
  const isAll = list.patterns.some((pattern) => /^\*+$/.test(pattern));
  if (isAll || isStar) return (isAll !== list.negated) === wanted;
  const language: TextPattern[] = [];
  for (const pattern of list.patterns) {
    const compiled = resourcePattern(pattern, version);
    if (compiled === undefined) return undefined;
    language.push(compiled);
  }
  return inLanguage(language, list.negated !== wanted);
}

/** The resource is in a language, or is not. */
export const inLanguage = (language: Language, isIn: boolean): Limit => ({
  key: RESOURCE,
  absent: false,
  empty: false,
  present: { how: 'each', test: { kind: 'text', in: isIn, language } },
});

/** Segment by segment as in ARNs; segments that are missing stand for `*`, as has been seen of AWS. */
export function resourcePattern(pattern: string, version: Policy['version']): TextPattern | undefined {
  const parts = pattern.split(':');
  const sixth = parts.slice(5).join(':');
  if (version === '2012-10-17' && sixth.includes('${')) return undefined;
  const segments = parts.length < 6 ? [...parts, ...Array<string>(6 - parts.length).fill('*')] : [...parts.slice(0, 5), sixth];
  return segments.flatMap((segment, index) => [
    ...(index === 0 ? [] : [{ on: ':', many: false, fold: false }]),
    ...globPattern(segment, false, index < 5 ? { class: 'no-colon' } : { class: 'any' }),
  ]);
}
