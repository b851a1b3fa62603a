import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openEstate } from '../src/app/open-estate.ts';
import { openIntent } from '../src/app/open-intent.ts';
import { takeInventory } from '../src/app/scan.ts';
import { buildReach } from '../src/access/chains/reach.ts';
import type { Intent } from '../src/estate/intent.ts';
import { checks } from '../src/findings/checks/index.ts';
import { runChecks } from '../src/findings/run-checks.ts';
import { SnapshotError } from '../src/snapshot/snapshot-error.ts';

const acme = fileURLToPath(new URL('../examples/acme', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mantlet-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = '2026-11-23T00:00:00Z';
const intent: Intent = await openIntent(join(acme, 'mantlet.yaml'));

/** Every pass and failure as `check subject`; undefined where nothing at all can be answered. */
async function verdicts(path: string): Promise<{ readonly pass: ReadonlySet<string>; readonly fail: ReadonlySet<string> } | undefined> {
  try {
    const estate = await openEstate(path);
    const { inventory, outsiders } = takeInventory(estate, { snapshot: path });
    const scanned = { estate, inventory, outsiders, reach: buildReach(inventory), intent, now: NOW };
    const pass = new Set<string>();
    const fail = new Set<string>();
    const spied = checks.map((check) => ({
      ...check,
      *judge(given: typeof scanned) {
        for (const judgement of check.judge(given)) {
          if (judgement.verdict === 'pass') pass.add(`${check.id} ${judgement.subject.id} ${judgement.about ?? ''}`);
          yield judgement;
        }
      },
    }));
    for (const { check, crash, findings } of runChecks(spied as unknown as typeof checks, scanned)) {
      expect(crash, check.id).toBeUndefined();
      for (const { verdict, subject } of findings) if (verdict === 'fail') fail.add(`${check.id} ${subject.id}`);
    }
    return { pass, fail };
  } catch (error) {
    if (error instanceof SnapshotError) return undefined;
    throw error;
  }
}

const files = (readdirSync(acme, { recursive: true }) as string[])
  .filter((file) => statSync(join(acme, file)).isFile() && file.endsWith('.json'))
  .sort();

const FAULTS: readonly (readonly [string, (path: string) => void])[] = [
  ['is missing', (path) => rmSync(path)],
  ['ends in the middle', (path) => writeFileSync(path, readFileSync(path).subarray(0, Math.floor(statSync(path).size / 2)))],
  ['is something else', (path) => writeFileSync(path, '[]')],
];

/** SCPs only take away: whoever holds too little without them holds too little under them, and may hold nothing that is judged. */
const holdsUnderAnyScp = (line: string): boolean => /^(?:duties-of-one-principal|model-reached-through-chain) /.test(line);

const whole = await verdicts(acme);

test.each(files.flatMap((file) => FAULTS.map(([what, break_]) => [file, what, break_] as const)))(
  'where %s %s, no check passes or fails by it',
  async (file, _, breakIt) => {
    const copy = join(folder, 'copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(acme, copy, { recursive: true });
    breakIt(join(copy, file));
    const broken = await verdicts(copy);
    if (broken === undefined || whole === undefined) return;
    expect([...broken.pass].filter((line) => !whole.pass.has(line) && !(file === 'organization.json' && holdsUnderAnyScp(line)))).toEqual(
      [],
    );
    expect([...broken.fail].filter((line) => !whole.fail.has(line))).toEqual([]);
  },
);
