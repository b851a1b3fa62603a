import { expect, test } from 'vitest';
import { hasOwnDisks } from './instance-storage.ts';

test.each([
  'm5d',
  'c5d',
  'r5d',
  'g4dn',
  'p3dn',
  'p4d',
  'p4de',
  'g5',
  'g6',
  'g6e',
  'g7e',
  'gr6',
  'p5',
  'p5en',
  'p6-b200',
  'p6e-gb200',
  'trn1',
  'trn1n',
  'trn2',
  'i3en',
  'm6gd',
])('%s has disks of its own, with which no key of the customer goes', (family) => {
  expect(hasOwnDisks(`ml.${family}.xlarge`)).toBe(true);
});

test.each(['m4', 'm5', 'c5', 'c5n', 'r5', 't3', 'p2', 'p3', 'm6i', 'c6i', 'm7i', 'c7i', 'r7i', 'g5g', 'inf1', 'inf2'])(
  '%s has none',
  (family) => {
    expect(hasOwnDisks(`ml.${family}.xlarge`)).toBe(false);
  },
);
