import { needAnswer } from '../answers/answers-about.ts';
import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';
import { worstOf } from '../rules/several-outcomes.ts';

const { PrimaryContainer: one, ...rest } = SAGEMAKER.model;
const HERE = { ContentLength: 1024, ETag: '"0a"' };
const GONE = { Error: { Code: 'NotFound' } };
const model = (description: unknown, ...heads: readonly (readonly [string, unknown])[]): Example => ({
  answers: [
    ['sagemaker.DescribeModel', 'example', description],
    ...heads.map(([key, head]) => ['s3.HeadObject', `example/out/${key}.tar.gz`, head] as const),
  ],
});
const two = { ...rest, Containers: [one, { ...one, ModelDataUrl: 's3://example/out/second.tar.gz' }] };
const inSource = (S3Uri: string) => ({
  ...rest,
  PrimaryContainer: {
    Image: one.Image,
    ModelDataSource: { S3DataSource: { S3Uri, S3DataType: 'S3Object', CompressionType: 'Gzip' } },
  },
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
    pass: [model(SAGEMAKER.model, ['model', HERE]), model(two, ['model', HERE], ['second', HERE])],
    fail: [
      model(SAGEMAKER.model, ['model', GONE]),
      model(two, ['model', HERE], ['second', GONE]),
      model(inSource('s3://example/out/model.tar.gz'), ['model', GONE]),
    ],
  },
  judge: (detail, _, { estate }) => {
    const containers = [detail.at('PrimaryContainer') ?? [], detail.list('Containers')].flat();
    const urls = containers.flatMap((container) => {
      // of several models there is a prefix and no object
      if (container.text('Mode') === 'MultiModel') return [];
      const source = container.at('ModelDataSource')?.at('S3DataSource');
      const inOne = source?.text('S3DataType') === 'S3Object' ? source.text('S3Uri') : undefined;
      return container.text('ModelDataUrl') ?? inOne ?? [];
    });
    return worstOf(
      [...new Set(urls)].map((url) => () => {
        const head = needAnswer(detail, estate, 's3.HeadObject', [url.replace(/^s3:\/\//, '')]);
        return head === undefined
          ? fail(`there is no ${url}`, 'delete the model, or put back the artifact that was approved')
          : pass(`${url} is there`);
      }),
    );
  },
});
