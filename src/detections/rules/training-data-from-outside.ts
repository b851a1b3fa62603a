import { call, inOrganization, intending, story, STRANGER } from '../example-calls.ts';
import { fromOutside, READ_JUDGEMENT } from '../forms/from-outside.ts';
import { inputsOf } from '../requests/job-inputs.ts';

const training = (s3Uri: string) =>
  call('sagemaker:CreateTrainingJob', {
    trainingJobName: 'job',
    inputDataConfig: [{ channelName: 'train', dataSource: { s3DataSource: { s3Uri } } }],
  });
const customization = (s3Uri: string) => call('bedrock:CreateModelCustomizationJob', { jobName: 'job', trainingDataConfig: { s3Uri } });
const point = `s3://arn:aws:s3:us-east-1:${STRANGER}:accesspoint/train`;

export default fromOutside({
  id: 'training-data-from-outside',
  title: 'training data read from a bucket outside the organisation',
  why: 'Whoever owns the bucket decides what the model learns, and can change it between the review and the job.',
  severity: 'high',
  events: [
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateHyperParameterTuningJob',
    'sagemaker:CreateProcessingJob',
    'sagemaker:CreateAutoMLJob',
    'sagemaker:CreateAutoMLJobV2',
    'bedrock:CreateModelCustomizationJob',
  ],
  techniques: ['AML.T0020', 'AML.T0010.002'],
  respond: 'Stop the job, copy the data into a bucket of your own and have it vetted there; do not deploy what was trained on it.',
  examples: {
    alarm: [
      inOrganization(story('a training job reads through an access point of a stranger', training(point))),
      inOrganization(story('a training job reads a bucket that nobody of the organisation has', training('s3://elsewhere/train/'))),
      inOrganization(
        story('a customization job reads a bucket that nobody of the organisation has', customization('s3://elsewhere/train.jsonl')),
      ),
    ],
    quiet: [
      inOrganization(story('a training job reads a bucket of its account', training('s3://data/train/'))),
      inOrganization(
        story(
          'a customization job reads a bucket of another account of the organisation',
          customization('s3://data-of-sister/train.jsonl'),
        ),
      ),
      inOrganization(
        intending(
          { trustedAccounts: [{ account: STRANGER, reason: 'the vendor', services: undefined }] },
          story('the owner of the data is trusted', training(point)),
        ),
      ),
      story('nobody knows whose buckets there are', training('s3://elsewhere/train/')),
    ],
  },
  places: inputsOf,
  judgement: READ_JUDGEMENT,
});
