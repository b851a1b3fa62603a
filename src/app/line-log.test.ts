import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openLineLog } from './line-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'mantlet-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const state = join(folder, 'state');
const file = join(folder, 'out.jsonl');
beforeEach(() => {
  rmSync(state, { recursive: true, force: true });
  writeFileSync(file, '');
});

/** Opens the log as a process would, and leaves it as a killed one does. */
function run(work: (log: ReturnType<typeof openLineLog>) => void): void {
  const out = openSync(file, 'a+');
  try {
    work(openLineLog(state, out, (entry) => `line ${String(entry)}`));
  } finally {
    closeSync(out);
  }
}
const told = (): readonly string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);

test('each entry is told once, by however many processes', () => {
  run((log) => log.add(['a', 'b']));
  run(({ entries }) => expect(entries).toEqual(['a', 'b']));
  run((log) => log.add(['c']));
  run(() => undefined);
  expect(told()).toEqual(['line a', 'line b', 'line c']);
});

test('wherever a process is killed, the next one goes on where it stopped', () => {
  run((log) => log.add(['a']));
  const before = readFileSync(join(state, 'mark.json'), 'utf8');
  run((log) => log.add(['b', 'c']));
  const whole = readFileSync(file);
  const journal = readFileSync(join(state, 'entries.jsonl'));
  for (let length = 'line a\n'.length; length <= whole.length; length++) {
    writeFileSync(file, whole.subarray(0, length));
    writeFileSync(join(state, 'mark.json'), before);
    writeFileSync(join(state, 'entries.jsonl'), journal);
    run(() => undefined);
    expect(told(), `killed at byte ${length}`).toEqual(['line a', 'line b', 'line c']);
  }
});

test('an entry of which only a part was kept was never told, and comes again', () => {
  run((log) => log.add(['a']));
  const journal = join(state, 'entries.jsonl');
  const kept = readFileSync(journal);
  for (let length = 0; length < kept.length; length++) {
    rmSync(join(state, 'mark.json'), { force: true });
    writeFileSync(file, '');
    writeFileSync(journal, kept);
    truncateSync(journal, length);
    run((log) => {
      expect(log.entries).toEqual([]);
      log.add(['a']);
    });
    expect(told()).toEqual(['line a']);
  }
});

test('a file that was taken away gets only what is new', () => {
  run((log) => log.add(['a']));
  writeFileSync(file, '');
  run((log) => log.add(['b']));
  expect(told()).toEqual(['line b']);
});
