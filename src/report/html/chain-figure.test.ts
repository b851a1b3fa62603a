import { expect, test } from 'vitest';
import { chainFigure } from './chain-figure.ts';
import { report } from './report.fixture.ts';

const [path] = report().chains;

test.each(['across', 'down'] as const)('a chain drawn %s shows every box and arrow, and tells them in words', (direction) => {
  if (path === undefined) throw new Error('the fixture has no chain');
  const { markup } = chainFigure(path, direction);
  expect(markup.match(/<rect/g)).toHaveLength(3);
  expect(markup.match(/<line/g)).toHaveLength(2);
  expect(markup).toContain('aria-label="trainer, assumes the role (under conditions): trainer2, holds (under conditions)');
  for (const [, size] of markup.matchAll(/ (?:x|y|x1|y1|x2|y2|width|height)="(-?[\d.]+)"/g)) expect(Number(size)).toBeGreaterThanOrEqual(0);
});
