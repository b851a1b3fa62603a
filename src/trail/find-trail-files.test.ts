import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findTrailFiles } from './find-trail-files.ts';

const top = mkdtempSync(join(tmpdir(), 'find-trail-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const DAY = 'AWSLogs/o-1/111122223333/CloudTrail/us-east-1/2026/08/26';
for (const file of [
  `${DAY}/a.json.gz`,
  `${DAY}/b.JSON`,
  `${DAY}/notes.txt`,
  `${DAY}/c.ndjson`,
  DAY.replace('CloudTrail', 'CloudTrail-Digest') + '/d.json.gz',
  DAY.replace('CloudTrail', 'CloudTrail-Insight') + '/i.json.gz',
  DAY.replace('us-east-1', 'eu-west-1') + '/e.json.gz',
  'outside/o.json',
  'flat/f.log',
  'odd/x*y/z.json',
]) {
  mkdirSync(dirname(join(top, file)), { recursive: true });
  writeFileSync(join(top, file), '');
}
symlinkSync('../outside/o.json', join(top, 'flat/linked.json'));
symlinkSync('nowhere', join(top, 'flat/broken.json'));
symlinkSync('..', join(top, 'flat/loop'));
symlinkSync('.', join(top, 'flat/self'));

const found = (...paths: readonly string[]): readonly string[] =>
  findTrailFiles(paths.map((path) => join(top, path))).map((file) => file.slice(top.length + 1));
const EU = DAY.replace('us-east-1', 'eu-west-1');

test.each<[string, readonly string[], readonly string[]]>([
  ['a folder: records, no digests, no insights', ['AWSLogs'], [`${EU}/e.json.gz`, `${DAY}/a.json.gz`, `${DAY}/b.JSON`, `${DAY}/c.ndjson`]],
  ['a folder twice', ['outside', 'outside/', 'outside/o.json'], ['outside/o.json']],
  ['a single file, whatever its name', ['flat/f.log'], ['flat/f.log']],
  ['a pattern of files', [`${DAY}/*.json.gz`], [`${DAY}/a.json.gz`]],
  ['a pattern with a question mark', [`${DAY}/?.ndjson`], [`${DAY}/c.ndjson`]],
  ['a pattern of folders', ['AWSLogs/*/*/CloudTrail/eu-*'], [`${EU}/e.json.gz`]],
  ['any folders', ['AWSLogs/**/e.json*'], [`${EU}/e.json.gz`]],
  ['any folders, none too', ['outside/**/o.json'], ['outside/o.json']],
  ['a pattern that names files of another kind', ['flat/*.log'], ['flat/f.log']],
  ['a pattern that nothing matches', ['flat/*.gz'], []],
  ['a name with a star in it', ['odd/x*y'], ['odd/x*y/z.json']],
])('%s', (_, paths, files) => {
  expect(found(...paths)).toEqual(files);
});

test('links to files are followed, and links that lead back end', () => {
  const flat = found('flat');
  expect(flat).toContain('flat/linked.json');
  expect(flat).not.toContain('flat/broken.json');
  expect(new Set(flat).size).toBe(flat.length);
  expect(flat.filter((file) => file.includes('self'))).toEqual([]);
});

test('a path that does not exist is an error', () => {
  expect(() => found('nowhere')).toThrow(/does not exist/);
});
