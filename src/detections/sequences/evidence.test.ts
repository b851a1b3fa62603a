import { expect, test } from 'vitest';
import type { TrailEvent } from '../../activity/event.ts';
import { counted, evidence, listed } from './evidence.ts';

const event = (id: number): TrailEvent => ({
  id: String(id).padStart(5, '0'),
  time: id,
  source: 'bedrock.amazonaws.com',
  name: 'InvokeModel',
  region: 'us-east-1',
  account: '111122223333',
  actor: { type: 'IAMUser' },
});

test('evidence stands in the order of time, each event once, and ends with the one that decides', () => {
  const [a, b, c, d] = [event(1), event(2), event(3), event(4)] as const;
  expect(evidence([c, a, a, d, b], c)).toEqual([a, b, c]);
  expect(evidence([c, a])).toEqual([a, c]);
  expect(evidence([])).toBeUndefined();
});

test('of many events the first thousand are named, and the one that decides', () => {
  const many = Array.from({ length: 3000 }, (_, i) => event(i));
  const last = many.at(-1) as TrailEvent;
  expect(evidence(many)?.length).toBe(1000);
  expect(evidence(many, last)?.length).toBe(1000);
  expect(evidence(many, last)?.at(-1)).toBe(last);
});

test('names and numbers read as in a sentence', () => {
  expect([counted(1, 'call'), counted(2, 'call')]).toEqual(['1 call', '2 calls']);
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c', 'd', 'e'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b, c and 2 more',
  ]);
});
