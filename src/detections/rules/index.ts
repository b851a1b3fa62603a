// Written by `npm run gen`.
import executionRoleUsedFromCallersAddress from './execution-role-used-from-callers-address.ts';
import firstPrivilegedAction from './first-privileged-action.ts';
import guardrailDeleted from './guardrail-deleted.ts';
import guardrailWeakenedThenModelInvoked from './guardrail-weakened-then-model-invoked.ts';
import invocationLoggingOffAndOn from './invocation-logging-off-and-on.ts';
import invocationLoggingOffThenModelInvoked from './invocation-logging-off-then-model-invoked.ts';
import manyRefusals from './many-refusals.ts';
import modelSharedThenUsedFromOutside from './model-shared-then-used-from-outside.ts';
import modelsProbedThenInvoked from './models-probed-then-invoked.ts';
import presignedUrlFromNewAddress from './presigned-url-from-new-address.ts';
import privilegedActionByForeignPipeline from './privileged-action-by-foreign-pipeline.ts';
import privilegedActionByNewClient from './privileged-action-by-new-client.ts';
import privilegedActionFromNewNetwork from './privileged-action-from-new-network.ts';
import privilegedActionThroughRoleChain from './privileged-action-through-role-chain.ts';
import serviceRoleUsedFromOutside from './service-role-used-from-outside.ts';
import trainingDataChangedBeforeJob from './training-data-changed-before-job.ts';
import trainingFunctionChangedBeforeJob from './training-function-changed-before-job.ts';
import unusualInvocationRate from './unusual-invocation-rate.ts';
import unusualPrivilegedRate from './unusual-privileged-rate.ts';

/** The detections, by id. */
export const detections = [
  executionRoleUsedFromCallersAddress,
  firstPrivilegedAction,
  guardrailDeleted,
  guardrailWeakenedThenModelInvoked,
  invocationLoggingOffAndOn,
  invocationLoggingOffThenModelInvoked,
  manyRefusals,
  modelSharedThenUsedFromOutside,
  modelsProbedThenInvoked,
  presignedUrlFromNewAddress,
  privilegedActionByForeignPipeline,
  privilegedActionByNewClient,
  privilegedActionFromNewNetwork,
  privilegedActionThroughRoleChain,
  serviceRoleUsedFromOutside,
  trainingDataChangedBeforeJob,
  trainingFunctionChangedBeforeJob,
  unusualInvocationRate,
  unusualPrivilegedRate,
];
