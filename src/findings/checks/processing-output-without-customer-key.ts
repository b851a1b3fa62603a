import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import { writing } from '../rules/output-example.ts';
import { judgeOutputs } from '../rules/output-key.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const job = (KmsKeyId: string | undefined, bucket?: unknown) =>
  writing(
    'sagemaker.DescribeProcessingJob',
    {
      ...SAGEMAKER.processingJob,
      ProcessingOutputConfig: { Outputs: [{ OutputName: 'out', S3Output: { S3Uri: 's3://example/features/' } }], KmsKeyId },
    },
    bucket,
  );

export default resourceCheck({
  id: 'processing-output-without-customer-key',
  title: 'What processing jobs write is encrypted with a key of the customer',
  why: 'Processing jobs write the data from which models learn: who may read the bucket may copy it, and no key of the customer says otherwise.',
  severity: 'low',
  known: { union: ['TR-PROC-CMK'] },
  topics: ['encryption'],
  resource: KINDS.processingJob,
  reads: [CUSTOMER_KEY.operation],
  examples: {
    pass: [job('alias/data'), job(undefined, CUSTOMER_KEY.passes[0])],
    fail: [job('alias/aws/s3'), job('', CUSTOMER_KEY.fails[0]), ...CUSTOMER_KEY.fails.map((bucket) => job(undefined, bucket))],
  },
  judge: (detail, _, { estate }) => {
    const config = detail.at('ProcessingOutputConfig');
    // outputs into a feature group are encrypted as that group is
    const uris = config?.list('Outputs').flatMap((output) => output.at('S3Output')?.needText('S3Uri') ?? []) ?? [];
    const fix = 'start processing jobs with ProcessingOutputConfig.KmsKeyId, a key of your own, or let the bucket encrypt with one';
    return judgeOutputs(uris, config?.text('KmsKeyId'), detail, estate, fix);
  },
});
