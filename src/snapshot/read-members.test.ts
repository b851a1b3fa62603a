import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMembers } from './read-members.ts';
import { createTestFolder, type TestFolder } from './written-snapshot.fixture.ts';

let folder: TestFolder;
beforeAll(() => {
  folder = createTestFolder();
});
afterAll(() => folder.remove());

/** What a file gives when it is read at once, or in chunks. */
async function members(bytes: Buffer, atOnce: boolean): Promise<unknown> {
  const path = join(folder.path, 'x.json');
  writeFileSync(path, bytes);
  const given: unknown[] = [];
  const file = { path, name: 'x.json', bytes: bytes.length, unreadable: undefined };
  const failure = await readMembers(
    { file, whole: atOnce ? Promise.resolve({ content: bytes }) : undefined, short: undefined },
    () => undefined,
    {
      list: (key) => void given.push(key),
      value: (...value) => void given.push(value),
    },
  );
  return { given, failure };
}

describe('the members of a file', () => {
  const key = fc.stringMatching(/^[a-zäß"\\{}]{1,4}$/);
  const document = fc.dictionary(key, fc.oneof(fc.array(fc.jsonValue(), { maxLength: 4 }), fc.jsonValue()), { maxKeys: 4 });

  it('are the same whether the file is read at once or in chunks, whole or cut', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.constantFrom(0, 2), fc.nat(), fc.boolean(), async (value, indent, at, cut) => {
        const text = JSON.stringify(value, undefined, indent);
        const bytes = Buffer.from(cut ? text.slice(0, at % text.length) : text);
        expect(await members(bytes, true)).toEqual(await members(bytes, false));
      }),
      { numRuns: 200 },
    );
  });
});
