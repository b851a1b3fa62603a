const at = (resource: string): string => `arn:aws:sagemaker:us-east-1:111122223333:${resource}`;
const ROLE = 'arn:aws:iam::111122223333:role/service-role/sagemaker';
const IMAGE = '111122223333.dkr.ecr.us-east-1.amazonaws.com/tuning@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

/** Descriptions as AWS sends them, as short as they can be. */
export const SAGEMAKER = {
  notebook: { NotebookInstanceArn: at('notebook-instance/example'), RoleArn: ROLE },
  domain: { DomainArn: at('domain/d-0a'), DomainId: 'd-0a', AuthMode: 'SSO', AppNetworkAccessType: 'VpcOnly' },
  trainingJob: {
    TrainingJobArn: at('training-job/example'),
    TrainingJobName: 'example',
    RoleArn: ROLE,
    AlgorithmSpecification: { TrainingImage: IMAGE },
    InputDataConfig: [{ ChannelName: 'train', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://example/train/' } } }],
    OutputDataConfig: { S3OutputPath: 's3://example/out/' },
    ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 50 },
  },
  processingJob: {
    ProcessingJobArn: at('processing-job/example'),
    RoleArn: ROLE,
    ProcessingResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 20 } },
    ProcessingOutputConfig: { Outputs: [] },
  },
  transformJob: {
    TransformJobArn: at('transform-job/example'),
    TransformOutput: { S3OutputPath: 's3://example/out/' },
    TransformResources: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1 },
  },
  tuningJob: {
    HyperParameterTuningJobArn: at('hyper-parameter-tuning-job/example'),
    HyperParameterTuningJobConfig: { Strategy: 'Bayesian' },
    TrainingJobDefinition: {
      RoleArn: ROLE,
      OutputDataConfig: { S3OutputPath: 's3://example/out/' },
      ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 50 },
    },
  },
  compilationJob: {
    CompilationJobArn: at('compilation-job/example'),
    RoleArn: ROLE,
    OutputConfig: { S3OutputLocation: 's3://example/out/', TargetDevice: 'ml_c5' },
  },
  autoMlJob: { AutoMLJobArn: at('automl-job/example'), RoleArn: ROLE },
  dataQualityJob: {
    JobDefinitionArn: at('data-quality-job-definition/example'),
    RoleArn: ROLE,
    DataQualityJobOutputConfig: { MonitoringOutputs: [] },
    JobResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 20 } },
  },
  modelQualityJob: {
    JobDefinitionArn: at('model-quality-job-definition/example'),
    RoleArn: ROLE,
    JobResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 20 } },
  },
  modelBiasJob: {
    JobDefinitionArn: at('model-bias-job-definition/example'),
    RoleArn: ROLE,
    JobResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 20 } },
  },
  explainabilityJob: {
    JobDefinitionArn: at('model-explainability-job-definition/example'),
    RoleArn: ROLE,
    JobResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 20 } },
  },
  monitoringSchedule: {
    MonitoringScheduleArn: at('monitoring-schedule/example'),
    MonitoringScheduleConfig: {
      MonitoringJobDefinition: {
        MonitoringResources: { ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 2, VolumeSizeInGB: 20 } },
      },
    },
  },
  model: {
    ModelArn: at('model/example'),
    ModelName: 'example',
    ExecutionRoleArn: ROLE,
    PrimaryContainer: { Image: IMAGE, ModelDataUrl: 's3://example/out/model.tar.gz' },
  },
  endpointConfig: {
    EndpointConfigArn: at('endpoint-config/example'),
    EndpointConfigName: 'example',
    ProductionVariants: [{ VariantName: 'all', ModelName: 'example', InstanceType: 'ml.m5.xlarge', InitialInstanceCount: 2 }],
  },
  inferenceExperiment: {
    Arn: at('inference-experiment/example'),
    Name: 'example',
    RoleArn: ROLE,
    ModelVariants: [
      {
        ModelName: 'example',
        VariantName: 'all',
        InfrastructureConfig: {
          InfrastructureType: 'RealTimeInference',
          RealTimeInferenceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1 },
        },
      },
    ],
    DataStorageConfig: { Destination: 's3://example/experiment/' },
  },
  cluster: {
    ClusterArn: at('cluster/0a'),
    InstanceGroups: [{ InstanceGroupName: 'workers', InstanceType: 'ml.p4d.24xlarge', ExecutionRole: ROLE }],
  },
  featureGroup: {
    FeatureGroupArn: at('feature-group/example'),
    RecordIdentifierFeatureName: 'id',
    OnlineStoreConfig: { EnableOnlineStore: true },
    OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://example/features/' } },
  },
  flowDefinition: {
    FlowDefinitionArn: at('flow-definition/example'),
    RoleArn: ROLE,
    OutputConfig: { S3OutputPath: 's3://example/reviews/' },
  },
  modelPackage: {
    ModelPackageArn: at('model-package/ranking/1'),
    ModelPackageGroupName: 'ranking',
    ModelPackageVersion: 1,
    ModelApprovalStatus: 'Approved',
    ModelPackageStatusDetails: { ValidationStatuses: [] },
  },
} as const;
