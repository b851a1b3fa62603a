// Written by `npm run gen`.
import accountWithoutRegionBoundary from './account-without-region-boundary.ts';
import agentFunctionWithoutCodeScan from './agent-function-without-code-scan.ts';
import agentOnDraftGuardrail from './agent-on-draft-guardrail.ts';
import agentRuntimeOnPublicNetwork from './agent-runtime-on-public-network.ts';
import agentRuntimeWithoutTraces from './agent-runtime-without-traces.ts';
import agentRuntimeWithoutUserIdentity from './agent-runtime-without-user-identity.ts';
import agentToolOpenToChange from './agent-tool-open-to-change.ts';
import agentWithLongIdleSession from './agent-with-long-idle-session.ts';
import agentWithMissingFunction from './agent-with-missing-function.ts';
import agentWithMissingKnowledgeBase from './agent-with-missing-knowledge-base.ts';
import agentWithoutCustomerKey from './agent-without-customer-key.ts';
import agentWithoutGuardrail from './agent-without-guardrail.ts';
import agentcoreResourceWithoutLogDelivery from './agentcore-resource-without-log-delivery.ts';
import aiEndpointOpenToOutsiders from './ai-endpoint-open-to-outsiders.ts';
import aiImageOpenToChange from './ai-image-open-to-change.ts';
import aiImageWithMovableTag from './ai-image-with-movable-tag.ts';
import aiImageWithoutCustomerKey from './ai-image-without-customer-key.ts';
import aiImageWithoutScan from './ai-image-without-scan.ts';
import aiResourceSharedOutside from './ai-resource-shared-outside.ts';
import automatedReasoningPolicyWithoutCustomerKey from './automated-reasoning-policy-without-customer-key.ts';
import automlJobWithoutInterContainerEncryption from './automl-job-without-inter-container-encryption.ts';
import awsManagedAiGrant from './aws-managed-ai-grant.ts';
import batchInferenceOutputWithoutCustomerKey from './batch-inference-output-without-customer-key.ts';
import bedrockKeyWithWideRights from './bedrock-key-with-wide-rights.ts';
import browserOnPublicNetwork from './browser-on-public-network.ts';
import browserWithoutRecording from './browser-without-recording.ts';
import clusterOutsideVpc from './cluster-outside-vpc.ts';
import clusterVolumeWithoutCustomerKey from './cluster-volume-without-customer-key.ts';
import codeInterpreterOutsideVpc from './code-interpreter-outside-vpc.ts';
import compilationOutputWithoutCustomerKey from './compilation-output-without-customer-key.ts';
import comprehendModelWithoutCustomerKey from './comprehend-model-without-customer-key.ts';
import comprehendOutputWithoutCustomerKey from './comprehend-output-without-customer-key.ts';
import comprehendTrainingWithoutVpc from './comprehend-training-without-vpc.ts';
import comprehendVolumeWithoutCustomerKey from './comprehend-volume-without-customer-key.ts';
import conditionTrap from './condition-trap.ts';
import confusedDeputyTrust from './confused-deputy-trust.ts';
import contentSharedWithModelProviders from './content-shared-with-model-providers.ts';
import contentUsedToImproveAiServices from './content-used-to-improve-ai-services.ts';
import customModelWithoutCustomerKey from './custom-model-without-customer-key.ts';
import customizationJobInPublicSubnet from './customization-job-in-public-subnet.ts';
import customizationJobWithoutCustomerKey from './customization-job-without-customer-key.ts';
import customizationJobWithoutVpc from './customization-job-without-vpc.ts';
import dataQualityJobWithoutInterContainerEncryption from './data-quality-job-without-inter-container-encryption.ts';
import dataQualityJobWithoutNetworkIsolation from './data-quality-job-without-network-isolation.ts';
import dataQualityOutputWithoutCustomerKey from './data-quality-output-without-customer-key.ts';
import dataQualityVolumeWithoutCustomerKey from './data-quality-volume-without-customer-key.ts';
import denyParityGap from './deny-parity-gap.ts';
import domainOutsideVpc from './domain-outside-vpc.ts';
import domainWithoutCustomerKey from './domain-without-customer-key.ts';
import domainWithoutIdentityCenter from './domain-without-identity-center.ts';
import domainWithoutUserIdentity from './domain-without-user-identity.ts';
import dormantPrivilegedGrant from './dormant-privileged-grant.ts';
import dutiesOfOnePrincipal from './duties-of-one-principal.ts';
import endpointConfigurationWithoutCustomerKey from './endpoint-configuration-without-customer-key.ts';
import endpointWithOneInstance from './endpoint-with-one-instance.ts';
import endpointWithoutDataCapture from './endpoint-without-data-capture.ts';
import enterableExemption from './enterable-exemption.ts';
import evaluationBucketWithoutAccessLog from './evaluation-bucket-without-access-log.ts';
import evaluationBucketWithoutCustomerKey from './evaluation-bucket-without-customer-key.ts';
import expiredExemption from './expired-exemption.ts';
import expiredSuppression from './expired-suppression.ts';
import explainabilityJobWithoutInterContainerEncryption from './explainability-job-without-inter-container-encryption.ts';
import explainabilityJobWithoutNetworkIsolation from './explainability-job-without-network-isolation.ts';
import flowDefinitionWithoutCustomerKey from './flow-definition-without-customer-key.ts';
import flowNodeOnDraftGuardrail from './flow-node-on-draft-guardrail.ts';
import flowNodeWithoutGuardrail from './flow-node-without-guardrail.ts';
import gatewayWithDebugErrors from './gateway-with-debug-errors.ts';
import gatewayWithoutAuthorizer from './gateway-without-authorizer.ts';
import gatewayWithoutCustomerKey from './gateway-without-customer-key.ts';
import gatewayWithoutEnforcedPolicy from './gateway-without-enforced-policy.ts';
import gatewayWithoutWebAcl from './gateway-without-web-acl.ts';
import graderOpenToChange from './grader-open-to-change.ts';
import grownAwsManagedPolicy from './grown-aws-managed-policy.ts';
import guardThatDoesNotExist from './guard-that-does-not-exist.ts';
import guardrailWeakerThanBefore from './guardrail-weaker-than-before.ts';
import guardrailWithClassicTier from './guardrail-with-classic-tier.ts';
import guardrailWithoutContentFilters from './guardrail-without-content-filters.ts';
import guardrailWithoutCustomerKey from './guardrail-without-customer-key.ts';
import guardrailWithoutPromptAttackFilter from './guardrail-without-prompt-attack-filter.ts';
import guardrailWithoutSensitiveInformationFilter from './guardrail-without-sensitive-information-filter.ts';
import healthDataStoreWithoutCustomerKey from './health-data-store-without-customer-key.ts';
import iamUserWithPrivilegedAiAction from './iam-user-with-privileged-ai-action.ts';
import idleGroundingFilter from './idle-grounding-filter.ts';
import idleGuardrailRule from './idle-guardrail-rule.ts';
import importedModelWithoutCustomerKey from './imported-model-without-customer-key.ts';
import inferenceExperimentDataWithoutCustomerKey from './inference-experiment-data-without-customer-key.ts';
import inferenceExperimentVolumeWithoutCustomerKey from './inference-experiment-volume-without-customer-key.ts';
import invocationLogBucketWithoutAccessLog from './invocation-log-bucket-without-access-log.ts';
import invocationLogBucketWithoutCustomerKey from './invocation-log-bucket-without-customer-key.ts';
import invocationLogGroupWithoutCustomerKey from './invocation-log-group-without-customer-key.ts';
import invocationLogGroupWithoutRetention from './invocation-log-group-without-retention.ts';
import kendraIndexWithoutCustomerKey from './kendra-index-without-customer-key.ts';
import knowledgeBaseBucketWithoutAccessLog from './knowledge-base-bucket-without-access-log.ts';
import knowledgeBaseBucketWithoutChangeEvent from './knowledge-base-bucket-without-change-event.ts';
import knowledgeBaseBucketWithoutCustomerKey from './knowledge-base-bucket-without-customer-key.ts';
import knowledgeBaseFedFromOutside from './knowledge-base-fed-from-outside.ts';
import knowledgeBaseRoleWithEveryBucket from './knowledge-base-role-with-every-bucket.ts';
import knowledgeBaseSourceWithoutCustomerKey from './knowledge-base-source-without-customer-key.ts';
import knowledgeBaseWithFailedIngestion from './knowledge-base-with-failed-ingestion.ts';
import knowledgeBaseWithoutLogDelivery from './knowledge-base-without-log-delivery.ts';
import lexAudioLogWithoutCustomerKey from './lex-audio-log-without-customer-key.ts';
import lexTextLogWithoutCustomerKey from './lex-text-log-without-customer-key.ts';
import longTermBedrockKey from './long-term-bedrock-key.ts';
import marketplaceEndpointWithoutCustomerKey from './marketplace-endpoint-without-customer-key.ts';
import marketplaceEndpointWithoutVpc from './marketplace-endpoint-without-vpc.ts';
import marketplaceSubscriptionGrant from './marketplace-subscription-grant.ts';
import memoryWithLongEventExpiry from './memory-with-long-event-expiry.ts';
import memoryWithoutCustomerKey from './memory-without-customer-key.ts';
import modelBiasJobWithoutInterContainerEncryption from './model-bias-job-without-inter-container-encryption.ts';
import modelBiasJobWithoutNetworkIsolation from './model-bias-job-without-network-isolation.ts';
import modelCallWithoutGuardrail from './model-call-without-guardrail.ts';
import modelImageOutsidePrivateRegistry from './model-image-outside-private-registry.ts';
import modelOutsideVpc from './model-outside-vpc.ts';
import modelPackageApprovedByItsAuthor from './model-package-approved-by-its-author.ts';
import modelQualityJobWithoutInterContainerEncryption from './model-quality-job-without-inter-container-encryption.ts';
import modelQualityJobWithoutNetworkIsolation from './model-quality-job-without-network-isolation.ts';
import modelReachedThroughChain from './model-reached-through-chain.ts';
import modelWithMissingArtifact from './model-with-missing-artifact.ts';
import modelWithoutNetworkIsolation from './model-without-network-isolation.ts';
import monitoringScheduleWithoutInterContainerEncryption from './monitoring-schedule-without-inter-container-encryption.ts';
import monitoringScheduleWithoutNetworkIsolation from './monitoring-schedule-without-network-isolation.ts';
import notebookOnOutdatedPlatform from './notebook-on-outdated-platform.ts';
import notebookOutsideVpc from './notebook-outside-vpc.ts';
import notebookRoleWithEveryBucket from './notebook-role-with-every-bucket.ts';
import notebookWithDirectInternet from './notebook-with-direct-internet.ts';
import notebookWithRootAccess from './notebook-with-root-access.ts';
import notebookWithoutCustomerKey from './notebook-without-customer-key.ts';
import notebookWithoutImdsv2 from './notebook-without-imdsv2.ts';
import offlineStoreWithoutCustomerKey from './offline-store-without-customer-key.ts';
import onlineStoreWithoutCustomerKey from './online-store-without-customer-key.ts';
import openJwtAuthorizer from './open-jwt-authorizer.ts';
import outsideResourceAccess from './outside-resource-access.ts';
import overdueUseCaseReview from './overdue-use-case-review.ts';
import partlyLoggedModelInvocations from './partly-logged-model-invocations.ts';
import pipelineImageOutsidePrivateRegistry from './pipeline-image-outside-private-registry.ts';
import policyEngineWithoutCustomerKey from './policy-engine-without-customer-key.ts';
import privilegedActionOutsideUseCase from './privileged-action-outside-use-case.ts';
import privilegedActionWithoutMfa from './privileged-action-without-mfa.ts';
import privilegedAgentRole from './privileged-agent-role.ts';
import privilegedAgentTool from './privileged-agent-tool.ts';
import privilegedAgentcoreRole from './privileged-agentcore-role.ts';
import privilegedNotebookRole from './privileged-notebook-role.ts';
import privilegedTrainingRole from './privileged-training-role.ts';
import processingOutputWithoutCustomerKey from './processing-output-without-customer-key.ts';
import processingVolumeWithoutCustomerKey from './processing-volume-without-customer-key.ts';
import promptWithoutCustomerKey from './prompt-without-customer-key.ts';
import publicVectorCollection from './public-vector-collection.ts';
import qApplicationAnsweringBeyondItsDocuments from './q-application-answering-beyond-its-documents.ts';
import qApplicationOpenToAnonymous from './q-application-open-to-anonymous.ts';
import qApplicationReadFromOutside from './q-application-read-from-outside.ts';
import qApplicationWithoutCustomerKey from './q-application-without-customer-key.ts';
import qPluginWithoutAuthentication from './q-plugin-without-authentication.ts';
import regionWithoutEnforcedGuardrail from './region-without-enforced-guardrail.ts';
import regionWithoutThreatDetection from './region-without-threat-detection.ts';
import secretInAgentInstruction from './secret-in-agent-instruction.ts';
import secretInFlow from './secret-in-flow.ts';
import secretInNotebookScript from './secret-in-notebook-script.ts';
import secretInPrompt from './secret-in-prompt.ts';
import sharedAgentRole from './shared-agent-role.ts';
import staleAgent from './stale-agent.ts';
import standingModelShapingRight from './standing-model-shaping-right.ts';
import tokenVaultWithoutCustomerKey from './token-vault-without-customer-key.ts';
import trainingDataBucketWithoutCustomerKey from './training-data-bucket-without-customer-key.ts';
import trainingDataFromOutside from './training-data-from-outside.ts';
import trainingDataOpenToChange from './training-data-open-to-change.ts';
import trainingImageWithoutDigest from './training-image-without-digest.ts';
import trainingJobInPublicSubnet from './training-job-in-public-subnet.ts';
import trainingJobOutsideVpc from './training-job-outside-vpc.ts';
import trainingJobWithWayOut from './training-job-with-way-out.ts';
import trainingJobWithoutInterContainerEncryption from './training-job-without-inter-container-encryption.ts';
import trainingJobWithoutNetworkIsolation from './training-job-without-network-isolation.ts';
import trainingOutputWithoutCustomerKey from './training-output-without-customer-key.ts';
import trainingRoleWithEveryBucket from './training-role-with-every-bucket.ts';
import trainingVolumeWithoutCustomerKey from './training-volume-without-customer-key.ts';
import transformOutputWithoutCustomerKey from './transform-output-without-customer-key.ts';
import transformVolumeWithoutCustomerKey from './transform-volume-without-customer-key.ts';
import translateResourceWithoutCustomerKey from './translate-resource-without-customer-key.ts';
import translationOutputWithoutCustomerKey from './translation-output-without-customer-key.ts';
import trustWithoutSourceIdentity from './trust-without-source-identity.ts';
import tuningOutputWithoutCustomerKey from './tuning-output-without-customer-key.ts';
import tuningVolumeWithoutCustomerKey from './tuning-volume-without-customer-key.ts';
import unapprovedModelCall from './unapproved-model-call.ts';
import unlockedEvaluationBucket from './unlocked-evaluation-bucket.ts';
import unlockedInvocationLogBucket from './unlocked-invocation-log-bucket.ts';
import unlockedTrainingDataBucket from './unlocked-training-data-bucket.ts';
import unloggedModelInvocations from './unlogged-model-invocations.ts';
import unrecordedBedrockCalls from './unrecorded-bedrock-calls.ts';
import unrecordedBedrockDataEvents from './unrecorded-bedrock-data-events.ts';
import unrecordedMantleDataEvents from './unrecorded-mantle-data-events.ts';
import untaggedAppImageConfig from './untagged-app-image-config.ts';
import untaggedCustomModel from './untagged-custom-model.ts';
import untaggedDomain from './untagged-domain.ts';
import untaggedFeatureGroup from './untagged-feature-group.ts';
import untaggedFraudDetectorResource from './untagged-fraud-detector-resource.ts';
import untaggedGuardrail from './untagged-guardrail.ts';
import untaggedImage from './untagged-image.ts';
import untaggedKnowledgeBase from './untagged-knowledge-base.ts';
import untaggedMantleProject from './untagged-mantle-project.ts';
import untaggedPrompt from './untagged-prompt.ts';
import unusedPrivilegedRight from './unused-privileged-right.ts';
import unversionedEvaluationBucket from './unversioned-evaluation-bucket.ts';
import unversionedInvocationLogBucket from './unversioned-invocation-log-bucket.ts';
import unversionedKnowledgeBaseBucket from './unversioned-knowledge-base-bucket.ts';
import unversionedTrainingDataBucket from './unversioned-training-data-bucket.ts';
import userProfileWithSharedRole from './user-profile-with-shared-role.ts';
import vectorCollectionWithoutCustomerKey from './vector-collection-without-customer-key.ts';
import vectorStoreSecretWithoutCustomerKey from './vector-store-secret-without-customer-key.ts';
import wildcardAiGrant from './wildcard-ai-grant.ts';

/** The checks, by id. */
export const checks = [
  accountWithoutRegionBoundary,
  agentFunctionWithoutCodeScan,
  agentOnDraftGuardrail,
  agentRuntimeOnPublicNetwork,
  agentRuntimeWithoutTraces,
  agentRuntimeWithoutUserIdentity,
  agentToolOpenToChange,
  agentWithLongIdleSession,
  agentWithMissingFunction,
  agentWithMissingKnowledgeBase,
  agentWithoutCustomerKey,
  agentWithoutGuardrail,
  agentcoreResourceWithoutLogDelivery,
  aiEndpointOpenToOutsiders,
  aiImageOpenToChange,
  aiImageWithMovableTag,
  aiImageWithoutCustomerKey,
  aiImageWithoutScan,
  aiResourceSharedOutside,
  automatedReasoningPolicyWithoutCustomerKey,
  automlJobWithoutInterContainerEncryption,
  awsManagedAiGrant,
  batchInferenceOutputWithoutCustomerKey,
  bedrockKeyWithWideRights,
  browserOnPublicNetwork,
  browserWithoutRecording,
  clusterOutsideVpc,
  clusterVolumeWithoutCustomerKey,
  codeInterpreterOutsideVpc,
  compilationOutputWithoutCustomerKey,
  comprehendModelWithoutCustomerKey,
  comprehendOutputWithoutCustomerKey,
  comprehendTrainingWithoutVpc,
  comprehendVolumeWithoutCustomerKey,
  conditionTrap,
  confusedDeputyTrust,
  contentSharedWithModelProviders,
  contentUsedToImproveAiServices,
  customModelWithoutCustomerKey,
  customizationJobInPublicSubnet,
  customizationJobWithoutCustomerKey,
  customizationJobWithoutVpc,
  dataQualityJobWithoutInterContainerEncryption,
  dataQualityJobWithoutNetworkIsolation,
  dataQualityOutputWithoutCustomerKey,
  dataQualityVolumeWithoutCustomerKey,
  denyParityGap,
  domainOutsideVpc,
  domainWithoutCustomerKey,
  domainWithoutIdentityCenter,
  domainWithoutUserIdentity,
  dormantPrivilegedGrant,
  dutiesOfOnePrincipal,
  endpointConfigurationWithoutCustomerKey,
  endpointWithOneInstance,
  endpointWithoutDataCapture,
  enterableExemption,
  evaluationBucketWithoutAccessLog,
  evaluationBucketWithoutCustomerKey,
  expiredExemption,
  expiredSuppression,
  explainabilityJobWithoutInterContainerEncryption,
  explainabilityJobWithoutNetworkIsolation,
  flowDefinitionWithoutCustomerKey,
  flowNodeOnDraftGuardrail,
  flowNodeWithoutGuardrail,
  gatewayWithDebugErrors,
  gatewayWithoutAuthorizer,
  gatewayWithoutCustomerKey,
  gatewayWithoutEnforcedPolicy,
  gatewayWithoutWebAcl,
  graderOpenToChange,
  grownAwsManagedPolicy,
  guardThatDoesNotExist,
  guardrailWeakerThanBefore,
  guardrailWithClassicTier,
  guardrailWithoutContentFilters,
  guardrailWithoutCustomerKey,
  guardrailWithoutPromptAttackFilter,
  guardrailWithoutSensitiveInformationFilter,
  healthDataStoreWithoutCustomerKey,
  iamUserWithPrivilegedAiAction,
  idleGroundingFilter,
  idleGuardrailRule,
  importedModelWithoutCustomerKey,
  inferenceExperimentDataWithoutCustomerKey,
  inferenceExperimentVolumeWithoutCustomerKey,
  invocationLogBucketWithoutAccessLog,
  invocationLogBucketWithoutCustomerKey,
  invocationLogGroupWithoutCustomerKey,
  invocationLogGroupWithoutRetention,
  kendraIndexWithoutCustomerKey,
  knowledgeBaseBucketWithoutAccessLog,
  knowledgeBaseBucketWithoutChangeEvent,
  knowledgeBaseBucketWithoutCustomerKey,
  knowledgeBaseFedFromOutside,
  knowledgeBaseRoleWithEveryBucket,
  knowledgeBaseSourceWithoutCustomerKey,
  knowledgeBaseWithFailedIngestion,
  knowledgeBaseWithoutLogDelivery,
  lexAudioLogWithoutCustomerKey,
  lexTextLogWithoutCustomerKey,
  longTermBedrockKey,
  marketplaceEndpointWithoutCustomerKey,
  marketplaceEndpointWithoutVpc,
  marketplaceSubscriptionGrant,
  memoryWithLongEventExpiry,
  memoryWithoutCustomerKey,
  modelBiasJobWithoutInterContainerEncryption,
  modelBiasJobWithoutNetworkIsolation,
  modelCallWithoutGuardrail,
  modelImageOutsidePrivateRegistry,
  modelOutsideVpc,
  modelPackageApprovedByItsAuthor,
  modelQualityJobWithoutInterContainerEncryption,
  modelQualityJobWithoutNetworkIsolation,
  modelReachedThroughChain,
  modelWithMissingArtifact,
  modelWithoutNetworkIsolation,
  monitoringScheduleWithoutInterContainerEncryption,
  monitoringScheduleWithoutNetworkIsolation,
  notebookOnOutdatedPlatform,
  notebookOutsideVpc,
  notebookRoleWithEveryBucket,
  notebookWithDirectInternet,
  notebookWithRootAccess,
  notebookWithoutCustomerKey,
  notebookWithoutImdsv2,
  offlineStoreWithoutCustomerKey,
  onlineStoreWithoutCustomerKey,
  openJwtAuthorizer,
  outsideResourceAccess,
  overdueUseCaseReview,
  partlyLoggedModelInvocations,
  pipelineImageOutsidePrivateRegistry,
  policyEngineWithoutCustomerKey,
  privilegedActionOutsideUseCase,
  privilegedActionWithoutMfa,
  privilegedAgentRole,
  privilegedAgentTool,
  privilegedAgentcoreRole,
  privilegedNotebookRole,
  privilegedTrainingRole,
  processingOutputWithoutCustomerKey,
  processingVolumeWithoutCustomerKey,
  promptWithoutCustomerKey,
  publicVectorCollection,
  qApplicationAnsweringBeyondItsDocuments,
  qApplicationOpenToAnonymous,
  qApplicationReadFromOutside,
  qApplicationWithoutCustomerKey,
  qPluginWithoutAuthentication,
  regionWithoutEnforcedGuardrail,
  regionWithoutThreatDetection,
  secretInAgentInstruction,
  secretInFlow,
  secretInNotebookScript,
  secretInPrompt,
  sharedAgentRole,
  staleAgent,
  standingModelShapingRight,
  tokenVaultWithoutCustomerKey,
  trainingDataBucketWithoutCustomerKey,
  trainingDataFromOutside,
  trainingDataOpenToChange,
  trainingImageWithoutDigest,
  trainingJobInPublicSubnet,
  trainingJobOutsideVpc,
  trainingJobWithWayOut,
  trainingJobWithoutInterContainerEncryption,
  trainingJobWithoutNetworkIsolation,
  trainingOutputWithoutCustomerKey,
  trainingRoleWithEveryBucket,
  trainingVolumeWithoutCustomerKey,
  transformOutputWithoutCustomerKey,
  transformVolumeWithoutCustomerKey,
  translateResourceWithoutCustomerKey,
  translationOutputWithoutCustomerKey,
  trustWithoutSourceIdentity,
  tuningOutputWithoutCustomerKey,
  tuningVolumeWithoutCustomerKey,
  unapprovedModelCall,
  unlockedEvaluationBucket,
  unlockedInvocationLogBucket,
  unlockedTrainingDataBucket,
  unloggedModelInvocations,
  unrecordedBedrockCalls,
  unrecordedBedrockDataEvents,
  unrecordedMantleDataEvents,
  untaggedAppImageConfig,
  untaggedCustomModel,
  untaggedDomain,
  untaggedFeatureGroup,
  untaggedFraudDetectorResource,
  untaggedGuardrail,
  untaggedImage,
  untaggedKnowledgeBase,
  untaggedMantleProject,
  untaggedPrompt,
  unusedPrivilegedRight,
  unversionedEvaluationBucket,
  unversionedInvocationLogBucket,
  unversionedKnowledgeBaseBucket,
  unversionedTrainingDataBucket,
  userProfileWithSharedRole,
  vectorCollectionWithoutCustomerKey,
  vectorStoreSecretWithoutCustomerKey,
  wildcardAiGrant,
];
