import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from '../scripts/generated-indexes.ts';

it.each(generatedFiles().map((file) => [file.path, file.text] as const))('%s is current; otherwise run `npm run gen`', (path, text) => {
  expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(text);
});
