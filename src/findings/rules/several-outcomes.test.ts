import { expect, test } from 'vitest';
import { Unreadable } from '../answers/detail.ts';
import { fail, type Outcome, pass } from './resource-check.ts';
import { worstOf } from './several-outcomes.ts';

const good = (): Outcome => pass('good');
const bad = (): Outcome => fail('bad', 'mend it', 'high');
const silent = (): undefined => undefined;
const unread = (): Outcome => {
  throw new Unreadable('not read');
};

test.each([
  ['all pass', [good, good], undefined, 'pass', 'good'],
  ['one fails', [good, bad], undefined, 'fail', 'bad'],
  ['one fails, whatever cannot be read of another', [unread, bad], undefined, 'fail', 'bad'],
  ['one fails, whatever else there may be', [bad], 'there may be more', 'fail', 'bad'],
  ['the rule speaks of one only', [silent, good], undefined, 'pass', 'good'],
] as const)('%s', (_, parts, gap, verdict, message) => {
  expect(worstOf(parts, gap)).toMatchObject({ verdict, message });
});

test('a failure keeps its fix and severity', () => {
  expect(worstOf([bad])).toMatchObject({ fix: { summary: 'mend it' }, severity: 'high' });
});

test('nothing passes while something is unread', () => {
  expect(() => worstOf([good, unread])).toThrow('not read');
  expect(() => worstOf([good], 'there may be more')).toThrow('there may be more');
  expect(() => worstOf([], 'there may be some')).toThrow('there may be some');
});

test('nothing to speak of is no judgement', () => {
  expect(worstOf([])).toBeUndefined();
  expect(worstOf([silent])).toBeUndefined();
});
