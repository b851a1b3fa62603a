import type { Detail } from './detail.ts';
import { acts, type Side } from './guardrail-parts.ts';

const LEVELS: Readonly<Record<string, number>> = { NONE: 0, LOW: 1, MEDIUM: 2, HIGH: 3 };
const SIDES: readonly Side[] = ['input', 'output'];

/** What a guardrail does about what it finds, filter by filter: more is stricter, and what is not there does nothing. */
export function strengthsOf(guardrail: Detail): ReadonlyMap<string, number> {
  const strengths = new Map<string, number>();
  for (const filter of guardrail.at('contentPolicy')?.list('filters') ?? []) {
    for (const side of SIDES) {
      const level = LEVELS[filter.text(`${side}Strength`) ?? 'NONE'] ?? 0;
      strengths.set(`the filter ${filter.needText('type')} on ${side}`, acts(filter, side) ? level : 0);
    }
  }
  for (const filter of guardrail.at('contextualGroundingPolicy')?.list('filters') ?? []) {
    strengths.set(`the filter ${filter.needText('type')}`, acts(filter, 'output') ? filter.needNumber('threshold') : 0);
  }
  for (const topic of guardrail.at('topicPolicy')?.list('topics') ?? [])
    strengths.set(`the topic \`${topic.needText('name')}\``, sides(topic));
  const words = guardrail.at('wordPolicy');
  for (const list of words?.list('managedWordLists') ?? []) strengths.set(`the words ${list.needText('type')}`, sides(list));
  strengths.set('blocked words', (words?.list('words') ?? []).filter((word) => sides(word) > 0).length);
  const personal = guardrail.at('sensitiveInformationPolicy');
  for (const entity of personal?.list('piiEntities') ?? []) strengths.set(entity.needText('type'), handling(entity));
  for (const regex of personal?.list('regexes') ?? []) strengths.set(`the pattern \`${regex.needText('name')}\``, handling(regex));
  return strengths;
}

const sides = (part: Detail): number => SIDES.filter((side) => acts(part, side)).length;

/** To block is stricter than to mask. */
const handling = (part: Detail): number => (part.needText('action') === 'BLOCK' ? 2 : 1) * sides(part);
