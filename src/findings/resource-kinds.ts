/** How one kind of resource comes from answers of AWS. */
export interface ResourceKind {
  /** CloudFormation's name of the type. */
  readonly type: string;
  /** For people: `guardrail`. */
  readonly name: string;
  /** The IAM prefix of the service, for the plane of a check. */
  readonly prefix: string;
  /** The operation that lists all of them, and the member of its answer that holds the list. Without one, an account has one in a region. */
  readonly list: { readonly operation: string; readonly member: string } | undefined;
  /**
   * The operation that describes one, and the member that holds the description where it is not the answer itself; none: the list does.
   * `also` is the operation that alone describes those of a newer form.
   */
  readonly describe: { readonly operation: string; readonly member?: string; readonly also?: string } | undefined;
  /** Members that may hold the ARN, best first. */
  readonly arns: readonly string[];
  /** Where no member does: the member with the id, what stands before it in the ARN, and the member with the id of what it lies in. */
  readonly id?: { readonly member: string; readonly service: string; readonly before: string; readonly within?: string };
  /** A member that descriptions have and elements of lists never: it tells them apart where the operation is not known. */
  readonly whole: string;
}

interface Options {
  readonly list?: string | undefined;
  readonly listMember?: string;
  readonly describe?: string | undefined;
  readonly member?: string;
  readonly arns?: readonly string[];
  readonly id?: ResourceKind['id'];
  readonly whole: string;
}

function kind(client: string, prefix: string, type: string, name: string, options: Options): ResourceKind {
  const { list, listMember = '', describe, member, arns = ['arn'], id, whole } = options;
  return {
    type,
    name,
    prefix,
    list: list === undefined ? undefined : { operation: `${client}.${list}`, member: listMember },
    describe: describe === undefined ? undefined : { operation: `${client}.${describe}`, ...(member === undefined ? {} : { member }) },
    arns,
    ...(id === undefined ? {} : { id }),
    whole,
  };
}

const sageMaker = (name: string, words: string, list: string, listMember: string, whole = 'RoleArn', type = name): ResourceKind =>
  kind('sagemaker', 'sagemaker', `AWS::SageMaker::${type}`, words, {
    list,
    listMember,
    describe: `Describe${name}`,
    arns: [`${name}Arn`, 'JobDefinitionArn'],
    whole,
  });

const comprehendJob = (name: string): ResourceKind =>
  kind('comprehend', 'comprehend', `AWS::Comprehend::${name}Job`, `${name} job`, {
    list: `List${name}Jobs`,
    listMember: `${name}JobPropertiesList`,
    describe: `Describe${name}Job`,
    member: `${name}JobProperties`,
    arns: ['JobArn'],
    whole: 'DataAccessRoleArn',
  });

const comprehend = (name: string, words: string, whole: string, listMember = `${name}PropertiesList`): ResourceKind =>
  kind('comprehend', 'comprehend', `AWS::Comprehend::${name}`, words, {
    list: `List${name}s`,
    listMember,
    describe: `Describe${name}`,
    member: `${name}Properties`,
    arns: [`${name}Arn`],
    whole,
  });

const fraudDetector = (name: string, words: string, list: string, listMember: string): ResourceKind =>
  kind('frauddetector', 'frauddetector', `AWS::FraudDetector::${name}`, words, { list, listMember, whole: 'arn' });

/** Every kind that posture checks speak of. */
export const KINDS = {
  guardrail: kind('bedrock', 'bedrock', 'AWS::Bedrock::Guardrail', 'guardrail', {
    list: 'ListGuardrails',
    listMember: 'guardrails',
    describe: 'GetGuardrail',
    arns: ['guardrailArn', 'arn'],
    whole: 'blockedInputMessaging',
  }),
  customModel: kind('bedrock', 'bedrock', 'AWS::Bedrock::CustomModel', 'custom model', {
    list: 'ListCustomModels',
    listMember: 'modelSummaries',
    describe: 'GetCustomModel',
    arns: ['modelArn'],
    whole: 'outputDataConfig',
  }),
  customizationJob: kind('bedrock', 'bedrock', 'AWS::Bedrock::ModelCustomizationJob', 'model customization job', {
    list: 'ListModelCustomizationJobs',
    listMember: 'modelCustomizationJobSummaries',
    describe: 'GetModelCustomizationJob',
    arns: ['jobArn'],
    whole: 'roleArn',
  }),
  importedModel: kind('bedrock', 'bedrock', 'AWS::Bedrock::ImportedModel', 'imported model', {
    list: 'ListImportedModels',
    listMember: 'modelSummaries',
    describe: 'GetImportedModel',
    arns: ['modelArn'],
    whole: 'jobArn',
  }),
  invocationJob: kind('bedrock', 'bedrock', 'AWS::Bedrock::ModelInvocationJob', 'batch inference job', {
    list: 'ListModelInvocationJobs',
    listMember: 'invocationJobSummaries',
    describe: 'GetModelInvocationJob',
    arns: ['jobArn'],
    whole: 'outputDataConfig',
  }),
  evaluationJob: kind('bedrock', 'bedrock', 'AWS::Bedrock::EvaluationJob', 'evaluation job', {
    list: 'ListEvaluationJobs',
    listMember: 'jobSummaries',
    describe: 'GetEvaluationJob',
    arns: ['jobArn'],
    whole: 'outputDataConfig',
  }),
  automatedReasoningPolicy: kind('bedrock', 'bedrock', 'AWS::Bedrock::AutomatedReasoningPolicy', 'automated reasoning policy', {
    list: 'ListAutomatedReasoningPolicies',
    listMember: 'automatedReasoningPolicySummaries',
    describe: 'GetAutomatedReasoningPolicy',
    arns: ['policyArn'],
    whole: 'definitionHash',
  }),
  marketplaceEndpoint: kind('bedrock', 'bedrock', 'AWS::Bedrock::MarketplaceModelEndpoint', 'marketplace model endpoint', {
    list: 'ListMarketplaceModelEndpoints',
    listMember: 'marketplaceModelEndpoints',
    describe: 'GetMarketplaceModelEndpoint',
    member: 'marketplaceModelEndpoint',
    arns: ['endpointArn'],
    whole: 'endpointConfig',
  }),
  agent: kind('bedrock-agent', 'bedrock', 'AWS::Bedrock::Agent', 'agent', {
    list: 'ListAgents',
    listMember: 'agentSummaries',
    describe: 'GetAgent',
    member: 'agent',
    arns: ['agentArn'],
    id: { member: 'agentId', service: 'bedrock', before: 'agent/' },
    whole: 'idleSessionTTLInSeconds',
  }),
  knowledgeBase: kind('bedrock-agent', 'bedrock', 'AWS::Bedrock::KnowledgeBase', 'knowledge base', {
    list: 'ListKnowledgeBases',
    listMember: 'knowledgeBaseSummaries',
    describe: 'GetKnowledgeBase',
    member: 'knowledgeBase',
    arns: ['knowledgeBaseArn'],
    id: { member: 'knowledgeBaseId', service: 'bedrock', before: 'knowledge-base/' },
    whole: 'roleArn',
  }),
  flow: kind('bedrock-agent', 'bedrock', 'AWS::Bedrock::Flow', 'flow', {
    list: 'ListFlows',
    listMember: 'flowSummaries',
    describe: 'GetFlow',
    arns: ['arn'],
    whole: 'executionRoleArn',
  }),
  prompt: kind('bedrock-agent', 'bedrock', 'AWS::Bedrock::Prompt', 'prompt', {
    list: 'ListPrompts',
    listMember: 'promptSummaries',
    describe: 'GetPrompt',
    arns: ['arn'],
    whole: 'variants',
  }),
  runtime: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::Runtime', 'agent runtime', {
    list: 'ListAgentRuntimes',
    listMember: 'agentRuntimes',
    describe: 'GetAgentRuntime',
    arns: ['agentRuntimeArn'],
    whole: 'roleArn',
  }),
  gateway: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::Gateway', 'gateway', {
    list: 'ListGateways',
    listMember: 'items',
    describe: 'GetGateway',
    arns: ['gatewayArn'],
    whole: 'gatewayArn',
  }),
  memory: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::Memory', 'memory', {
    list: 'ListMemories',
    listMember: 'memories',
    describe: 'GetMemory',
    member: 'memory',
    arns: ['arn'],
    whole: 'eventExpiryDuration',
  }),
  codeInterpreter: kind(
    'bedrock-agentcore-control',
    'bedrock-agentcore',
    'AWS::BedrockAgentCore::CodeInterpreterCustom',
    'code interpreter',
    {
      list: 'ListCodeInterpreters',
      listMember: 'codeInterpreterSummaries',
      describe: 'GetCodeInterpreter',
      arns: ['codeInterpreterArn'],
      whole: 'networkConfiguration',
    },
  ),
  browser: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::BrowserCustom', 'browser', {
    list: 'ListBrowsers',
    listMember: 'browserSummaries',
    describe: 'GetBrowser',
    arns: ['browserArn'],
    whole: 'networkConfiguration',
  }),
  policyEngine: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::PolicyEngine', 'policy engine', {
    list: 'ListPolicyEngines',
    listMember: 'policyEngines',
    describe: 'GetPolicyEngine',
    arns: ['policyEngineArn'],
    whole: 'statusReasons',
  }),
  tokenVault: kind('bedrock-agentcore-control', 'bedrock-agentcore', 'AWS::BedrockAgentCore::TokenVault', 'token vault', {
    describe: 'GetTokenVault',
    arns: [],
    id: { member: 'tokenVaultId', service: 'bedrock-agentcore', before: 'token-vault/' },
    whole: 'kmsConfiguration',
  }),
  notebook: sageMaker('NotebookInstance', 'notebook instance', 'ListNotebookInstances', 'NotebookInstances'),
  domain: sageMaker('Domain', 'Studio domain', 'ListDomains', 'Domains', 'AuthMode'),
  trainingJob: sageMaker('TrainingJob', 'training job', 'ListTrainingJobs', 'TrainingJobSummaries'),
  processingJob: sageMaker('ProcessingJob', 'processing job', 'ListProcessingJobs', 'ProcessingJobSummaries', 'ProcessingResources'),
  transformJob: sageMaker('TransformJob', 'transform job', 'ListTransformJobs', 'TransformJobSummaries', 'TransformResources'),
  tuningJob: sageMaker(
    'HyperParameterTuningJob',
    'tuning job',
    'ListHyperParameterTuningJobs',
    'HyperParameterTuningJobSummaries',
    'HyperParameterTuningJobConfig',
  ),
  compilationJob: sageMaker('CompilationJob', 'compilation job', 'ListCompilationJobs', 'CompilationJobSummaries'),
  dataQualityJob: sageMaker(
    'DataQualityJobDefinition',
    'data-quality job definition',
    'ListDataQualityJobDefinitions',
    'JobDefinitionSummaries',
    'JobResources',
  ),
  modelQualityJob: sageMaker(
    'ModelQualityJobDefinition',
    'model-quality job definition',
    'ListModelQualityJobDefinitions',
    'JobDefinitionSummaries',
    'JobResources',
  ),
  modelBiasJob: sageMaker(
    'ModelBiasJobDefinition',
    'model-bias job definition',
    'ListModelBiasJobDefinitions',
    'JobDefinitionSummaries',
    'JobResources',
  ),
  explainabilityJob: sageMaker(
    'ModelExplainabilityJobDefinition',
    'model-explainability job definition',
    'ListModelExplainabilityJobDefinitions',
    'JobDefinitionSummaries',
    'JobResources',
  ),
  model: sageMaker('Model', 'model', 'ListModels', 'Models', 'ExecutionRoleArn'),
  endpoint: sageMaker('Endpoint', 'endpoint', 'ListEndpoints', 'Endpoints', 'EndpointConfigName'),
  endpointConfig: sageMaker('EndpointConfig', 'endpoint configuration', 'ListEndpointConfigs', 'EndpointConfigs', 'ProductionVariants'),
  cluster: sageMaker('Cluster', 'HyperPod cluster', 'ListClusters', 'ClusterSummaries', 'InstanceGroups'),
  featureGroup: sageMaker('FeatureGroup', 'feature group', 'ListFeatureGroups', 'FeatureGroupSummaries', 'RecordIdentifierFeatureName'),
  repository: kind('ecr', 'ecr', 'AWS::ECR::Repository', 'image repository', {
    list: 'DescribeRepositories',
    listMember: 'repositories',
    arns: ['repositoryArn'],
    whole: 'repositoryName',
  }),
  autoMlJob: {
    ...sageMaker('AutoMLJob', 'AutoML job', 'ListAutoMLJobs', 'AutoMLJobSummaries'),
    // jobs of the second form are refused by the first operation (SageMaker API Reference, "DescribeAutoMLJob")
    describe: { operation: 'sagemaker.DescribeAutoMLJob', also: 'sagemaker.DescribeAutoMLJobV2' },
  },
  monitoringSchedule: sageMaker(
    'MonitoringSchedule',
    'monitoring schedule',
    'ListMonitoringSchedules',
    'MonitoringScheduleSummaries',
    'MonitoringScheduleConfig',
  ),
  inferenceExperiment: kind('sagemaker', 'sagemaker', 'AWS::SageMaker::InferenceExperiment', 'inference experiment', {
    list: 'ListInferenceExperiments',
    listMember: 'InferenceExperiments',
    describe: 'DescribeInferenceExperiment',
    arns: ['Arn'],
    id: { member: 'Name', service: 'sagemaker', before: 'inference-experiment/' },
    whole: 'ModelVariants',
  }),
  flowDefinition: sageMaker('FlowDefinition', 'flow definition', 'ListFlowDefinitions', 'FlowDefinitionSummaries', 'OutputConfig'),
  modelPackage: sageMaker('ModelPackage', 'model package', 'ListModelPackages', 'ModelPackageSummaryList', 'ModelPackageStatusDetails'),
  userProfile: kind('sagemaker', 'sagemaker', 'AWS::SageMaker::UserProfile', 'user profile', {
    list: 'ListUserProfiles',
    listMember: 'UserProfiles',
    describe: 'DescribeUserProfile',
    arns: ['UserProfileArn'],
    id: { member: 'UserProfileName', service: 'sagemaker', before: 'user-profile/', within: 'DomainId' },
    whole: 'UserProfileArn',
  }),
  lifecycleConfig: sageMaker(
    'NotebookInstanceLifecycleConfig',
    'notebook lifecycle configuration',
    'ListNotebookInstanceLifecycleConfigs',
    'NotebookInstanceLifecycleConfigs',
    'OnStart',
  ),
  image: sageMaker('Image', 'image', 'ListImages', 'Images', 'RoleArn'),
  appImageConfig: sageMaker('AppImageConfig', 'app image configuration', 'ListAppImageConfigs', 'AppImageConfigs', 'AppImageConfigName'),
  documentClassifier: comprehend('DocumentClassifier', 'document classifier', 'Status'),
  entityRecognizer: comprehend('EntityRecognizer', 'entity recognizer', 'Status'),
  flywheel: comprehend('Flywheel', 'flywheel', 'DataAccessRoleArn', 'FlywheelSummaryList'),
  classificationJob: comprehendJob('DocumentClassification'),
  entitiesJob: comprehendJob('EntitiesDetection'),
  keyPhrasesJob: comprehendJob('KeyPhrasesDetection'),
  piiJob: comprehendJob('PiiEntitiesDetection'),
  sentimentJob: comprehendJob('SentimentDetection'),
  targetedSentimentJob: comprehendJob('TargetedSentimentDetection'),
  topicsJob: comprehendJob('TopicsDetection'),
  languageJob: comprehendJob('DominantLanguageDetection'),
  eventsJob: comprehendJob('EventsDetection'),
  bot: kind('lexv2-models', 'lex', 'AWS::Lex::Bot', 'bot', {
    list: 'ListBots',
    listMember: 'botSummaries',
    arns: ['botArn'],
    id: { member: 'botId', service: 'lex', before: 'bot/' },
    whole: 'botId',
  }),
  qApplication: kind('qbusiness', 'qbusiness', 'AWS::QBusiness::Application', 'Q Business application', {
    list: 'ListApplications',
    listMember: 'applications',
    describe: 'GetApplication',
    arns: ['applicationArn'],
    id: { member: 'applicationId', service: 'qbusiness', before: 'application/' },
    whole: 'applicationArn',
  }),
  translationJob: kind('translate', 'translate', 'AWS::Translate::TextTranslationJob', 'translation job', {
    list: 'ListTextTranslationJobs',
    listMember: 'TextTranslationJobPropertiesList',
    describe: 'DescribeTextTranslationJob',
    member: 'TextTranslationJobProperties',
    arns: [],
    id: { member: 'JobId', service: 'translate', before: 'text-translation-job/' },
    whole: 'OutputDataConfig',
  }),
  parallelData: kind('translate', 'translate', 'AWS::Translate::ParallelData', 'parallel data set', {
    list: 'ListParallelData',
    listMember: 'ParallelDataPropertiesList',
    describe: 'GetParallelData',
    member: 'ParallelDataProperties',
    arns: ['Arn'],
    whole: 'Arn',
  }),
  terminology: kind('translate', 'translate', 'AWS::Translate::Terminology', 'terminology', {
    list: 'ListTerminologies',
    listMember: 'TerminologyPropertiesList',
    describe: 'GetTerminology',
    member: 'TerminologyProperties',
    arns: ['Arn'],
    whole: 'Arn',
  }),
  fraudEntityType: fraudDetector('EntityType', 'entity type', 'GetEntityTypes', 'entityTypes'),
  fraudLabel: fraudDetector('Label', 'label', 'GetLabels', 'labels'),
  fraudOutcome: fraudDetector('Outcome', 'outcome', 'GetOutcomes', 'outcomes'),
  fraudVariable: fraudDetector('Variable', 'variable', 'GetVariables', 'variables'),
  resourceShare: kind('ram', 'ram', 'AWS::RAM::ResourceShare', 'resource share', {
    list: 'GetResourceShares',
    listMember: 'resourceShares',
    arns: ['resourceShareArn'],
    whole: 'resourceShareArn',
  }),
  vpcEndpoint: kind('ec2', 'ec2', 'AWS::EC2::VPCEndpoint', 'VPC endpoint', {
    list: 'DescribeVpcEndpoints',
    listMember: 'VpcEndpoints',
    arns: [],
    id: { member: 'VpcEndpointId', service: 'ec2', before: 'vpc-endpoint/' },
    whole: 'ServiceName',
  }),
  fhirDatastore: kind('healthlake', 'healthlake', 'AWS::HealthLake::FHIRDatastore', 'FHIR data store', {
    list: 'ListFHIRDatastores',
    listMember: 'DatastorePropertiesList',
    describe: 'DescribeFHIRDatastore',
    member: 'DatastoreProperties',
    arns: ['DatastoreArn'],
    whole: 'DatastoreEndpoint',
  }),
  kendraIndex: kind('kendra', 'kendra', 'AWS::Kendra::Index', 'index', {
    list: 'ListIndices',
    listMember: 'IndexConfigurationSummaryItems',
    describe: 'DescribeIndex',
    arns: ['Arn'],
    id: { member: 'Id', service: 'kendra', before: 'index/' },
    whole: 'RoleArn',
  }),
} as const satisfies Readonly<Record<string, ResourceKind>>;
