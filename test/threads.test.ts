import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_ASSUMPTIONS } from '../src/access/caller.ts';
import { runTask } from '../src/app/thread-tasks.ts';
import { demoFiles } from '../src/demo/demo-files.ts';

const mantlet = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Enough that documents are taken out of the files by a thread: Acme with a file that is padded by many unattached policies. */
beforeAll(() => {
  for (const { path, content } of demoFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const { path } of demoFiles().filter((file) => file.path.endsWith('account-authorization-details.json'))) {
    const details = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    const account = path.split('/').at(-2);
    for (let i = 0; i < 8_000; i++) {
      const Arn = `arn:aws:iam::${account}:policy/padding-${i}`;
      const Document = {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::pad-${i % 9}/*` }],
      };
      details.Policies.push({
        PolicyName: `padding-${i}`,
        Arn,
        DefaultVersionId: 'v1',
        PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document }],
      });
    }
    writeFileSync(join(folder, path), JSON.stringify(details));
  }
});

test('a scan in threads is the scan without them', async () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [mantlet, 'scan', folder, '--format', 'json', '--fail-on', 'never', '--as-of', '2026-11-23'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const report = await runTask(
    {
      task: 'scan',
      snapshot: folder,
      assumptions: NO_ASSUMPTIONS,
      intent: join(folder, 'mantlet.yaml'),
      now: '2026-11-23T00:00:00.000Z',
      checks: undefined,
      baseline: new Set(),
      holders: true,
      frameworks: [],
    },
    () => undefined,
  );
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(report)));
});

test.each([
  ['no such folder', join(folder, 'nowhere'), /^mantlet: cannot read `.*nowhere`: it does not exist: name a folder/],
  ['a folder of something else', dirname(mantlet), /^mantlet: the folder `.*` holds none of/],
])('an error of a thread reads like any other: %s', (_, path, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [mantlet, 'scan', path], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('threads start whatever this program was started with', () => {
  const code = `process.argv.push('scan', ${JSON.stringify(folder)}, '--format', 'json', '--fail-on', 'never'); await import(${JSON.stringify(mantlet)});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code, '--'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect([status, stderr]).toEqual([0, '']);
});
