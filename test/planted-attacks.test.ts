import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { reportActivity } from '../src/app/activity.ts';
import { openTrail } from '../src/app/open-trail.ts';

const generator = new URL('../../shared/estate/generate.mjs', import.meta.url);
const present = existsSync(generator);

/** An attack that the generator put into a trail, with the events that decide. */
interface Attack {
  readonly attack: string;
  readonly account: string;
  readonly eventIDs: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'synthetic-trail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!present)('the planted attacks of a synthetic trail (skipped where ../shared is absent)', () => {
  test('each has an alarm that names one of its events, and hardly anything else has', { timeout: 300_000 }, async () => {
    execFileSync(process.execPath, [generator.pathname, '--out', folder, '--preset', 'medium', '--seed', '42', '--events', '60000'], {
      stdio: 'ignore',
    });
    const truth: unknown = JSON.parse(readFileSync(join(folder, 'ground-truth/attacks.json'), 'utf8'));
    const attacks = truth as readonly Attack[];
    const { reading, context } = await openTrail([join(folder, 'cloudtrail')], {
      snapshot: folder,
      intent: undefined,
      every: false,
      onProgress: () => {},
    });
    const { alarms, crashes } = reportActivity(reading, context);
    expect(crashes).toEqual([]);
    expect(attacks.length).toBeGreaterThan(30);

    const named = new Set(alarms.flatMap(({ eventIDs }) => eventIDs));
    const missed = attacks.filter(({ eventIDs }) => !eventIDs.some((id) => named.has(id)));
    expect(missed.map(({ attack, account }) => `${attack} in ${account}`)).toEqual([]);

    const planted = new Set(attacks.flatMap(({ eventIDs }) => eventIDs));
    const others = new Map<string, number>();
    for (const { detection, eventIDs } of alarms)
      if (!eventIDs.some((id) => planted.has(id))) others.set(detection, (others.get(detection) ?? 0) + 1);
    const lines = [...others].sort(([, a], [, b]) => b - a).map(([detection, count]) => `${count} ${detection}`);
    console.log(`alarms without a planted attack, of ${alarms.length}:\n${lines.join('\n')}`);
  });
});
