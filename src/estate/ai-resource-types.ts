/** What one list of `ai-resources.json` holds. */
export interface AiResourceType {
  /** CloudFormation's name, or one built like it where CloudFormation does not know the type. */
  readonly type: string;
  /** The members that may hold the ARN, best first: the answers of list and get operations differ. */
  readonly arns: readonly string[];
  /** For lists whose answers hold an id only: the member, and what stands before it in the ARN. */
  readonly id?: { readonly member: string; readonly service: string; readonly resource: string };
}

const bedrock = (name: string, ...arns: string[]): AiResourceType => ({ type: `AWS::Bedrock::${name}`, arns: [...arns, 'arn'] });
const agents = (name: string, member: string, resource: string, ...arns: string[]): AiResourceType => ({
  ...bedrock(name, ...arns),
  id: { member, service: 'bedrock', resource },
});
const agentCore = (name: string, ...arns: string[]): AiResourceType => ({ type: `AWS::BedrockAgentCore::${name}`, arns: [...arns, 'arn'] });
/** SageMaker's ARNs are called after the type. */
const sageMaker = (name: string, ...arns: string[]): AiResourceType => ({ type: `AWS::SageMaker::${name}`, arns: [`${name}Arn`, ...arns] });
const comprehend = (name: string): AiResourceType => ({ type: `AWS::Comprehend::${name}`, arns: [`${name}Arn`] });

/** By the name of the list. */
export const AI_RESOURCE_TYPES: ReadonlyMap<string, AiResourceType> = new Map<string, AiResourceType>([
  ['customModels', bedrock('CustomModel', 'modelArn', 'customModelArn')],
  ['importedModels', bedrock('ImportedModel', 'modelArn', 'importedModelArn')],
  ['modelCustomizationJobs', bedrock('ModelCustomizationJob', 'jobArn')],
  ['modelImportJobs', bedrock('ModelImportJob', 'jobArn')],
  ['modelCopyJobs', bedrock('ModelCopyJob', 'jobArn')],
  ['modelInvocationJobs', bedrock('ModelInvocationJob', 'jobArn')],
  ['evaluationJobs', bedrock('EvaluationJob', 'jobArn')],
  ['provisionedModelThroughputs', bedrock('ProvisionedModelThroughput', 'provisionedModelArn')],
  ['customModelDeployments', bedrock('CustomModelDeployment', 'customModelDeploymentArn')],
  ['inferenceProfiles', bedrock('ApplicationInferenceProfile', 'inferenceProfileArn')],
  ['marketplaceModelEndpoints', bedrock('MarketplaceModelEndpoint', 'endpointArn')],
  ['guardrails', bedrock('Guardrail', 'guardrailArn')],
  ['promptRouters', bedrock('IntelligentPromptRouter', 'promptRouterArn')],
  ['agents', agents('Agent', 'agentId', 'agent/', 'agentArn')],
  ['knowledgeBases', agents('KnowledgeBase', 'knowledgeBaseId', 'knowledge-base/', 'knowledgeBaseArn')],
  ['flows', agents('Flow', 'id', 'flow/', 'flowArn')],
  ['prompts', agents('Prompt', 'id', 'prompt/', 'promptArn')],
  ['agentRuntimes', agentCore('Runtime', 'agentRuntimeArn')],
  ['agentGateways', agentCore('Gateway', 'gatewayArn')],
  ['agentMemories', agentCore('Memory', 'memoryArn')],
  ['codeInterpreters', agentCore('CodeInterpreterCustom', 'codeInterpreterArn')],
  ['browsers', agentCore('BrowserCustom', 'browserArn')],
  ['trainingJobs', sageMaker('TrainingJob')],
  ['processingJobs', sageMaker('ProcessingJob')],
  ['transformJobs', sageMaker('TransformJob')],
  ['hyperParameterTuningJobs', sageMaker('HyperParameterTuningJob')],
  ['autoMLJobs', sageMaker('AutoMLJob')],
  ['compilationJobs', sageMaker('CompilationJob')],
  ['labelingJobs', sageMaker('LabelingJob')],
  ['notebookInstances', sageMaker('NotebookInstance')],
  ['notebookInstanceLifecycleConfigs', sageMaker('NotebookInstanceLifecycleConfig')],
  ['domains', sageMaker('Domain')],
  ['userProfiles', sageMaker('UserProfile')],
  ['spaces', sageMaker('Space')],
  ['apps', sageMaker('App')],
  ['models', sageMaker('Model')],
  ['modelPackages', sageMaker('ModelPackage')],
  ['modelPackageGroups', sageMaker('ModelPackageGroup')],
  ['endpoints', sageMaker('Endpoint')],
  ['endpointConfigs', sageMaker('EndpointConfig')],
  ['pipelines', sageMaker('Pipeline')],
  ['featureGroups', sageMaker('FeatureGroup')],
  ['clusters', sageMaker('Cluster')],
  ['hubs', sageMaker('Hub')],
  ['mlflowTrackingServers', sageMaker('MlflowTrackingServer', 'TrackingServerArn')],
  ['documentClassifiers', comprehend('DocumentClassifier')],
  ['entityRecognizers', comprehend('EntityRecognizer')],
  ['flywheels', comprehend('Flywheel')],
  ['comprehendEndpoints', { type: 'AWS::Comprehend::Endpoint', arns: ['EndpointArn'] }],
  ['rekognitionProjects', { type: 'AWS::Rekognition::Project', arns: ['ProjectArn'] }],
  ['kendraIndices', { type: 'AWS::Kendra::Index', arns: ['Arn'], id: { member: 'Id', service: 'kendra', resource: 'index/' } }],
  ['lexBots', { type: 'AWS::Lex::Bot', arns: ['botArn'], id: { member: 'botId', service: 'lex', resource: 'bot/' } }],
  [
    'qBusinessApplications',
    {
      type: 'AWS::QBusiness::Application',
      arns: ['applicationArn'],
      id: { member: 'applicationId', service: 'qbusiness', resource: 'application/' },
    },
  ],
  // one for each account and region, without an ARN: the last part names the setting
  [
    'modelInvocationLogging',
    {
      type: 'AWS::Bedrock::ModelInvocationLoggingConfiguration',
      arns: [],
      id: { member: '', service: 'bedrock', resource: 'model-invocation-logging-configuration' },
    },
  ],
]);
