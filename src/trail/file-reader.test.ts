import { Buffer } from 'node:buffer';
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { createFileReader } from './file-reader.ts';
import type { TrailPiece } from './trail-piece.ts';

const folder = mkdtempSync(join(tmpdir(), 'trail-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'x.json.gz');
const reader = createFileReader({ every: false });

const record = (id: number, source = 'bedrock.amazonaws.com'): Record<string, unknown> => ({
  eventVersion: '1.11',
  userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::111122223333:user/${id}`, accountId: '111122223333' },
  eventTime: '2026-08-26T21:25:40Z',
  eventSource: source,
  eventName: 'InvokeModel',
  awsRegion: 'us-east-1',
  eventID: `id-${id}`,
  recipientAccountId: '111122223333',
});
const trail = (count: number): string => JSON.stringify({ Records: Array.from({ length: count }, (_, id) => record(id)) });

async function read(
  content: Buffer | string,
): Promise<{ ids: string[]; reasons: string[]; records: number; bytes: number; pieces: TrailPiece[] }> {
  writeFileSync(file, content);
  return readFile();
}

async function readFile(path = file): Promise<{ ids: string[]; reasons: string[]; records: number; bytes: number; pieces: TrailPiece[] }> {
  const pieces: TrailPiece[] = [];
  const stat = statSync(path, { throwIfNoEntry: false });
  const asked = { path, size: stat?.size ?? 0, mtime: 0, isFile: stat?.isFile() ?? true };
  await reader.read(asked, (piece) => pieces.push(piece));
  expect(pieces.map(({ last }) => last)).toEqual(pieces.map((_, i) => i === pieces.length - 1));
  return {
    ids: pieces.flatMap(({ events }) => events.map(({ id }) => id)),
    reasons: pieces.flatMap(({ problems }) =>
      problems.map(({ offset, reason }) => (offset === undefined ? reason : `${offset}: ${reason}`)),
    ),
    records: pieces.reduce((sum, one) => sum + one.records, 0),
    bytes: pieces.reduce((sum, one) => sum + one.bytes, 0),
    pieces,
  };
}

test('what is not wanted is counted', async () => {
  const { ids, records, pieces } = await read(JSON.stringify([record(1), record(2, 'ec2.amazonaws.com'), record(3, 'ec2.amazonaws.com')]));
  expect([ids, records, pieces[0]?.sources]).toEqual([['id-1'], 3, ['bedrock.amazonaws.com', 1, 'ec2.amazonaws.com', 2]]);
  expect(pieces[0]?.parts).toEqual([{ account: '111122223333', region: 'us-east-1', first: 1_787_779_540_000, last: 1_787_779_540_000 }]);
});

test('of credentials that were given out the key is kept, the token is not', async () => {
  const responseElements = {
    credentials: { accessKeyId: 'ASIA1', sessionToken: 'secret', expiration: 'soon' },
    assumedRoleUser: { arn: 'a' },
  };
  const { pieces } = await read(JSON.stringify([{ ...record(1, 'sts.amazonaws.com'), responseElements }]));
  expect(pieces[0]?.events[0]?.response).toEqual({
    credentials: { accessKeyId: 'ASIA1', expiration: 'soon' },
    assumedRoleUser: { arn: 'a' },
  });
});

test('a request that is nested too deeply to be followed is left out, and said to be', async () => {
  const nested = `${'['.repeat(3_000)}${']'.repeat(3_000)}`;
  const text = JSON.stringify({ ...record(1), requestParameters: { x: 7 } }).replace('"x":7', `"x":${nested}`);
  const { pieces } = await read(text);
  expect(pieces[0]?.events[0]).toMatchObject({ id: 'id-1', cut: true });
  expect(pieces[0]?.events[0]?.request).toBeUndefined();
});

test('of compressed data that end early, all that is before the end is used, and the file is named', async () => {
  const text = Buffer.from(trail(40));
  const bytes = gzipSync(text);
  const ends = JSON.parse(text.toString()).Records.map((one: unknown) => text.indexOf(JSON.stringify(one)) + JSON.stringify(one).length);
  let most = 0;
  for (let length = 18; length < bytes.length; length += 7) {
    const cut = await read(bytes.subarray(0, length));
    expect(cut.reasons).toEqual(['its compressed data end early or are damaged: what comes before is used']);
    expect(cut.ids).toHaveLength(ends.filter((end: number) => end <= cut.bytes).length);
    expect(cut.ids.length).toBeGreaterThanOrEqual(most);
    most = cut.ids.length;
  }
  expect(most).toBe(40);
});

test('of compressed data that are damaged inside, all that is before the damage is used', async () => {
  const bytes = gzipSync(trail(4_000), { level: 1 });
  const damaged = Buffer.from(bytes);
  const at = Math.floor(bytes.length * 0.9);
  damaged.fill(0xff, at, at + 40);
  const found = await read(damaged);
  expect(found.reasons).toContain('its compressed data end early or are damaged: what comes before is used');
  expect(found.ids.length).toBeGreaterThan(3_400);
});

test('several compressed texts one after another are one', async () => {
  const both = await read(Buffer.concat([gzipSync(`${JSON.stringify(record(1))}\n`), gzipSync(JSON.stringify(record(2)))]));
  expect([both.ids, both.reasons]).toEqual([['id-1', 'id-2'], []]);
});

test.each<[string, Buffer | string, number, string[]]>([
  ['a byte order mark', `\uFEFF${trail(2)}`, 2, []],
  ['UTF-16', Buffer.from(`\uFEFF${trail(2)}`, 'utf16le'), 0, ['it is UTF-16, not UTF-8: convert it first']],
  ['UTF-16 without a mark', Buffer.from(trail(2), 'utf16le'), 0, ['it is UTF-16, not UTF-8: convert it first']],
  ['UTF-16, compressed', gzipSync(Buffer.from(`\uFEFF${trail(2)}`, 'utf16le')), 0, ['it is UTF-16, not UTF-8: convert it first']],
  ['nothing at all', '', 0, ['it is empty']],
  ['nothing, compressed', gzipSync(''), 0, ['it is empty']],
  ['no records', '{"Records":[]}', 0, []],
  ['other JSON', '{"digestS3Bucket":"b"}', 0, ['0: a JSON object that is no record of CloudTrail']],
  ['a number', '7', 0, ['0: something stands there that is no record']],
  ['white space', ' \n', 0, ['it holds no records of CloudTrail']],
  ['no time', '[{"eventSource":"sts.amazonaws.com","eventName":"AssumeRole"}]', 0, ['1: a record does not tell when it happened']],
  ['no JSON inside', `{"Records":[{"eventSource":"sts.amazonaws.com",}]}`, 0, ['12: a record is not valid JSON']],
  ['a head without a body', Buffer.from([0x1f, 0x8b]), 0, ['its compressed data end early or are damaged: what comes before is used']],
])('%s', async (_, content, count, reasons) => {
  const found = await read(content);
  expect([found.ids.length, found.reasons]).toEqual([count, reasons]);
});

test('of many problems the first are told one by one', async () => {
  const { reasons } = await read('{"a":1}\n'.repeat(50));
  expect([reasons.length, reasons.at(-1)]).toEqual([21, 'there are 30 more such problems']);
});

test('what cannot be opened is a problem, and is to be tried again', async () => {
  const found = await readFile(join(folder, 'nowhere'));
  expect([found.reasons, found.pieces[0]?.stamp]).toEqual([['it cannot be read: ENOENT'], undefined]);
  expect((await readFile(folder)).reasons).toEqual(['it cannot be read: it is no file']);
  writeFileSync(file, 'x');
  chmodSync(file, 0);
  if (process.getuid?.() !== 0) expect((await readFile()).reasons).toEqual(['it cannot be read: EACCES']);
  chmodSync(file, 0o600);
});

/** A compressed file of which no more than a part is ever in memory. */
async function writeLarge(parts: Iterable<string>): Promise<void> {
  const gzip = createGzip({ level: 1 });
  const out = openSync(file, 'w');
  gzip.on('data', (piece: Buffer) => writeSync(out, piece));
  for (const part of parts) await new Promise<void>((resolve) => void gzip.write(part, () => resolve()));
  gzip.end();
  await new Promise((resolve) => gzip.once('end', resolve));
  closeSync(out);
}

test('a record of 200 MB is refused, those around it are used, and neither is held in memory', async () => {
  await writeLarge(
    (function* (): Iterable<string> {
      yield `{"Records":[${JSON.stringify(record(1))},{"x":"`;
      for (let i = 0; i < 200; i++) yield 'y'.repeat(1 << 20);
      yield `"},${JSON.stringify(record(2))}]}`;
    })(),
  );
  global.gc?.();
  const before = process.memoryUsage().rss;
  const found = await readFile();
  expect(found.ids).toEqual(['id-1', 'id-2']);
  expect(found.reasons).toEqual([`${13 + JSON.stringify(record(1)).length}: a record is longer than 8 MB`]);
  expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
});

test('a large file is no different from a small one', async () => {
  const some = trail(60_000);
  expect(some.length).toBeGreaterThan(1 << 24);
  for (const content of [some, gzipSync(some)]) {
    const { ids, reasons, bytes, pieces } = await read(content);
    expect([ids.length, new Set(ids).size, reasons, bytes]).toEqual([60_000, 60_000, [], some.length]);
    expect(pieces.length).toBeGreaterThan(5);
  }
  truncateSync(file, statSync(file).size / 2);
  const cut = await readFile();
  expect(cut.ids.length).toBeGreaterThan(1_000);
  expect(cut.reasons).toHaveLength(1);
});
