import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actionsOfOperation } from '../activity/usage/actions-of.ts';
import { catalogueRow } from '../catalogue/catalogue.ts';
import { coverageOf } from './coverage.ts';
import type { Detection, TrailExample } from './detection.ts';
import { PUBLIC_EVENTS } from './public-events.ts';
import { detections as list } from './rules/index.ts';

const detections: readonly Detection[] = list;
const coverage = coverageOf(detections);

test('there are 52 of them', () => {
  expect(PUBLIC_EVENTS).toHaveLength(51);
  expect(new Set(coverage.map(({ event }) => event)).size).toBe(52);
});

/** Ordinary work makes them, and nothing in their request is alarming: what counts is who calls, and in which account. */
const ONLY_BY_WHO = ['bedrock:AssociateAgentKnowledgeBase', 'bedrock-mantle:CreateFile'];

test.each(coverage)('$event is looked at', ({ event, byName, asPrivileged }) => {
  if (ONLY_BY_WHO.includes(event)) expect(asPrivileged.length).toBeGreaterThan(3);
  else expect(byName.length, 'detections that name it').toBeGreaterThan(0);
});

test('the list is that of the reference', { skip: !existsSync('/work/shared/reference/posture/detections.json') }, () => {
  const { eventCoverage } = JSON.parse(readFileSync('/work/shared/reference/posture/detections.json', 'utf8')) as {
    readonly eventCoverage: readonly { readonly event: string; readonly plane: string }[];
  };
  expect(coverage.map(({ event }) => event.replace('CallWithBearerToken', 'any:CallWithBearerToken'))).toEqual(
    expect.arrayContaining(eventCoverage.map(({ event, plane }) => `${plane}:${event}`)),
  );
});

test('every event that a detection names is one of an action of AWS', () => {
  for (const { id, events } of detections) {
    for (const event of events) {
      if (event === '*') continue;
      const [prefix = '', name = ''] = event.split(':');
      const actions = actionsOfOperation(prefix, name);
      expect(actions?.length, `${id}: ${event}`).toBeGreaterThan(0);
    }
  }
});

/** The planes that models are reached on: what holds on one must be shown to hold, or not, on the others that a detection names. */
const PLANES = ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'];

/** Sequences and baselines that may be about any plane, in one of several ways: their examples show some. */
const SEVERAL_WAYS = new Set([
  'guardrail-weakened-then-model-invoked',
  'model-shared-then-used-from-outside',
  'models-probed-then-invoked',
  'training-function-changed-before-job',
  'unusual-invocation-rate',
]);

describe('a detection shows an alarm and a quiet example on each plane that it names', () => {
  const planesIn = (examples: readonly TrailExample[]): ReadonlySet<string> =>
    new Set(
      examples.flatMap(({ records }) =>
        records.map((record) => String((record as { eventSource?: unknown }).eventSource).split('.')[0] ?? ''),
      ),
    );
  test.each(detections.map((detection) => [detection.id, detection] as const))('%s', (id, { events, examples }) => {
    const planes = SEVERAL_WAYS.has(id) ? [] : PLANES.filter((plane) => events.some((event) => event.startsWith(`${plane}:`)));
    expect([...planesIn(examples.alarm)]).toEqual(expect.arrayContaining(planes));
    expect([...planesIn(examples.quiet)]).toEqual(expect.arrayContaining(planes));
  });
});

test('every service that a detection names is in the catalogue, or guards what is', () => {
  const guards = new Set(['cloudtrail', 'logs', 'organizations', 'ram', 'iam', 'sts', 's3', 'lambda', 'ecr', 'kms']);
  for (const { id, events } of detections) {
    for (const event of events) {
      if (event === '*') continue;
      const [prefix = '', name = ''] = event.split(':');
      const known = guards.has(prefix) || (actionsOfOperation(prefix, name) ?? []).some((action) => catalogueRow(action) !== undefined);
      expect(known, `${id}: ${event}`).toBe(true);
    }
  }
});
