import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { standingAlarms } from '../src/app/watch.ts';
import { detections } from '../src/detections/rules/index.ts';

const KILLS = Number(process.env['MANTLET_KILLS'] ?? 50);
const folder = mkdtempSync(join(tmpdir(), 'mantlet-watch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** A small generator of pseudo-random numbers, so that a failure can be had again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Files of a few records each, some of them in two files. */
function filesOf(next: () => number): readonly Buffer[] {
  const records = detections.flatMap(({ examples }) => examples.alarm.flatMap((example) => example.records));
  const files: Buffer[] = [];
  const shuffled = records.map((record) => [next(), record] as const).sort((a, b) => a[0] - b[0]);
  for (let at = 0; at < shuffled.length; ) {
    const size = 1 + Math.floor(next() * 4);
    const some = shuffled.slice(at, at + size).map(([, record]) => record);
    if (next() < 0.3) some.push(shuffled[Math.floor(next() * shuffled.length)]?.[1] ?? {});
    files.push(gzipSync(JSON.stringify({ Records: some })));
    at += size;
  }
  return files;
}

async function run(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
  await once(child, 'close');
  return text;
}

test(`killed ${KILLS} times at random moments, while files arrive out of order and twice, it has told each alarm once`, async () => {
  const seed = Number(process.env['MANTLET_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`seed ${seed}`);
  const next = random(seed);
  const trail = join(folder, 'trail');
  const [state, out, report] = ['state', 'out.jsonl', 'report.json'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(trail);
  const files = [...filesOf(next)];
  const watching = ['watch', '--trail', trail, '--state', state, '--format', 'jsonl', '--report', report, '--quiet'];
  let written = 0;
  const arrive = (): void => {
    const file = files.pop();
    if (file === undefined) return;
    const path = join(trail, `${Math.floor(next() * 1e9)}.json.gz`);
    writeFileSync(path, file);
    if (next() < 0.2) copyFileSync(path, join(trail, `copy-${written}.json.gz`));
    written++;
  };
  arrive();
  for (let kill = 0; kill < KILLS; kill++) {
    const to = openSync(out, 'a');
    const child = spawn(process.execPath, [program, ...watching, '--every', '0.1'], { stdio: ['ignore', to, 'inherit'] });
    closeSync(to);
    const ended = once(child, 'close');
    const moment = 150 + next() * 900;
    const share = Math.ceil(files.length / (KILLS - kill));
    for (let i = 0; i <= share; i++) {
      await sleep(moment / (share + 1));
      if (i < share) arrive();
    }
    child.kill('SIGKILL');
    await ended;
  }
  while (files.length > 0) arrive();
  const to = openSync(out, 'a');
  const last = spawn(process.execPath, [program, ...watching, '--once'], { stdio: ['ignore', to, 'inherit'] });
  closeSync(to);
  await once(last, 'close');

  const entries = readFileSync(out, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { readonly kind: string; readonly fingerprint: string });
  const standing = new Set<string>();
  for (const { kind, fingerprint } of entries) {
    expect(standing.has(fingerprint), `${kind} ${fingerprint}`).toBe(kind === 'withdrawn');
    if (kind === 'alarm') standing.add(fingerprint);
    else standing.delete(fingerprint);
  }
  const undisturbed = JSON.parse(await run('activity', trail, '--format', 'json', '--quiet'));
  expect([...standing].sort()).toEqual(undisturbed.alarms.map((alarm: { fingerprint: string }) => alarm.fingerprint).sort());
  expect([...standingAlarms(entries).keys()].sort()).toEqual([...standing].sort());
  const kept = JSON.parse(readFileSync(report, 'utf8'));
  expect(kept.usage).toEqual(undisturbed.usage);
  expect(kept.alarms).toEqual(undisturbed.alarms);
  expect(standing.size).toBeGreaterThan(0);
}, 600_000);
