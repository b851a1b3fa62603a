import { call, inOrganization, SISTER, story, STRANGER } from '../example-calls.ts';
import { fromOutside } from '../forms/from-outside.ts';
import { outputsOf } from '../requests/job-outputs.ts';

const point = (account: string): string => `s3://arn:aws:s3:us-east-1:${account}:accesspoint/out`;
const capture = (destinationS3Uri: string) =>
  call('sagemaker:CreateEndpointConfig', { endpointConfigName: 'c', dataCaptureConfig: { enableCapture: true, destinationS3Uri } });
const training = (s3OutputPath: string) =>
  call('sagemaker:CreateTrainingJob', { trainingJobName: 'job', outputDataConfig: { s3OutputPath } });
const customization = (s3Uri: string) => call('bedrock:CreateModelCustomizationJob', { jobName: 'job', outputDataConfig: { s3Uri } });

export default fromOutside({
  id: 'ai-output-sent-outside',
  title: 'model, answers or what an endpoint is asked written to a bucket outside the organisation',
  why: 'Whoever owns the bucket has the weights, or reads what users said and what they were answered.',
  severity: 'high',
  events: [
    'sagemaker:CreateEndpointConfig',
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateHyperParameterTuningJob',
    'sagemaker:CreateProcessingJob',
    'sagemaker:CreateAutoMLJob',
    'sagemaker:CreateAutoMLJobV2',
    'sagemaker:CreateTransformJob',
    'bedrock:CreateModelCustomizationJob',
    'bedrock:CreateModelInvocationJob',
    'bedrock:CreateEvaluationJob',
  ],
  techniques: ['T1537', 'AML.T0048.004', 'AML.T0025'],
  respond: 'Stop the job or change the endpoint; take what was written for copied, and keep such writes in by a data perimeter.',
  examples: {
    alarm: [
      inOrganization(story('an endpoint keeps what it is asked in a bucket of a stranger', capture(point(STRANGER)))),
      inOrganization(story('a training job writes its model to a bucket of a stranger', training(point(STRANGER)))),
      inOrganization(story('a customization job writes to a bucket of a stranger', customization(point(STRANGER)))),
    ],
    quiet: [
      inOrganization(story('an endpoint keeps what it is asked in the organisation', capture(point(SISTER)))),
      inOrganization(story('a training job writes to a bucket of its account', training('s3://models/out/'))),
      inOrganization(
        story('a customization job writes to a bucket of which the snapshot tells nothing', customization('s3://somewhere/out/')),
      ),
    ],
  },
  places: outputsOf,
  // most snapshots know some buckets only, and jobs write every day
  judgement: { outside: 'high', absent: 'medium' },
  verb: 'writes to',
});
