import type { Json } from '../../estate/json.ts';

/** For examples: records of each of some days, made by a function of the minute. `each` a day, two hours apart. */
export function everyDay(days: number, each: number, make: (minute: number) => Json): readonly Json[] {
  return Array.from({ length: days * each }, (_, i) => make(Math.floor(i / each) * 1440 + (i % each) * 120));
}
