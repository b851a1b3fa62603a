import { customerKeyCheck } from '../rules/customer-key.ts';
import { hasOwnDisks } from '../answers/instance-storage.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

export default customerKeyCheck({
  id: 'inference-experiment-volume-without-customer-key',
  title: 'Volumes of inference experiments are encrypted with a key of the customer',
  why: 'An experiment copies real requests to another model, and keeps both on disks under a key of AWS.',
  severity: 'low',
  known: { union: ['IE-CMK'], securityHub: ['SageMaker.23'] },
  resource: KINDS.inferenceExperiment,
  member: ['KmsKey'],
  example: SAGEMAKER.inferenceExperiment,
  fix: 'start inference experiments with KmsKey, a key of your own',
  // AWS makes an endpoint of them, which takes no key where a variant runs on disks of its own
  applies: (detail) =>
    !detail
      .list('ModelVariants')
      .some((variant) => hasOwnDisks(variant.needAt('InfrastructureConfig').needAt('RealTimeInferenceConfig').needText('InstanceType'))),
});
