import { kind, type ResourceKind } from './kind.ts';

const sageMaker = (name: string, words: string, list: string, listMember: string, whole = 'RoleArn', type = name): ResourceKind =>
  kind('sagemaker', 'sagemaker', `AWS::SageMaker::${type}`, words, {
    list,
    listMember,
    describe: `Describe${name}`,
    arns: [`${name}Arn`, 'JobDefinitionArn'],
    whole,
  });

/** Kinds of SageMaker. */
export const SAGEMAKER = {
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
} as const;
