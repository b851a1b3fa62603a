import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { jobName, protectionOf } from '../requests/jobs.ts';

const network = { vpcConfig: { subnets: ['subnet-1'], securityGroupIds: ['sg-1'] }, enableNetworkIsolation: true };
const training = (more: Readonly<Record<string, unknown>>) =>
  call('sagemaker:CreateTrainingJob', {
    trainingJobName: 'job',
    outputDataConfig: { s3OutputPath: 's3://models/', kmsKeyId: 'alias/models' },
    resourceConfig: { instanceCount: 1, instanceType: 'ml.m5.large' },
    ...more,
  });
const customization = (more: Readonly<Record<string, unknown>>) =>
  call('bedrock:CreateModelCustomizationJob', { jobName: 'job', baseModelIdentifier: 'amazon.nova-lite-v1:0', ...more });

export default callDetection({
  id: 'unprotected-job',
  title: 'training, tuning or processing job started without what keeps its data in',
  why: 'The code of the job reads training data and reaches the internet with it, or what it writes is readable to all of the account.',
  severity: 'medium',
  events: [
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateHyperParameterTuningJob',
    'sagemaker:CreateProcessingJob',
    'sagemaker:CreateAutoMLJob',
    'sagemaker:CreateAutoMLJobV2',
    'bedrock:CreateModelCustomizationJob',
  ],
  techniques: ['T1567', 'AML.T0025'],
  respond:
    'Stop the job if it is not expected; deny such jobs by sagemaker:VpcSubnets and sagemaker:NetworkIsolation, and look at what it read.',
  examples: {
    alarm: [
      story('a training job has neither a VPC nor network isolation', training({ enableNetworkIsolation: false })),
      story(
        'what a training job writes has no customer key',
        training({ ...network, outputDataConfig: { s3OutputPath: 's3://models/', kmsKeyId: '' } }),
      ),
      story(
        'two instances talk in the clear',
        training({ ...network, resourceConfig: { instanceCount: 2 }, enableInterContainerTrafficEncryption: false }),
      ),
      story(
        'one definition of a tuning job reaches out',
        call('sagemaker:CreateHyperParameterTuningJob', { hyperParameterTuningJobName: 'tune', trainingJobDefinitions: [network, {}] }),
      ),
      story('a customization job of Bedrock has no VPC and no key', customization({})),
    ],
    quiet: [
      story('a training job is isolated', training(network)),
      story('network isolation alone keeps the data in', training({ enableNetworkIsolation: true })),
      story('the request was too long to be kept', { ...call('sagemaker:CreateTrainingJob', null) }),
      story(
        'a customization job of Bedrock has both',
        customization({ vpcConfig: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] }, customModelKmsKeyId: 'alias/models' }),
      ),
      story(
        'whether it has them is hidden',
        customization({ vpcConfig: 'HIDDEN_DUE_TO_SECURITY_REASONS', customModelKmsKeyId: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
      ),
      story('the job is refused', { ...training({}), errorCode: 'ValidationException' }),
    ],
  },
  judge: (event) => {
    const protection = protectionOf(event);
    if (protection === undefined) return undefined;
    const { reachesOut, lacks } = protection;
    // a job of Bedrock runs code of AWS: without a VPC it reads its bucket by another way, and sends nothing anywhere
    const own = event.source !== 'bedrock.amazonaws.com';
    const missing = [...(reachesOut === 'yes' ? [own ? 'a VPC or network isolation' : 'a VPC'] : []), ...lacks];
    if (missing.length === 0) return undefined;
    const severity = reachesOut === 'yes' && (own || missing.length > 1) ? 'medium' : 'low';
    return {
      message: `${jobName(event)} was started without ${missing.join(', ')}`,
      severity,
      about: `${callerText(event)} ${missing.join(', ')}`,
    };
  },
});
