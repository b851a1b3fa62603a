// Written by `npm run gen`.
import guardrailDeleted from './guardrail-deleted.ts';
import guardrailWeakenedThenModelInvoked from './guardrail-weakened-then-model-invoked.ts';
import invocationLoggingOffAndOn from './invocation-logging-off-and-on.ts';
import invocationLoggingOffThenModelInvoked from './invocation-logging-off-then-model-invoked.ts';
import modelSharedThenUsedFromOutside from './model-shared-then-used-from-outside.ts';
import modelsProbedThenInvoked from './models-probed-then-invoked.ts';
import privilegedActionByForeignPipeline from './privileged-action-by-foreign-pipeline.ts';
import privilegedActionThroughRoleChain from './privileged-action-through-role-chain.ts';
import trainingDataChangedBeforeJob from './training-data-changed-before-job.ts';
import trainingFunctionChangedBeforeJob from './training-function-changed-before-job.ts';

/** The detections, by id. */
export const detections = [
  guardrailDeleted,
  guardrailWeakenedThenModelInvoked,
  invocationLoggingOffAndOn,
  invocationLoggingOffThenModelInvoked,
  modelSharedThenUsedFromOutside,
  modelsProbedThenInvoked,
  privilegedActionByForeignPipeline,
  privilegedActionThroughRoleChain,
  trainingDataChangedBeforeJob,
  trainingFunctionChangedBeforeJob,
];
