import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'flow-definition-without-customer-key',
  title: 'What human reviewers decide is encrypted with a key of the customer',
  why: 'Reviews quote what people said to a model, in a bucket under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['FLOWDEF-CMK'], checkov: ['CKV_AWS_372'] },
  resource: KINDS.flowDefinition,
  member: ['OutputConfig', 'KmsKeyId'],
  example: SAGEMAKER.flowDefinition,
  fix: 'create the flow definition anew with OutputConfig.KmsKeyId, a key of your own',
});
