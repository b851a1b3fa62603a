import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, test } from 'vitest';
import { IntentError } from './intent-error.ts';
import { readIntent } from './read-intent.ts';

const folder = mkdtempSync(join(tmpdir(), 'mantlet-intent-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Uint8Array): string {
  const path = join(folder, 'mantlet.yaml');
  writeFileSync(path, content);
  return path;
}

const NAMED = 'approvedGroups: [Modèles]\n';

test('a file is read, with or without a byte order mark', async () => {
  for (const content of [NAMED, `\ufeff${NAMED}`]) expect((await readIntent(file(content))).intent.approvedGroups).toEqual(['Modèles']);
});

it.each<[string, () => string, RegExp]>([
  ['no file', () => join(folder, 'none.yaml'), /^cannot read `.*none\.yaml`: it does not exist: `mantlet init` writes one$/],
  ['a folder', () => folder, /^cannot read `.*`: it is a folder, not a file$/],
  ['a path through a file', () => join(file(''), 'x'), /^cannot read `.*`: a part of the path is a file, not a folder$/],
  [
    'UTF-16 with its mark',
    () => file(Buffer.from(`\ufeff${NAMED}`, 'utf16le')),
    /mantlet\.yaml:1:1: the file is UTF-16: save it as UTF-8$/,
  ],
  ['UTF-16 without it', () => file(Buffer.from(NAMED, 'utf16le')), /mantlet\.yaml:1:1: the file is UTF-16/],
  ['Latin 1', () => file(Buffer.from(`# ok\n${NAMED}`, 'latin1')), /mantlet\.yaml:2:21: this is not UTF-8: save the file as UTF-8$/],
  ['a character cut in two', () => file(Buffer.from(NAMED).subarray(0, 21)), /mantlet\.yaml:1:21: this is not UTF-8/],
  ['compressed bytes', () => file(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0xff])), /mantlet\.yaml:1:2: this is not UTF-8/],
  ['a zero', () => file('a: 1\nbb: \0x'), /mantlet\.yaml:2:5: an invisible control character, U\+0000, stands here: take it out$/],
  ['an escape of terminals', () => file('a: \u001b[2J'), /U\+001B/],
  ['text that turns around', () => file('a: \u202ex'), /mantlet\.yaml:1:4: .*U\+202E/],
  ['a very large file', () => file(`a: ${'x'.repeat(1 << 20)}`), /mantlet\.yaml: the file is larger than 1 MiB: name an intent file$/],
  ['nothing', () => file(''), /mantlet\.yaml:1:1: the file says nothing/],
])('%s is refused in one sentence', async (_what, path, message) => {
  const error = await readIntent(path()).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(IntentError);
  expect((error as IntentError).problems).toEqual([expect.stringMatching(message)]);
});

it.skipIf(process.platform !== 'linux')('a file without end is not read to its end', async () => {
  await expect(readIntent('/dev/zero')).rejects.toThrow(/larger than 1 MiB/);
});
