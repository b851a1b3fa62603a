import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { reportActivity } from '../src/app/activity.ts';
import { openTrail } from '../src/app/open-trail.ts';
import type { ActivityReport } from '../src/report/activity-report.ts';

const acme = fileURLToPath(new URL('../examples/acme', import.meta.url));
let report: ActivityReport;
let ids: ReadonlySet<string>;
beforeAll(async () => {
  const { reading, context } = await openTrail([`${acme}/cloudtrail`], {
    snapshot: acme,
    intent: undefined,
    every: true,
    onProgress: () => {},
  });
  ids = new Set(reading.events.map(({ id }) => id));
  report = reportActivity(reading, context);
});

test('all of it can be read, and no two events have one id', () => {
  expect(report.incomplete).toEqual([]);
  expect(report.crashes).toEqual([]);
  expect(ids.size).toBe(report.trail.records);
  expect(ids.size).toBeGreaterThan(1000);
});

test('at least 95 of 100 events have somebody', () => {
  const { events, high, medium } = report.attributed;
  expect((high + medium) / events).toBeGreaterThan(0.95);
});

test('the others are those of a vendor, whose trail is elsewhere, and of a session that began before the trail', () => {
  expect(report.attributed.missing.map(({ why, events }) => [why, events])).toEqual([
    ['the trail of the account of the caller is not here', 21],
    ['the call that began the session is not in this trail', 2],
  ]);
});

test('every identity has events that prove it', () => {
  for (const { name, evidence } of report.identities) {
    expect(evidence.length, name).toBeGreaterThan(0);
    for (const id of evidence) expect(ids, name).toContain(id);
  }
});

test.each([
  ['person', 'ben.lindqvist@acme.example', 'high', 'role/prompt-engineer'],
  ['pipeline', 'acme/models on main', 'high', 'role/ai-privileged/model-pipeline'],
  ['pipeline', 'acme-fork/tools on main', 'high', 'role/ci-deploy'],
  ['workload', 'assistant-api', 'high', 'role/inference-gateway'],
  ['workload', 'SecurityTooling', 'high', 'role/security-read'],
  ['workload', 'i-0a1b2c3d4e5f60718', 'high', 'role/gpu-workbench'],
  ['user', 'BedrockAPIKey-x7q2', 'medium', ''],
  ['account', 'account 900000000009', 'low', 'role/vendor-monitoring'],
])('%s %s is found with %s confidence, through %s', (kind, name, confidence, role) => {
  const found = report.identities.find((one) => one.name === name);
  expect(found).toMatchObject({ kind, confidence });
  if (role !== '') expect(found?.roles.some((one) => one.endsWith(role))).toBe(true);
});

test.each([
  ['bedrock:DeleteGuardrail', 'carla.mendes@acme.example'],
  ['bedrock:DeleteModelInvocationLoggingConfiguration', 'ada.okafor@acme.example'],
  ['bedrock:CreateModelImportJob', 'acme-fork/tools on main'],
  ['bedrock-mantle:CreateFineTuningJob', 'BedrockAPIKey-x7q2'],
])('%s was %s', (action, name) => {
  expect(report.usage.filter((use) => use.action === action).flatMap(({ identities }) => identities.map((one) => one.name))).toEqual([
    name,
  ]);
});
