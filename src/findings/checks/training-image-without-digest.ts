import { repositoryOf } from '../answers/ai-images.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const image = (TrainingImage: string, TrainingRepositoryAccessMode = 'Platform') => ({
  described: {
    ...SAGEMAKER.trainingJob,
    AlgorithmSpecification: { TrainingImage, TrainingImageConfig: { TrainingRepositoryAccessMode } },
  },
});
const REPOSITORY = '111122223333.dkr.ecr.us-east-1.amazonaws.com/tuning';
const DUAL_STACK = '111122223333.dkr-ecr.us-east-1.on.aws/tuning';
const PRIVATE = 'registry.example.com:5000/tuning';
const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

export default resourceCheck({
  id: 'training-image-without-digest',
  title: 'Training images of the organisation are named by their digest',
  why: 'Whoever may push to the repository changes what the next job runs, and nobody can tell afterwards what the last one ran.',
  severity: 'low',
  known: { gaps: ['GAP-18'] },
  topics: ['provenance'],
  resource: KINDS.trainingJob,
  examples: {
    pass: [image(`${REPOSITORY}@${DIGEST}`), image(`${REPOSITORY}:v3@${DIGEST}`), image(`${PRIVATE}@${DIGEST}`, 'Vpc')],
    fail: [image(`${REPOSITORY}:latest`), image(REPOSITORY), image(`${DUAL_STACK}:v3`), image(`${PRIVATE}:v3`, 'Vpc')],
  },
  judge: (detail, _, { estate }) => {
    // serverless jobs run what AWS runs
    if (!detail.has('AlgorithmSpecification') && detail.has('ServerlessJobConfig')) return undefined;
    const algorithm = detail.needAt('AlgorithmSpecification');
    const named = algorithm.text('TrainingImage');
    const owner = repositoryOf(named ?? '')?.slice(0, '111122223333'.length);
    // algorithms of AWS and of the marketplace are not for the customer to pin
    const own =
      owner === undefined
        ? algorithm.at('TrainingImageConfig')?.text('TrainingRepositoryAccessMode') === 'Vpc'
        : estate.accounts.has(owner);
    if (named === undefined || !own) return undefined;
    return /@sha256:[0-9a-f]{64}$/.test(named)
      ? pass(`${named} is what it was`)
      : fail(`${named} is whatever was pushed last`, 'name the image by its digest, as repository@sha256 with 64 digits');
  },
});
