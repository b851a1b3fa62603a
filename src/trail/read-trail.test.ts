import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { createTrailReader, readTrail } from './read-trail.ts';
import { syntheticRecord, writeTrail } from './trail.fixture.ts';
import { openTrailIndex } from './trail-index.ts';

const top = mkdtempSync(join(tmpdir(), 'read-trail-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const files = writeTrail(join(top, 'trail'), 8, 20);
const whole = await readTrail(files);
const TITLE = { version: '1', every: false };
let made = 0;
const folderOf = (): string => join(top, `index-${made++}`);

/** Reads by way of an index, as one run of the program does. */
async function run(folder: string, paths = files, title = TITLE): Promise<{ reading: unknown; rebuilt: string | undefined; read: number }> {
  const index = openTrailIndex(folder, title);
  let read = 0;
  try {
    const reading = await readTrail(paths, { every: title.every, index, onProgress: (done) => void (read = done) });
    return { reading, rebuilt: index.rebuilt, read };
  } finally {
    index.close();
  }
}

test('a trail with a damaged and an empty file', () => {
  expect([whole.files, whole.problems.length]).toEqual([9, 2]);
  expect(whole.records).toBeGreaterThan(140);
  expect(new Set(whole.events.map(({ source }) => source))).toEqual(
    new Set(['bedrock.amazonaws.com', 's3.amazonaws.com', 'sts.amazonaws.com']),
  );
});

test('the order of files makes no difference', async () => {
  expect(await readTrail(files.toReversed())).toEqual(whole);
});

test('with an index nothing is read twice, and nothing is different', async () => {
  const folder = folderOf();
  expect(await run(folder, files.slice(0, 3))).toMatchObject({ read: 3 });
  expect(await run(folder)).toEqual({ reading: whole, rebuilt: undefined, read: 6 });
  expect(await run(folder)).toEqual({ reading: whole, rebuilt: undefined, read: 0 });
  expect(await run(folder, files.slice(2, 4))).toMatchObject({ reading: await readTrail(files.slice(2, 4)), read: 0 });
});

test('an index that ends at any byte gives the same reading', async () => {
  const folder = folderOf();
  const few = writeTrail(join(top, 'small'), 3, 2);
  await run(folder, few.slice(0, 2));
  await run(folder, few);
  const bytes = readFileSync(join(folder, 'trail.index'));
  const expected = await readTrail(few);
  const torn = folderOf();
  openTrailIndex(torn, TITLE).close();
  for (let length = 0; length <= bytes.length; length++) {
    writeFileSync(join(torn, 'trail.index'), bytes.subarray(0, length));
    expect((await run(torn, few)).reading).toEqual(expected);
  }
  const after = await run(torn, few);
  expect(after).toEqual({ reading: expected, rebuilt: undefined, read: 0 });
});

test('an index of which any byte has changed gives the same reading', async () => {
  const folder = folderOf();
  await run(folder, files.slice(0, 2));
  const bytes = readFileSync(join(folder, 'trail.index'));
  const expected = await readTrail(files.slice(0, 2));
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const spoiled = Buffer.from(bytes);
      spoiled[at] = (spoiled[at] as number) ^ change;
      writeFileSync(join(folder, 'trail.index'), spoiled);
      expect((await run(folder, files.slice(0, 2))).reading).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['another version', { version: '2', every: false }],
  ['all events', { version: '1', every: true }],
])('an index for %s is made anew, and says so', async (_, title) => {
  const folder = folderOf();
  await run(folder);
  const again = await run(folder, files, title);
  expect(again.rebuilt).toContain('another version of Mantlet, or for other events');
  expect(again.read).toBe(9);
  expect(again.reading).toEqual(await readTrail(files, { every: title.every }));
});

test('a file that changes is read again, and what it was is forgotten', async () => {
  const folder = folderOf();
  const file = join(top, 'grows.json');
  const line = (number: number): string => `${JSON.stringify(syntheticRecord(number * 5))}\n`;
  let text = '';
  for (let number = 0; number < 20; number++) {
    text += line(number);
    writeFileSync(file, text);
    const { reading, read } = await run(folder, [file]);
    expect([read, (reading as typeof whole).events.length]).toEqual([1, number + 1]);
  }
  // as long as before and of the same time, with another head
  const { atime, mtime } = statSync(file);
  utimesSync(file, atime, mtime);
  await run(folder, [file]);
  writeFileSync(file, text.replace('id-0', 'id-7'));
  utimesSync(file, atime, mtime);
  expect((await run(folder, [file])).read).toBe(1);
  expect(await run(folder, [file])).toMatchObject({ read: 0, reading: await readTrail([file]) });
});

test('an index is written anew when most of it is outdated', async () => {
  const folder = folderOf();
  const file = join(top, 'changes.json.gz');
  let largest = 0;
  for (let turn = 0; turn < 8; turn++) {
    writeFileSync(file, Array.from({ length: 600 }, (_, one) => JSON.stringify(syntheticRecord(5 * (one + turn)))).join('\n'));
    await run(folder, [...files, file]);
    largest = Math.max(largest, statSync(join(folder, 'trail.index')).size);
  }
  expect(await run(folder, [...files, file])).toEqual({ reading: await readTrail([...files, file]), rebuilt: undefined, read: 0 });
  const one = folderOf();
  await run(one, [...files, file]);
  expect(largest).toBeLessThan(4.5 * statSync(join(one, 'trail.index')).size);
});

test('whoever looks again is told what is new', async () => {
  const index = openTrailIndex(folderOf(), TITLE);
  const reader = createTrailReader({ index });
  const first = await reader.look(files.slice(0, 3));
  expect(first.fresh).toEqual(first.reading.events);
  expect((await reader.look(files.slice(0, 3))).fresh).toEqual([]);
  const second = await reader.look(files);
  expect(second.reading).toEqual(whole);
  expect(second.fresh).toHaveLength(whole.events.length - first.reading.events.length);
  const gone = await reader.look(files.slice(1));
  expect(gone.reading).toEqual(await readTrail(files.slice(1)));
  index.close();
});

test('what cannot be opened is tried again', async () => {
  const late = join(top, 'late.json.gz');
  const reader = createTrailReader({});
  const { reading } = await reader.look([...files, late]);
  expect(reading.problems.at(-1)).toMatchObject({ file: late, reason: 'it cannot be read: ENOENT' });
  copyFileSync(files[0] as string, late);
  const then = await reader.look([...files, late]);
  expect(then.reading).toEqual(await readTrail([...files, late]));
  truncateSync(late, 100);
  expect((await reader.look([...files, late])).reading).toEqual(await readTrail([...files, late]));
});
