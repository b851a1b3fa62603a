import { CUSTOMER_KEY } from '../rules/bucket-properties.ts';
import { writing } from '../rules/output-example.ts';
import { judgeOutputs } from '../rules/output-key.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const job = (KmsKeyId: string | undefined, bucket?: unknown) =>
  writing(
    'sagemaker.DescribeDataQualityJobDefinition',
    {
      ...SAGEMAKER.dataQualityJob,
      DataQualityJobOutputConfig: {
        MonitoringOutputs: [{ S3Output: { S3Uri: 's3://example/reports/', LocalPath: '/opt/ml/processing/output' } }],
        KmsKeyId,
      },
    },
    bucket,
  );

export default resourceCheck({
  id: 'data-quality-output-without-customer-key',
  title: 'What data-quality jobs write is encrypted with a key of the customer',
  why: 'Reports quote what people send to an endpoint, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['JD-CMK'], checkov: ['CKV_AWS_367'] },
  topics: ['encryption'],
  resource: KINDS.dataQualityJob,
  reads: [CUSTOMER_KEY.operation],
  examples: {
    pass: [job('alias/reports'), job(undefined, CUSTOMER_KEY.passes[0])],
    fail: [job('alias/aws/s3'), job('', CUSTOMER_KEY.fails[0]), ...CUSTOMER_KEY.fails.map((bucket) => job(undefined, bucket))],
  },
  judge: (detail, _, { estate }) => {
    const config = detail.needAt('DataQualityJobOutputConfig');
    const uris = config.list('MonitoringOutputs').map((output) => output.needAt('S3Output').needText('S3Uri'));
    const fix = 'define the job anew with DataQualityJobOutputConfig.KmsKeyId, a key of your own, or let the bucket encrypt with one';
    return judgeOutputs(uris, config.text('KmsKeyId'), detail, estate, fix);
  },
});
