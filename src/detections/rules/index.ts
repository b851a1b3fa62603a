// Written by `npm run gen`.
import guardrailDeleted from './guardrail-deleted.ts';
import guardrailWeakenedThenModelInvoked from './guardrail-weakened-then-model-invoked.ts';
import invocationLoggingOffAndOn from './invocation-logging-off-and-on.ts';
import invocationLoggingOffThenModelInvoked from './invocation-logging-off-then-model-invoked.ts';
import modelsProbedThenInvoked from './models-probed-then-invoked.ts';

/** The detections, by id. */
export const detections = [
  guardrailDeleted,
  guardrailWeakenedThenModelInvoked,
  invocationLoggingOffAndOn,
  invocationLoggingOffThenModelInvoked,
  modelsProbedThenInvoked,
];
