import { expect, test } from 'vitest';
import { parsePolicy } from '../iam/parse.ts';
import type { LintedPolicy, LintExample } from './lint.ts';
import { lints } from './lints/index.ts';

function lintedOf({ type = 'scp', statements }: LintExample): LintedPolicy {
  const document = { Version: '2012-10-17', Statement: statements };
  const text = JSON.stringify(document);
  return { type, policy: parsePolicy(document, type, { name: 'example' }), written: text.length, minified: text.length, ascii: true };
}

const CASES = lints.flatMap((lint) => [
  ...lint.examples.bad.map((example, index) => [`${lint.id} finds example ${index + 1}`, lint, example, true] as const),
  ...lint.examples.good.map((example, index) => [`${lint.id} is silent on example ${index + 1}`, lint, example, false] as const),
]);

test.each(CASES)('%s', (_name, lint, example, isBad) => {
  const found = [...lint.check(lintedOf(example))];
  expect(found.length > 0).toBe(isBad);
  for (const { message, fix, path } of found) {
    expect(message).not.toMatch(/undefined|\.$/);
    expect(fix).not.toMatch(/undefined|\.$/);
    expect(path.length > 0 || lint.id === 'too-long').toBe(true);
  }
});

test('each lint has an example of both kinds, and none speaks of an empty policy', () => {
  for (const { id, examples, check, title, why } of lints) {
    expect([id, examples.bad.length > 0, examples.good.length > 0]).toEqual([id, true, true]);
    expect([...check(lintedOf({ statements: [] }))]).toEqual([]);
    expect(why).toMatch(/\.$/);
    expect(title).not.toMatch(/\.$/);
  }
});
