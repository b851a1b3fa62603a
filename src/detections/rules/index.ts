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
import modelAccessOpened from './model-access-opened.ts';
import modelCapacityBought from './model-capacity-bought.ts';
import modelFromOutside from './model-from-outside.ts';
import modelImported from './model-imported.ts';
import modelSharedThenUsedFromOutside from './model-shared-then-used-from-outside.ts';
import modelsProbedThenInvoked from './models-probed-then-invoked.ts';
import pluginPointedElsewhere from './plugin-pointed-elsewhere.ts';
import privilegedActionByForeignPipeline from './privileged-action-by-foreign-pipeline.ts';
import privilegedActionThroughRoleChain from './privileged-action-through-role-chain.ts';
import rewardByFunction from './reward-by-function.ts';
import selfApprovedModel from './self-approved-model.ts';
import trainingDataChangedBeforeJob from './training-data-changed-before-job.ts';
import trainingDataFromOutside from './training-data-from-outside.ts';
import trainingFunctionChangedBeforeJob from './training-function-changed-before-job.ts';
import unpinnedAiImageInProduction from './unpinned-ai-image-in-production.ts';
import unprotectedJob from './unprotected-job.ts';
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
  modelAccessOpened,
  modelCapacityBought,
  modelFromOutside,
  modelImported,
  modelSharedThenUsedFromOutside,
  modelsProbedThenInvoked,
  pluginPointedElsewhere,
  privilegedActionByForeignPipeline,
  privilegedActionThroughRoleChain,
  rewardByFunction,
  selfApprovedModel,
  trainingDataChangedBeforeJob,
  trainingDataFromOutside,
  trainingFunctionChangedBeforeJob,
  unpinnedAiImageInProduction,
  unprotectedJob,
  weakenedGuardrail,
];
