import { hex } from '../builders/made-up.ts';
import type { Json } from '../builders/json.ts';
import type { Caller, Trail } from './trail.ts';

const SECOND = 1000;

/** Questions to a model, some seconds apart. */
export function askModel(trail: Trail, caller: Caller, time: number, times: number, more: Json = {}): void {
  for (let index = 0; index < times; index++) {
    trail.add(caller, time + index * 7 * SECOND, 'bedrock', index % 3 === 2 ? 'InvokeModel' : 'Converse', {
      request: { modelId: 'amazon.nova-lite-v1:0' },
      readOnly: true,
      more: {
        tlsDetails: {
          tlsVersion: 'TLSv1.3',
          cipherSuite: 'TLS_AES_128_GCM_SHA256',
          clientProvidedHostHeader: 'bedrock-runtime.us-east-1.amazonaws.com',
        },
        ...more,
      },
    });
  }
}

/** Calls that change nothing, as `bedrock:ListGuardrails`. */
export function look(trail: Trail, caller: Caller, time: number, calls: readonly string[]): void {
  for (const [index, call] of calls.entries()) {
    const [source = '', name = ''] = call.split(':');
    trail.add(caller, time + index * 2 * SECOND, source, name);
  }
}

/** A file of training data, as S3 records it for a trail that asks for data events. */
export function putTrainingData(trail: Trail, caller: Caller, time: number, key: string): void {
  const bucket = 'acme-training-data';
  trail.add(caller, time, 's3', 'PutObject', {
    request: { bucketName: bucket, key, Host: `${bucket}.s3.us-east-1.amazonaws.com` },
    response: { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-version-id': hex(32, `${key} ${time}`) },
    data: true,
    readOnly: false,
    more: {
      resources: [
        { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/${key}` },
        { accountId: caller.account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}` },
      ],
    },
  });
}

/** A training job as it should be: encrypted, isolated, in the VPC. */
export function trainingJob(trail: Trail, caller: Caller, time: number, name: string, roleArn: string): void {
  const key = `arn:aws:kms:us-east-1:${caller.account}:key/models`;
  trail.add(caller, time, 'sagemaker', 'CreateTrainingJob', {
    request: {
      trainingJobName: name,
      roleArn,
      algorithmSpecification: {
        trainingImage: `100000000003.dkr.ecr.us-east-1.amazonaws.com/acme/trainer@sha256:${hex(64, 'trainer')}`,
        trainingInputMode: 'File',
      },
      inputDataConfig: [
        { channelName: 'train', dataSource: { s3DataSource: { s3DataType: 'S3Prefix', s3Uri: 's3://acme-vetted-data/ranker/' } } },
      ],
      outputDataConfig: { s3OutputPath: 's3://acme-models-prod/ranker', kmsKeyId: key },
      resourceConfig: { instanceCount: 1, instanceType: 'ml.g6.xlarge', volumeSizeInGB: 100, volumeKmsKeyId: key },
      vpcConfig: { subnets: ['subnet-0acme1'], securityGroupIds: ['sg-0acme1'] },
      enableNetworkIsolation: true,
      enableInterContainerTrafficEncryption: true,
      stoppingCondition: { maxRuntimeInSeconds: 86_400 },
    },
    response: { trainingJobArn: `arn:aws:sagemaker:us-east-1:${caller.account}:training-job/${name}` },
    readOnly: false,
  });
}

/** New code for a function. */
export function updateFunction(trail: Trail, caller: Caller, time: number, name: string): void {
  trail.add(caller, time, 'lambda', 'UpdateFunctionCode20150331v2', {
    request: { functionName: name, publish: true, dryRun: false },
    response: { functionName: name, functionArn: `arn:aws:lambda:us-east-1:${caller.account}:function:${name}` },
    readOnly: false,
  });
}
