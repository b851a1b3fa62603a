import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'inference-experiment-data-without-customer-key',
  title: 'What inference experiments capture is encrypted with a key of the customer',
  why: 'Real requests and the answers to them lie in a bucket under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['IE-CMK'], securityHub: ['SageMaker.24'] },
  resource: KINDS.inferenceExperiment,
  member: ['DataStorageConfig', 'KmsKey'],
  example: SAGEMAKER.inferenceExperiment,
  fix: 'start inference experiments with DataStorageConfig.KmsKey, a key of your own',
  applies: (detail) => detail.has('DataStorageConfig'),
});
