import { needAnswer } from '../answers-about.ts';
import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

const model = (head: unknown): Example => ({
  answers: [
    ['sagemaker.DescribeModel', 'example', SAGEMAKER.model],
    ['s3.HeadObject', 'example/out/model.tar.gz', head],
  ],
});

export default resourceCheck({
  id: 'model-with-missing-artifact',
  title: 'The artifact of every model is where the model says',
  why: 'Whoever may write to the bucket puts a model of his own in its place, and the next endpoint serves it.',
  severity: 'high',
  known: { union: ['MD-GHOST'] },
  topics: ['provenance'],
  resource: KINDS.model,
  reads: ['s3.HeadObject'],
  examples: {
    pass: [model({ ContentLength: 1024, ETag: '"0a"' })],
    fail: [model({ Error: { Code: 'NotFound' } })],
  },
  judge: (detail, _, { estate }) => {
    const containers = [detail.at('PrimaryContainer') ?? [], detail.list('Containers')].flat();
    const urls = containers.flatMap((container) => container.text('ModelDataUrl') ?? []);
    if (urls.length === 0) return undefined;
    for (const url of urls) {
      const key = url.replace(/^s3:\/\//, '');
      if (needAnswer(detail, estate, 's3.HeadObject', [key]) === undefined)
        return fail(`there is no ${url}`, 'delete the model, or put back the artifact that was approved');
    }
    return pass(`${urls.join(', ')} ${urls.length === 1 ? 'is' : 'are'} there`);
  },
});
