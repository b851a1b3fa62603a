import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { positionInText } from './locate.ts';
import { countOn, FILE_START, positionAt, positionInFile } from './positions.ts';
import { createTestFolder } from './written-snapshot.fixture.ts';

const text = fc.array(fc.constantFrom('a', '\n', '\r\n', 'é', '€', '😀', '\u2028')).map((parts) => parts.join(''));

it('the line and column of a byte are those of its character, wherever the bytes are cut', () => {
  fc.assert(
    fc.property(fc.constantFrom('', '\ufeff'), text, text, fc.nat(), (mark, before, after, cut) => {
      const start = Buffer.from(mark + before);
      const first = mark === '' ? cut % (start.length + 1) : Math.max(3, cut % (start.length + 1));
      const counted = countOn(countOn(FILE_START, start.subarray(0, first)), start.subarray(first));
      expect(positionAt(counted)).toEqual(positionInText(mark + before + after, (mark + before).length));
    }),
  );
});

it('a byte of a file has a place if the file goes that far', async () => {
  const folder = createTestFolder();
  const path = join(folder.path, 'x');
  writeFileSync(path, '\ufeffä\nb😀c');
  expect(await positionInFile(path, Buffer.byteLength('\ufeffä\nb😀'))).toEqual({ line: 2, column: 4 });
  expect(await positionInFile(path, 1_000)).toBeUndefined();
  expect(await positionInFile(folder.path, 0)).toBeUndefined();
  expect(await positionInFile(join(folder.path, 'gone'), 0)).toBeUndefined();
  folder.remove();
});
