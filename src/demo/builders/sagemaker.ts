import { REGION } from '../names.ts';
import type { Json } from './json.ts';
import { hex, name, precise } from './made-up.ts';

const arn = (account: string, resource: string): string => `arn:aws:sagemaker:${REGION}:${account}:${resource}`;

const channel = (called: string, s3Uri: string): Json => ({
  ChannelName: called,
  DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: s3Uri, S3DataDistributionType: 'FullyReplicated' } },
  CompressionType: 'None',
  RecordWrapperType: 'None',
});

/** A training job. */
export interface TrainingJob {
  readonly account: string;
  readonly job: string;
  readonly roleArn: string;
  readonly image: string;
  readonly created: string;
  readonly ended: string;
  /** S3 by channel; empty where the container fetches its data by itself. */
  readonly data: Readonly<Record<string, string>>;
  readonly output: string;
  readonly outputKey?: string;
  readonly volumeKey?: string;
  readonly instances: number;
  readonly isolated: boolean;
  readonly encryptedBetween: boolean;
  readonly more?: Json;
}

/** DescribeTrainingJob. */
export const trainingJob = (job: TrainingJob): Json => ({
  TrainingJobName: job.job,
  TrainingJobArn: arn(job.account, `training-job/${job.job}`),
  ModelArtifacts: { S3ModelArtifacts: `${job.output}/${job.job}/output/model.tar.gz` },
  TrainingJobStatus: 'Completed',
  SecondaryStatus: 'Completed',
  HyperParameters: { epochs: '3', learning_rate: '0.00005' },
  AlgorithmSpecification: { TrainingImage: job.image, TrainingInputMode: 'File', EnableSageMakerMetricsTimeSeries: false },
  RoleArn: job.roleArn,
  ...(Object.keys(job.data).length === 0 ? {} : { InputDataConfig: Object.entries(job.data).map(([called, uri]) => channel(called, uri)) }),
  OutputDataConfig: { KmsKeyId: job.outputKey ?? '', S3OutputPath: job.output, CompressionType: 'GZIP' },
  ResourceConfig: {
    InstanceType: 'ml.g5.12xlarge',
    InstanceCount: job.instances,
    VolumeSizeInGB: 200,
    ...(job.volumeKey === undefined ? {} : { VolumeKmsKeyId: job.volumeKey }),
  },
  StoppingCondition: { MaxRuntimeInSeconds: 86400 },
  CreationTime: precise(job.created),
  TrainingStartTime: precise(job.created.replace(/\d\d$/, '58')),
  TrainingEndTime: precise(job.ended),
  LastModifiedTime: precise(job.ended),
  EnableNetworkIsolation: job.isolated,
  EnableInterContainerTrafficEncryption: job.encryptedBetween,
  EnableManagedSpotTraining: false,
  ...job.more,
});

/** A notebook instance. */
export interface Notebook {
  readonly account: string;
  readonly notebook: string;
  readonly roleArn: string;
  readonly running: boolean;
  readonly created: string;
  readonly openToInternet: boolean;
  readonly rootAccess: boolean;
  readonly more?: Json;
}

/** DescribeNotebookInstance. */
export const notebook = (one: Notebook): Json => ({
  NotebookInstanceArn: arn(one.account, `notebook-instance/${one.notebook}`),
  NotebookInstanceName: one.notebook,
  NotebookInstanceStatus: one.running ? 'InService' : 'Stopped',
  Url: `${one.notebook}-${name(4, one.notebook)}.notebook.${REGION}.sagemaker.aws`,
  InstanceType: 'ml.t3.xlarge',
  RoleArn: one.roleArn,
  ...one.more,
  LastModifiedTime: precise('2026-11-03T07:30:00'),
  CreationTime: precise(one.created),
  DirectInternetAccess: one.openToInternet ? 'Enabled' : 'Disabled',
  VolumeSizeInGB: 50,
  RootAccess: one.rootAccess ? 'Enabled' : 'Disabled',
  PlatformIdentifier: 'notebook-al2-v3',
  InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: one.openToInternet ? '1' : '2' },
});

/** The made-up id of a Studio domain. */
export const domainId = (account: string, called: string): string => `d-${name(12, `${account} ${called}`)}`;

/** DescribeDomain. */
export const domain = (account: string, called: string, roleArn: string, network: 'PublicInternetOnly' | 'VpcOnly'): Json => ({
  DomainArn: arn(account, `domain/${domainId(account, called)}`),
  DomainId: domainId(account, called),
  DomainName: called,
  HomeEfsFileSystemId: `fs-0${hex(16, `${account} ${called}`)}`,
  Status: 'InService',
  CreationTime: precise('2025-02-11T09:00:00'),
  LastModifiedTime: precise('2026-07-21T14:00:00'),
  AuthMode: 'IAM',
  DefaultUserSettings: { ExecutionRole: roleArn, StudioWebPortal: 'ENABLED', DefaultLandingUri: 'studio::' },
  AppNetworkAccessType: network,
  SubnetIds: ['subnet-0a1b2c3d'],
  Url: `https://${domainId(account, called)}.studio.${REGION}.sagemaker.aws`,
  VpcId: 'vpc-0acme00000000004',
});

/** DescribeUserProfile. */
export const userProfile = (account: string, ofDomain: string, called: string, roleArn: string): Json => ({
  DomainId: domainId(account, ofDomain),
  UserProfileArn: arn(account, `user-profile/${domainId(account, ofDomain)}/${called}`),
  UserProfileName: called,
  Status: 'InService',
  LastModifiedTime: precise('2026-07-21T14:05:00'),
  CreationTime: precise('2025-02-11T09:30:00'),
  UserSettings: { ExecutionRole: roleArn },
});

/** DescribeModelPackageGroup. */
export const modelPackageGroup = (account: string, called: string, description: string, created: string): Json => ({
  ModelPackageGroupName: called,
  ModelPackageGroupArn: arn(account, `model-package-group/${called}`),
  ModelPackageGroupDescription: description,
  CreationTime: precise(created),
  CreatedBy: {},
  ModelPackageGroupStatus: 'Completed',
});

/** One of ListModelPackages. */
export const modelPackage = (account: string, group: string, version: number, approval: string, created: string): Json => ({
  ModelPackageGroupName: group,
  ModelPackageVersion: version,
  ModelPackageArn: arn(account, `model-package/${group}/${version}`),
  CreationTime: precise(created),
  ModelPackageStatus: 'Completed',
  ModelApprovalStatus: approval,
});

/** DescribeEndpoint. */
export const endpoint = (account: string, called: string, updated: string): Json => ({
  EndpointName: called,
  EndpointArn: arn(account, `endpoint/${called}`),
  EndpointConfigName: `${called}-config`,
  ProductionVariants: [
    { VariantName: 'AllTraffic', CurrentWeight: 1.0, DesiredWeight: 1.0, CurrentInstanceCount: 2, DesiredInstanceCount: 2 },
  ],
  EndpointStatus: 'InService',
  CreationTime: precise('2026-04-15T12:00:00'),
  LastModifiedTime: precise(updated),
});

/** DescribeEndpointConfig. */
export const endpointConfig = (account: string, ofEndpoint: string, model: string, key: string | undefined): Json => ({
  EndpointConfigName: `${ofEndpoint}-config`,
  EndpointConfigArn: arn(account, `endpoint-config/${ofEndpoint}-config`),
  ProductionVariants: [
    { VariantName: 'AllTraffic', ModelName: model, InitialInstanceCount: 2, InstanceType: 'ml.g5.xlarge', InitialVariantWeight: 1.0 },
  ],
  ...(key === undefined ? {} : { KmsKeyId: key }),
  CreationTime: precise('2026-04-15T11:58:00'),
  EnableNetworkIsolation: false,
});

/** DescribeModel. */
export const model = (account: string, called: string, image: string, data: string, roleArn: string): Json => ({
  ModelName: called,
  PrimaryContainer: { Image: image, Mode: 'SingleModel', ModelDataUrl: data, Environment: {} },
  ExecutionRoleArn: roleArn,
  CreationTime: precise('2026-04-15T11:50:00'),
  ModelArn: arn(account, `model/${called}`),
  EnableNetworkIsolation: true,
});
