import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import type { Example } from '../example.ts';
import { judgeOutput } from '../rules/output-key.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const job = (s3OutputDataConfig: Readonly<Record<string, unknown>>, bucket?: unknown): Example => ({
  answers: [
    [
      'bedrock.GetModelInvocationJob',
      'job',
      {
        jobArn: 'arn:aws:bedrock:us-east-1:111122223333:model-invocation-job/abcdefghijkl',
        outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://example/out/', ...s3OutputDataConfig } },
      },
    ],
    ...(bucket === undefined ? [] : [[CUSTOMER_KEY.operation, 'example', bucket] as const]),
  ],
});
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';

export default resourceCheck({
  id: 'batch-inference-output-without-customer-key',
  title: 'What batch inference jobs write is encrypted with a key of the customer',
  why: 'Thousands of answers lie in one place, open to everybody who may read the bucket: no key policy stands before them.',
  severity: 'low',
  known: { union: ['CM-BATCH-CMK'] },
  topics: ['encryption'],
  resource: KINDS.invocationJob,
  reads: [CUSTOMER_KEY.operation],
  examples: {
    pass: [job({ s3EncryptionKeyId: KEY }), job({}, CUSTOMER_KEY.passes[0])],
    fail: [job({ s3EncryptionKeyId: 'alias/aws/s3' }), ...CUSTOMER_KEY.fails.map((bucket) => job({}, bucket))],
  },
  judge: (detail, _, { estate }) => {
    const output = detail.needAt('outputDataConfig').needAt('s3OutputDataConfig');
    return judgeOutput(
      { uri: output.needText('s3Uri'), key: output.text('s3EncryptionKeyId') },
      detail,
      estate,
      'start batch inference jobs with s3EncryptionKeyId, a key of your own, or let the bucket encrypt with one',
    );
  },
});
