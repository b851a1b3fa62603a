import { expect, test } from 'vitest';
import { actionsOfOperation } from './actions-of.ts';

/** Events for which public detections exist, or should; by the service that records them. Bearer tokens are a mark on events, no event. */
const EVENTS: Readonly<Record<string, string>> = {
  bedrock:
    'CreateModelCustomizationJob CreateModelImportJob CreateCustomModel CreateCustomModelDeployment CreateProvisionedModelThroughput DeleteGuardrail UpdateGuardrail CreateGuardrail DeleteEnforcedGuardrailConfiguration PutModelInvocationLoggingConfiguration DeleteModelInvocationLoggingConfiguration PutResourcePolicy CreateAgent CreateAgentActionGroup UpdateAgentActionGroup AssociateAgentKnowledgeBase StartIngestionJob IngestKnowledgeBaseDocuments UpdatePrompt InvokeModel Converse',
  'bedrock-mantle': 'CreateFineTuningJob CreateInference CreateFile',
  sagemaker:
    'CreateTrainingJob CreateProcessingJob CreateHyperParameterTuningJob CreateAutoMLJobV2 CreateModelPackage UpdateModelPackage PutModelPackageGroupPolicy CreateEndpointConfig UpdateEndpoint CreateNotebookInstance UpdateNotebookInstanceLifecycleConfig CreatePresignedDomainUrl CreatePresignedNotebookInstanceUrl CreateUserProfile CreateCodeRepository CreateWorkforce',
  qbusiness: 'CreatePlugin UpdatePlugin',
  rekognition: 'PutProjectPolicy',
  kendra: 'CreateAccessControlConfiguration UpdateAccessControlConfiguration',
  entityresolution: 'AddPolicyStatement DeletePolicyStatement',
  'bedrock-agentcore': 'CreateAgentRuntime InvokeAgentRuntimeCommand UpdateGateway CreateGateway',
};

const names = Object.entries(EVENTS).flatMap(([prefix, events]) => events.split(' ').map((name) => [prefix, name] as const));

test('each of the 51 events shows which actions were used', () => {
  expect(names).toHaveLength(51);
  for (const [prefix, name] of names) expect(actionsOfOperation(prefix, name)?.length, `${prefix}:${name}`).toBeGreaterThan(0);
});
