import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import { EXAMPLE_FLYWHEEL, JOBS } from '../examples/comprehend-examples.ts';
import type { Detail } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { judgeOutput } from '../rules/output-key.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';

interface Writer {
  readonly resource: ResourceKind;
  readonly output: (detail: Detail) => { readonly uri: string; readonly key: string | undefined };
  /** For examples: a description with this key. */
  readonly example: (key?: string) => unknown;
}

const rule = ({ resource, output, example }: Writer) => {
  const { operation = '', member = '' } = resource.describe ?? {};
  const written = (key?: string, bucket?: unknown): Example => ({
    answers: [
      [operation, 'example', { [member]: example(key) }],
      ...(bucket === undefined ? [] : [[CUSTOMER_KEY.operation, 'example', bucket] as const]),
    ],
  });
  return resourceCheck({
    id: 'comprehend-output-without-customer-key',
    title: 'What Comprehend writes is encrypted with a key of the customer',
    why: 'What was found in letters and calls, names and illnesses too, is open to everybody who may read the bucket.',
    severity: 'medium',
    known: { union: ['CMP-OUTPUT'] },
    topics: ['encryption'],
    resource,
    reads: [CUSTOMER_KEY.operation],
    examples: {
      pass: [written(KEY), written(undefined, CUSTOMER_KEY.passes[0])],
      fail: [written('alias/aws/s3'), written(undefined, CUSTOMER_KEY.fails[0])],
    },
    judge: (detail, _, { estate }) =>
      judgeOutput(output(detail), detail, estate, 'start it with a key of your own for what it writes, or let the bucket encrypt with one'),
  });
};

const flywheel = rule({
  resource: KINDS.flywheel,
  output: (detail) => ({ uri: detail.needText('DataLakeS3Uri'), key: detail.at('DataSecurityConfig')?.text('DataLakeKmsKeyId') }),
  example: (DataLakeKmsKeyId) => ({ ...EXAMPLE_FLYWHEEL, DataSecurityConfig: { DataLakeKmsKeyId } }),
});

export default joinChecks([
  flywheel,
  ...JOBS.map(([resource, example]) =>
    rule({
      resource,
      output: (detail) => {
        const to = detail.needAt('OutputDataConfig');
        return { uri: to.needText('S3Uri'), key: to.text('KmsKeyId') };
      },
      example: (KmsKeyId) => ({ ...example, OutputDataConfig: { ...example.OutputDataConfig, KmsKeyId } }),
    }),
  ),
]);
