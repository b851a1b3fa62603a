import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_ASSUMPTIONS } from '../src/access/caller.ts';
import { reportActivity } from '../src/app/activity.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { openTrail } from '../src/app/open-trail.ts';
import { runTask, type ScanTask } from '../src/app/thread-tasks.ts';
import type { Estate } from '../src/estate/estate.ts';
import { compileGlob, matchesGlob } from '../src/iam/glob.ts';
import type { ActivityReport } from '../src/report/activity-report.ts';
import type { ScanReport } from '../src/report/scan-report.ts';

const acme = fileURLToPath(new URL('../examples/acme', import.meta.url));
const quiet = (): void => undefined;

const task = (activity: ScanTask['activity']): ScanTask => ({
  task: 'scan',
  snapshot: acme,
  assumptions: NO_ASSUMPTIONS,
  intent: undefined,
  now: '2026-11-23T00:00:00Z',
  checks: ['unused-privileged-right'],
  baseline: new Set(),
  frameworks: [],
  holders: true,
  activity,
});

describe('what a scan says with a trail', () => {
  let folder = '';
  let trail = '';
  let estate: Estate;
  let report: ActivityReport;
  let scanned: ScanReport;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'used-rights-'));
    trail = join(folder, 'trail.json');
    estate = await openEstate(acme, { onProgress: quiet });
    const records: unknown[] = [];
    for (const { id, principals } of estate.accounts.values()) {
      // of each account four months in which one role makes and reads a guardrail, in every region where there is something
      const role = principals.find(({ kind, serviceLinked }) => kind === 'role' && !serviceLinked);
      for (let at = 0; at <= 120; at += 5) {
        const eventTime = new Date(Date.UTC(2026, 6, 25 + at)).toISOString();
        for (const awsRegion of ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1']) {
          for (const eventName of ['CreateGuardrail', 'GetGuardrail']) {
            records.push({
              eventTime,
              eventSource: 'bedrock.amazonaws.com',
              eventName,
              awsRegion,
              eventID: `${id} ${at} ${awsRegion} ${eventName}`,
              recipientAccountId: id,
              readOnly: eventName.startsWith('Get'),
              userIdentity: { type: 'AssumedRole', sessionContext: { sessionIssuer: { arn: role?.arn } } },
            });
          }
        }
      }
    }
    writeFileSync(trail, JSON.stringify({ Records: records }));
    const { reading, context } = await openTrail([trail], { snapshot: acme, intent: undefined, every: false, onProgress: quiet });
    report = reportActivity(reading, context);
    scanned = await runTask(task({ paths: [trail], window: undefined }), quiet);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('without a trail the check says nothing', async () => {
    const { checks, findings } = await runTask(task(undefined), quiet);
    expect(findings).toEqual([]);
    expect(checks[0]?.counts).toEqual({ pass: 0, fail: 0, unknown: 0 });
  });

  test('rights that nobody uses are findings, most with the statement as it should be', () => {
    const failed = scanned.findings.filter(({ verdict }) => verdict === 'fail');
    expect(failed.length).toBeGreaterThan(5);
    expect(failed.filter(({ fix }) => fix?.patch !== undefined).length).toBeGreaterThan(0);
  });

  test('each right has one answer, and all that is held is told', () => {
    const rights = report.rights ?? [];
    const keys = rights.flatMap(({ principal, actions }) => actions.map((action) => `${principal} ${action}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(rights.map(({ state }) => state))).toEqual(new Set(['used', 'not seen', 'not observable']));
    for (const { state, why, last, source } of rights) {
      expect(last !== undefined).toBe(state === 'used');
      expect(source === undefined).toBe(state === 'not observable');
      expect(why === undefined).toBe(state === 'used');
    }
  });

  test('no patch takes away what somebody uses, or may use unseen', () => {
    let held = 0;
    for (const { subject, fix } of scanned.findings) {
      const [before, after] = fix?.patch?.operations.map((operation) => ('value' in operation ? operation.value : undefined)) ?? [];
      for (const { state, principal, actions } of before === undefined ? [] : (report.rights ?? [])) {
        if (state === 'not seen' || !policiesOf(principal).has(subject.id)) continue;
        for (const action of actions.filter((one) => allows(before, one))) {
          held++;
          expect(allows(after, action), `${subject.id} ${action}`).toBe(true);
        }
      }
    }
    expect(held).toBeGreaterThan(10);
  });

  const policiesOf = (principal: string): ReadonlySet<string> => {
    const found = [...estate.accounts.values()].flatMap(({ principals }) => principals.filter(({ arn }) => arn === principal));
    return new Set(found.flatMap(({ identity }) => identity.map(({ ref }) => ref.name)));
  };
});

/** Whether a statement names an action, or takes it in by a wildcard. */
function allows(statement: unknown, action: string): boolean {
  const patterns = [(statement as { Action?: unknown } | undefined)?.Action ?? []].flat();
  return patterns.some((pattern) => matchesGlob(compileGlob(String(pattern).toLowerCase()), action.toLowerCase()));
}
