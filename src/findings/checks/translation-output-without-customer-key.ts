import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import type { Example } from '../example.ts';
import { judgeOutput } from '../rules/output-key.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const translated = (EncryptionKey: unknown, bucket?: unknown): Example => ({
  answers: [
    [
      'translate.ListTextTranslationJobs',
      'all',
      {
        TextTranslationJobPropertiesList: [
          { JobId: '0123456789abcdef', JobStatus: 'COMPLETED', OutputDataConfig: { S3Uri: 's3://example/out/', EncryptionKey } },
        ],
      },
    ],
    ...(bucket === undefined ? [] : [[CUSTOMER_KEY.operation, 'example', bucket] as const]),
  ],
});

export default resourceCheck({
  id: 'translation-output-without-customer-key',
  title: 'What Translate writes is encrypted with a key of the customer',
  why: 'Translated documents are open to everybody who may read the bucket, whoever may read those they were made of.',
  severity: 'low',
  known: { union: ['OTHER-CMK'] },
  topics: ['encryption'],
  resource: KINDS.translationJob,
  reads: [CUSTOMER_KEY.operation],
  examples: {
    pass: [
      translated({ Type: 'KMS', Id: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555' }),
      translated(undefined, CUSTOMER_KEY.passes[0]),
    ],
    fail: [translated({ Type: 'KMS', Id: 'alias/aws/s3' }), translated(undefined, CUSTOMER_KEY.fails[0])],
  },
  judge: (detail, _, { estate }) => {
    const to = detail.needAt('OutputDataConfig');
    return judgeOutput(
      { uri: to.needText('S3Uri'), key: to.at('EncryptionKey')?.needText('Id') },
      detail,
      estate,
      'start translation jobs with an EncryptionKey of your own, or let the bucket encrypt with one',
    );
  },
});
