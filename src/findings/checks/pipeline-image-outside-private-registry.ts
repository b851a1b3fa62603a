import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const { PrimaryContainer: one, ...rest } = SAGEMAKER.model;
const from = (mode?: string) => ({ ...one, ...(mode === undefined ? {} : { ImageConfig: { RepositoryAccessMode: mode } }) });
const model = (...containers: readonly unknown[]) => ({ described: { ...rest, Containers: containers } });

export default resourceCheck({
  id: 'pipeline-image-outside-private-registry',
  title: 'Every container of an inference pipeline comes from a registry inside the VPC',
  why: 'Whoever may push an image to a registry outside of the VPC runs code of his own as the model.',
  severity: 'low',
  known: { union: ['MD-REGISTRY-PRIVATE'], securityHub: ['SageMaker.19'] },
  topics: ['provenance'],
  resource: KINDS.model,
  examples: {
    pass: [model(from('Vpc'), from('Vpc'))],
    fail: [model(from('Vpc'), from('Platform')), model(from('Vpc'), from())],
  },
  judge: (detail) => {
    const containers = detail.list('Containers');
    if (containers.length === 0) return undefined;
    const outside = containers.filter((container) => container.at('ImageConfig')?.text('RepositoryAccessMode') !== 'Vpc');
    return outside.length === 0
      ? pass('its images come from a registry inside the VPC')
      : fail(
          `${outside.map((container) => container.text('Image') ?? 'a container').join(', ')} comes from outside of the VPC`,
          'create the model anew with ImageConfig.RepositoryAccessMode Vpc',
        );
  },
});
