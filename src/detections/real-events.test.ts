import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildActivity } from '../activity/activity.ts';
import { eventsOf } from './detected.fixture.ts';
import type { Detection } from './detection.ts';
import { detections as list } from './rules/index.ts';
import { runDetections } from './run-detections.ts';

const detections: readonly Detection[] = list;

/** Records that others published: of a detonation of an attack, and of tests of detections. They are not copied into this repository. */
const FOLDER = '/work/shared/corpora/cloudtrail/ai-events';
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((file) => /^[a-z-]+\..*\.json$/.test(file)) : [];

/** By event: what looks at a single record of it. Whoever only looks around, or asks a model, raises nothing by it. */
const RAISED: Readonly<Record<string, readonly string[]>> = {
  DeleteGuardrail: ['guardrail-deleted'],
  UpdateGuardrail: ['guardrail-changed-unseen'],
  DeleteModelInvocationLoggingConfiguration: ['invocation-logging-removed'],
  PutUseCaseForModelAccess: ['model-access-opened'],
  CreateFoundationModelAgreement: ['model-access-opened'],
  PutFoundationModelEntitlement: ['model-access-opened'],
};

describe.skipIf(files.length === 0)('real records', () => {
  test.each(files)('%s raises what it must, and nothing else', (file) => {
    const events = eventsOf([JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))]);
    expect(events).toHaveLength(1);
    const { alarms, crashes } = runDetections(detections, buildActivity(events));
    expect(crashes).toEqual([]);
    expect(alarms.map(({ detection }) => detection.id)).toEqual(RAISED[file.split('.')[1] ?? ''] ?? []);
  });

  test('the same records are quiet where the call was refused for want of the resource', () => {
    for (const file of files) {
      const record = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as object;
      const { alarms } = runDetections(detections, buildActivity(eventsOf([{ ...record, errorCode: 'ResourceNotFoundException' }])));
      expect(alarms.map(({ detection }) => detection.id)).toEqual([]);
    }
  });
});
