import { keyOutcome } from '../rules/customer-key.ts';
import { isDirectoryBucket } from '../rules/output-key.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { worstOf } from '../rules/several-outcomes.ts';
import { tunedJobs } from '../answers/tuned-jobs.ts';

const { TrainingJobDefinition: definition, ...tuning } = SAGEMAKER.tuningJob;
const keyed = {
  ...definition,
  OutputDataConfig: { ...definition.OutputDataConfig, KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:alias/models' },
};

export default resourceCheck({
  id: 'tuning-output-without-customer-key',
  title: 'What hyperparameter tuning jobs write is encrypted with a key of the customer',
  why: 'Every model that was tried lies in the output, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['TR-HPO-CMK'] },
  topics: ['encryption'],
  resource: KINDS.tuningJob,
  examples: {
    pass: [
      { described: { ...tuning, TrainingJobDefinition: keyed } },
      { described: { ...tuning, TrainingJobDefinitions: [keyed, keyed] } },
    ],
    fail: [{ described: SAGEMAKER.tuningJob }, { described: { ...tuning, TrainingJobDefinitions: [keyed, definition] } }],
  },
  judge: (detail) =>
    worstOf(
      tunedJobs(detail).map((job) => () => {
        const output = job.needAt('OutputDataConfig');
        if (isDirectoryBucket(output.needText('S3OutputPath'))) return undefined;
        return keyOutcome(
          output.text('KmsKeyId'),
          'OutputDataConfig.KmsKeyId',
          'start tuning jobs with OutputDataConfig.KmsKeyId, a key of your own',
        );
      }),
    ),
});
