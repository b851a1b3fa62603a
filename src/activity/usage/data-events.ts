/**
 * Actions whose calls CloudTrail records as data events only, which a trail leaves out unless it is told otherwise; by IAM prefix and by the
 * type of resource that selectors name. Types: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html;
 * which operations: the CloudTrail page of each service, named at its rows. Where a page does not say it of an operation of a data plane, it
 * stands here: of what is listed too much, nobody is told that it is not used.
 */
export const DATA_EVENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html; InvokeModel and Converse are management events
  bedrock: {
    'AWS::Bedrock::AgentAlias': 'InvokeAgent GetAgentMemory DeleteAgentMemory',
    'AWS::Bedrock::InlineAgent': 'InvokeInlineAgent',
    'AWS::Bedrock::KnowledgeBase':
      'Retrieve RetrieveAndGenerate GenerateQuery AgenticRetrieveStream GetDocumentContent IngestKnowledgeBaseDocuments DeleteKnowledgeBaseDocuments Rerank',
    'AWS::Bedrock::FlowAlias': 'InvokeFlow',
    'AWS::Bedrock::FlowExecution':
      'StartFlowExecution StopFlowExecution GetFlowExecution ListFlowExecutions ListFlowExecutionEvents GetExecutionFlowSnapshot',
    'AWS::Bedrock::Guardrail': 'ApplyGuardrail InvokeGuardrailChecks',
    'AWS::Bedrock::PromptVersion': 'RenderPrompt OptimizePrompt',
    'AWS::Bedrock::Session':
      'CreateSession UpdateSession EndSession CreateInvocation PutInvocationStep GetInvocationStep ListInvocationSteps',
    'AWS::Bedrock::AsyncInvoke': 'GetAsyncInvoke',
    'AWS::Bedrock::DataAutomationInvocation':
      'InvokeDataAutomation InvokeDataAutomationAsync InvokeDataAutomationLibraryIngestionJob InvokeBlueprintOptimizationAsync GetDataAutomationLibraryEntity',
    'AWS::Bedrock::AutomatedReasoningPolicy':
      'StartAutomatedReasoningPolicyTestWorkflow GetAutomatedReasoningPolicyTestResult ListAutomatedReasoningPolicyTestResults GetAutomatedReasoningPolicyBuildWorkflowResultAssets',
    'AWS::Bedrock::AdvancedOptimizePromptJob': 'CreateAdvancedPromptOptimizationJob',
    'AWS::Bedrock::Tool': 'InvokeTool',
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/logging-cloudtrail-mantle.html
  'bedrock-mantle': {
    'AWS::BedrockMantle::Project':
      'CreateInference GetInference CancelInference DeleteInference CountTokens CreateFile GetFile ListFiles DeleteFile',
  },
  'bedrock-websearch': { 'AWS::BedrockWebSearch::Tool': 'InvokeSearch InvokeFetch ExternalWebAccess' },
  // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-event-types.html and its siblings
  'bedrock-agentcore': {
    'AWS::BedrockAgentCore::Runtime':
      'InvokeAgentRuntime InvokeAgentRuntimeForUser InvokeAgentRuntimeCommand InvokeAgentRuntimeCommandShell InvokeAgentRuntimeWithWebSocketStream InvokeAgentRuntimeWithWebSocketStreamForUser InvokeHarness StopRuntimeSession',
    'AWS::BedrockAgentCore::CodeInterpreter': 'StartCodeInterpreterSession InvokeCodeInterpreter StopCodeInterpreterSession',
    'AWS::BedrockAgentCore::Browser':
      'StartBrowserSession UpdateBrowserStream SaveBrowserSessionProfile ConnectBrowserAutomationStream ConnectBrowserLiveViewStream StopBrowserSession',
    'AWS::BedrockAgentCore::Memory':
      'CreateEvent GetEvent ListEvents DeleteEvent BatchCreateMemoryRecords BatchUpdateMemoryRecords BatchDeleteMemoryRecords DeleteMemoryRecord GetMemoryRecord ListMemoryRecords RetrieveMemoryRecords StartMemoryExtractionJob',
    'AWS::BedrockAgentCore::Gateway': 'InvokeGateway InvokeWebSearch',
    'AWS::BedrockAgentCore::WorkloadIdentity':
      'GetWorkloadAccessToken GetWorkloadAccessTokenForJWT GetWorkloadAccessTokenForUserId GetResourceOauth2Token GetResourceApiKey GetResourcePaymentToken CompleteResourceTokenAuth',
    'AWS::BedrockAgentCore::Evaluator': 'Evaluate',
    'AWS::BedrockAgentCore::BatchEvaluate': 'StartBatchEvaluation StopBatchEvaluation DeleteBatchEvaluation GetBatchEvaluation',
    'AWS::BedrockAgentCore::Recommendation': 'StartRecommendation GetRecommendation',
    'AWS::BedrockAgentCore::Payments': 'ProcessPayment CreatePaymentSession CreatePaymentInstrument',
    'AWS::BedrockAgentCore::PolicyEngine': 'AuthorizeAction PartiallyAuthorizeActions',
    'AWS::BedrockAgentCore::Registry': 'InvokeRegistryMcp SearchRegistryRecords',
    'AWS::BedrockAgentCore::ABTest': 'GetABTest',
  },
  // https://docs.aws.amazon.com/sagemaker/latest/dg/logging-using-cloudtrail.html and feature-store-logging-using-cloudtrail.html
  sagemaker: {
    'AWS::SageMaker::Endpoint': 'InvokeEndpointWithResponseStream',
    'AWS::SageMaker::FeatureGroup': 'PutRecord GetRecord DeleteRecord BatchGetRecord BatchWriteRecord ListRecords',
    'AWS::SageMaker::ExperimentTrialComponent': 'BatchPutMetrics BatchGetMetrics',
    'AWS::SageMaker::MlflowTrackingServer': 'CallMlflowAppApi',
  },
  'sagemaker-mlflow': { 'AWS::SageMaker::MlflowTrackingServer': '*' },
  // https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/logging-using-cloudtrail.html
  qbusiness: {
    'AWS::QBusiness::Application':
      'Chat ChatSync ListMessages ListConversations DeleteConversation PutFeedback SearchRelevantContent GetMedia GetDocumentContent CreateUser UpdateUser DeleteUser GetUser PutGroup DeleteGroup ListGroups CreateAnonymousWebExperienceUrl',
    'AWS::QBusiness::Index': 'BatchPutDocument BatchDeleteDocument ListDocuments',
    'AWS::QBusiness::DataSource': 'StartDataSourceSyncJob StopDataSourceSyncJob ListDataSourceSyncJobs',
  },
  qapps: { 'AWS::QApps::QApp': '*' },
  codewhisperer: { 'AWS::CodeWhisperer::Profile': 'GenerateRecommendations' },
  lex: {
    'AWS::Lex::BotAlias':
      'RecognizeText RecognizeUtterance StartConversation GetSession PutSession DeleteSession PostText PostContent DeleteUtterances',
  },
  // https://docs.aws.amazon.com/kendra/latest/dg/cloudtrail-intelligent-ranking.html
  'kendra-ranking': { 'AWS::KendraRanking::ExecutionPlan': 'Rescore' },
  machinelearning: { 'AWS::MachineLearning::MlModel': 'Predict' },
  'nova-act': { 'AWS::NovaAct::WorkflowRun': 'CreateAct UpdateAct InvokeActStep CreateWorkflowRun UpdateWorkflowRun' },
  healthlake: { 'AWS::HealthLake::DataTransformationProfile': 'StartDataTransformationJob' },
  'medical-imaging': { 'AWS::MedicalImaging::Datastore': 'StartDICOMImportJob' },
  'codeguru-profiler': { 'AWS::CodeGuruProfiler::ProfilingGroup': 'PostAgentProfile SubmitFeedback' },
  s3vectors: { 'AWS::S3Vectors::Index': 'PutVectors GetVectors ListVectors QueryVectors DeleteVectors' },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
  s3: {
    'AWS::S3::Object': 'GetObject PutObject DeleteObject PutObjectAcl GetObjectAcl RestoreObject',
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
  lambda: { 'AWS::Lambda::Function': 'InvokeFunction' },
};

const TYPES = new Map<string, string>(
  Object.entries(DATA_EVENTS).flatMap(([prefix, types]) =>
    Object.entries(types).flatMap(([type, names]) => names.split(' ').map((name) => [`${prefix}:${name}`, type] as const)),
  ),
);

/** The type of resource under which selectors ask for the data events of an action; undefined: it leaves management events. */
export const dataTypeOf = (action: string): string | undefined =>
  TYPES.get(action) ?? TYPES.get(`${action.slice(0, action.indexOf(':'))}:*`);
