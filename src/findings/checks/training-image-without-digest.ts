import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

const image = (name: string) => ({ described: { ...SAGEMAKER.trainingJob, AlgorithmSpecification: { TrainingImage: name } } });
const REPOSITORY = '111122223333.dkr.ecr.us-east-1.amazonaws.com/tuning';
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
    pass: [image(`${REPOSITORY}@${DIGEST}`), image(`${REPOSITORY}:v3@${DIGEST}`)],
    fail: [image(`${REPOSITORY}:latest`), image(REPOSITORY)],
  },
  judge: (detail, _, { estate }) => {
    const named = detail.needAt('AlgorithmSpecification').text('TrainingImage');
    const owner = named === undefined ? undefined : /^(\d{12})\.dkr\.ecr\./.exec(named)?.[1];
    // algorithms of AWS and of the marketplace are not for the customer to pin
    if (named === undefined || owner === undefined || !estate.accounts.has(owner)) return undefined;
    return /@sha256:[0-9a-f]{64}$/.test(named)
      ? pass(`${named} is what it was`)
      : fail(`${named} is whatever was pushed last`, 'name the image by its digest, as repository@sha256 with 64 digits');
  },
});
