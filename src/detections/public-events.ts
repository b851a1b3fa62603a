/**
 * Events on which public detections of other tools were looked at in 2026, by prefix; for half of them no other tool has a rule. Each must be
 * looked at by a detection here.
 */
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

/** The 51 of them that are events, as `bedrock:UpdatePrompt`. */
export const PUBLIC_EVENTS: readonly string[] = Object.entries(EVENTS).flatMap(([prefix, names]) =>
  names.split(' ').map((name) => `${prefix}:${name}`),
);

/** The 52nd is an action of IAM without an event of its own: a mark on the events of calls that an API key signed. */
export const BEARER_MARK = 'CallWithBearerToken';
