import { customerKeyCheck } from '../customer-key.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'data-quality-output-without-customer-key',
  title: 'What data-quality jobs write is encrypted with a key of the customer',
  why: 'Reports quote what people send to an endpoint, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['JD-CMK'], checkov: ['CKV_AWS_367'] },
  resource: KINDS.dataQualityJob,
  member: ['DataQualityJobOutputConfig', 'KmsKeyId'],
  example: SAGEMAKER.dataQualityJob,
  fix: 'define the job anew with DataQualityJobOutputConfig.KmsKeyId, a key of your own',
});
