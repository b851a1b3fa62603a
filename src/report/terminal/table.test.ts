import { expect, test } from 'vitest';
import { table } from './table.ts';

const columns = [{ title: 'action' }, { title: 'tier', right: true }];
const rows = [
  ['bedrock:DeleteGuardrail', '1'],
  ['bedrock:InvokeModel', '3'],
];
const WIDE = '  action                   tier\n  bedrock:DeleteGuardrail     1\n  bedrock:InvokeModel         3';

test('columns line up', () => {
  expect(table(columns, rows)).toBe(WIDE);
  expect(table(columns, rows, '  ', 40)).toBe(WIDE);
});

test('what is too wide for the terminal is told row by row, without empty cells', () => {
  expect(table(columns, [...rows, ['s3:*', '']], '  ', 20)).toBe(
    '  bedrock:DeleteGuardrail\n    tier 1\n  bedrock:InvokeModel\n    tier 3\n  s3:*',
  );
});

test('a last column of text may be broken by the terminal and does not count', () => {
  const sentence = [['s3:*', 'everything that can be done to a bucket']];
  expect(table([{ title: '' }, { title: '' }], sentence, '  ', 20)).toBe('  s3:*  everything that can be done to a bucket');
});
