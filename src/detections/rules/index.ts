// Written by `npm run gen`.
import actionOutsideUseCases from './action-outside-use-cases.ts';
import agentInProductionWithoutGuardrail from './agent-in-production-without-guardrail.ts';
import agentThatRunsCommands from './agent-that-runs-commands.ts';
import agentToolWithoutAuthentication from './agent-tool-without-authentication.ts';
import aiByRoot from './ai-by-root.ts';
import aiOutputSentOutside from './ai-output-sent-outside.ts';
import aiResourceOpenedOutside from './ai-resource-opened-outside.ts';
import aiResourcePolicyRemoved from './ai-resource-policy-removed.ts';
import aiResourceSharedByRam from './ai-resource-shared-by-ram.ts';
import breakGlassUsed from './break-glass-used.ts';
import codeInterpreterOpenToInternet from './code-interpreter-open-to-internet.ts';
import codeInterpreterUsedByHand from './code-interpreter-used-by-hand.ts';
import codeRepositoryLinked from './code-repository-linked.ts';
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
import longTermApiKeyMade from './long-term-api-key-made.ts';
import longTermApiKeyUsed from './long-term-api-key-used.ts';
import manyRefusals from './many-refusals.ts';
import modelAccessOpened from './model-access-opened.ts';
import modelCapacityBought from './model-capacity-bought.ts';
import modelFromOutside from './model-from-outside.ts';
import modelImported from './model-imported.ts';
import modelSharedThenUsedFromOutside from './model-shared-then-used-from-outside.ts';
import modelsProbedThenInvoked from './models-probed-then-invoked.ts';
import notebookOfAnotherOpened from './notebook-of-another-opened.ts';
import openNotebook from './open-notebook.ts';
import organizationPolicyTakenOff from './organization-policy-taken-off.ts';
import pluginPointedElsewhere from './plugin-pointed-elsewhere.ts';
import presignedUrlFromNewAddress from './presigned-url-from-new-address.ts';
import privilegedActionByForeignPipeline from './privileged-action-by-foreign-pipeline.ts';
import privilegedActionByLongTermKey from './privileged-action-by-long-term-key.ts';
import privilegedActionByNewClient from './privileged-action-by-new-client.ts';
import privilegedActionFromNewNetwork from './privileged-action-from-new-network.ts';
import privilegedActionRefused from './privileged-action-refused.ts';
import privilegedActionThroughRoleChain from './privileged-action-through-role-chain.ts';
import productionChangedByHand from './production-changed-by-hand.ts';
import profileOfAnotherOpened from './profile-of-another-opened.ts';
import profileWithRoleOfItsOwn from './profile-with-role-of-its-own.ts';
import rewardByFunction from './reward-by-function.ts';
import searchAccessChanged from './search-access-changed.ts';
import selfApprovedModel from './self-approved-model.ts';
import serviceRoleUsedFromOutside from './service-role-used-from-outside.ts';
import startScriptChanged from './start-script-changed.ts';
import trailStopped from './trail-stopped.ts';
import trainingDataChangedBeforeJob from './training-data-changed-before-job.ts';
import trainingDataFromOutside from './training-data-from-outside.ts';
import trainingFunctionChangedBeforeJob from './training-function-changed-before-job.ts';
import unapprovedModelBuiltOn from './unapproved-model-built-on.ts';
import unapprovedModelCalled from './unapproved-model-called.ts';
import unapprovedRegionUsed from './unapproved-region-used.ts';
import unpinnedAiImageInProduction from './unpinned-ai-image-in-production.ts';
import unprotectedJob from './unprotected-job.ts';
import unusualInvocationRate from './unusual-invocation-rate.ts';
import unusualPrivilegedRate from './unusual-privileged-rate.ts';
import weakenedGuardrail from './weakened-guardrail.ts';
import workforceOpened from './workforce-opened.ts';

/** The detections, by id. */
export const detections = [
  actionOutsideUseCases,
  agentInProductionWithoutGuardrail,
  agentThatRunsCommands,
  agentToolWithoutAuthentication,
  aiByRoot,
  aiOutputSentOutside,
  aiResourceOpenedOutside,
  aiResourcePolicyRemoved,
  aiResourceSharedByRam,
  breakGlassUsed,
  codeInterpreterOpenToInternet,
  codeInterpreterUsedByHand,
  codeRepositoryLinked,
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
  longTermApiKeyMade,
  longTermApiKeyUsed,
  manyRefusals,
  modelAccessOpened,
  modelCapacityBought,
  modelFromOutside,
  modelImported,
  modelSharedThenUsedFromOutside,
  modelsProbedThenInvoked,
  notebookOfAnotherOpened,
  openNotebook,
  organizationPolicyTakenOff,
  pluginPointedElsewhere,
  presignedUrlFromNewAddress,
  privilegedActionByForeignPipeline,
  privilegedActionByLongTermKey,
  privilegedActionByNewClient,
  privilegedActionFromNewNetwork,
  privilegedActionRefused,
  privilegedActionThroughRoleChain,
  productionChangedByHand,
  profileOfAnotherOpened,
  profileWithRoleOfItsOwn,
  rewardByFunction,
  searchAccessChanged,
  selfApprovedModel,
  serviceRoleUsedFromOutside,
  startScriptChanged,
  trailStopped,
  trainingDataChangedBeforeJob,
  trainingDataFromOutside,
  trainingFunctionChangedBeforeJob,
  unapprovedModelBuiltOn,
  unapprovedModelCalled,
  unapprovedRegionUsed,
  unpinnedAiImageInProduction,
  unprotectedJob,
  unusualInvocationRate,
  unusualPrivilegedRate,
  weakenedGuardrail,
  workforceOpened,
];
