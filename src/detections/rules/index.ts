// Written by `npm run gen`.
import agentInProductionWithoutGuardrail from './agent-in-production-without-guardrail.ts';
import agentThatRunsCommands from './agent-that-runs-commands.ts';
import agentToolWithoutAuthentication from './agent-tool-without-authentication.ts';
import aiResourceOpenedOutside from './ai-resource-opened-outside.ts';
import aiResourcePolicyRemoved from './ai-resource-policy-removed.ts';
import aiResourceSharedByRam from './ai-resource-shared-by-ram.ts';
import codeInterpreterOpenToInternet from './code-interpreter-open-to-internet.ts';
import codeInterpreterUsedByHand from './code-interpreter-used-by-hand.ts';
import commandInAgentRuntime from './command-in-agent-runtime.ts';
import documentsIngestedByHand from './documents-ingested-by-hand.ts';
import endpointCaptureLost from './endpoint-capture-lost.ts';
import enforcedGuardrailLoosened from './enforced-guardrail-loosened.ts';
import executionRoleUsedFromCallersAddress from './execution-role-used-from-callers-address.ts';
import firstPrivilegedAction from './first-privileged-action.ts';
import foreignAiImage from './foreign-ai-image.ts';
import functionOfOutsider from './function-of-outsider.ts';
import guardrailChangedUnseen from './guardrail-changed-unseen.ts';
import guardrailDeleted from './guardrail-deleted.ts';
import guardrailWeakenedThenModelInvoked from './guardrail-weakened-then-model-invoked.ts';
import invocationLogErased from './invocation-log-erased.ts';
import invocationLoggingBlinded from './invocation-logging-blinded.ts';
import invocationLoggingOffAndOn from './invocation-logging-off-and-on.ts';
import invocationLoggingOffThenModelInvoked from './invocation-logging-off-then-model-invoked.ts';
import invocationLoggingRemoved from './invocation-logging-removed.ts';
import knowledgeFedFromOutside from './knowledge-fed-from-outside.ts';
import manyRefusals from './many-refusals.ts';
import modelAccessOpened from './model-access-opened.ts';
import modelCapacityBought from './model-capacity-bought.ts';
import modelFromOutside from './model-from-outside.ts';
import modelImported from './model-imported.ts';
import modelSharedThenUsedFromOutside from './model-shared-then-used-from-outside.ts';
import modelsProbedThenInvoked from './models-probed-then-invoked.ts';
import pluginPointedElsewhere from './plugin-pointed-elsewhere.ts';
import presignedUrlFromNewAddress from './presigned-url-from-new-address.ts';
import privilegedActionByForeignPipeline from './privileged-action-by-foreign-pipeline.ts';
import privilegedActionByNewClient from './privileged-action-by-new-client.ts';
import privilegedActionFromNewNetwork from './privileged-action-from-new-network.ts';
import privilegedActionThroughRoleChain from './privileged-action-through-role-chain.ts';
import rewardByFunction from './reward-by-function.ts';
import selfApprovedModel from './self-approved-model.ts';
import serviceRoleUsedFromOutside from './service-role-used-from-outside.ts';
import trainingDataChangedBeforeJob from './training-data-changed-before-job.ts';
import trainingDataFromOutside from './training-data-from-outside.ts';
import trainingFunctionChangedBeforeJob from './training-function-changed-before-job.ts';
import unpinnedAiImageInProduction from './unpinned-ai-image-in-production.ts';
import unprotectedJob from './unprotected-job.ts';
import unusualInvocationRate from './unusual-invocation-rate.ts';
import unusualPrivilegedRate from './unusual-privileged-rate.ts';
import weakenedGuardrail from './weakened-guardrail.ts';

/** The detections, by id. */
export const detections = [
  agentInProductionWithoutGuardrail,
  agentThatRunsCommands,
  agentToolWithoutAuthentication,
  aiResourceOpenedOutside,
  aiResourcePolicyRemoved,
  aiResourceSharedByRam,
  codeInterpreterOpenToInternet,
  codeInterpreterUsedByHand,
  commandInAgentRuntime,
  documentsIngestedByHand,
  endpointCaptureLost,
  enforcedGuardrailLoosened,
  executionRoleUsedFromCallersAddress,
  firstPrivilegedAction,
  foreignAiImage,
  functionOfOutsider,
  guardrailChangedUnseen,
  guardrailDeleted,
  guardrailWeakenedThenModelInvoked,
  invocationLogErased,
  invocationLoggingBlinded,
  invocationLoggingOffAndOn,
  invocationLoggingOffThenModelInvoked,
  invocationLoggingRemoved,
  knowledgeFedFromOutside,
  manyRefusals,
  modelAccessOpened,
  modelCapacityBought,
  modelFromOutside,
  modelImported,
  modelSharedThenUsedFromOutside,
  modelsProbedThenInvoked,
  pluginPointedElsewhere,
  presignedUrlFromNewAddress,
  privilegedActionByForeignPipeline,
  privilegedActionByNewClient,
  privilegedActionFromNewNetwork,
  privilegedActionThroughRoleChain,
  rewardByFunction,
  selfApprovedModel,
  serviceRoleUsedFromOutside,
  trainingDataChangedBeforeJob,
  trainingDataFromOutside,
  trainingFunctionChangedBeforeJob,
  unpinnedAiImageInProduction,
  unprotectedJob,
  unusualInvocationRate,
  unusualPrivilegedRate,
  weakenedGuardrail,
];
