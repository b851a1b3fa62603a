import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';
import { SAGEMAKER } from '../sagemaker-examples.ts';

const { PrimaryContainer: one, ...rest } = SAGEMAKER.model;
const from = (mode?: string) => ({ ...one, ...(mode === undefined ? {} : { ImageConfig: { RepositoryAccessMode: mode } }) });
const model = (...containers: readonly unknown[]) => ({ described: { ...rest, PrimaryContainer: containers[0] } });

export default resourceCheck({
  id: 'model-image-outside-private-registry',
  title: 'The container of a model comes from a registry inside the VPC',
  why: 'What runs as the model is then only what passed the registry of the organisation.',
  severity: 'low',
  known: { union: ['MD-REGISTRY-PRIVATE'], securityHub: ['SageMaker.16'] },
  topics: ['provenance'],
  resource: KINDS.model,
  examples: {
    pass: [model(from('Vpc'))],
    fail: [model(from('Platform')), model(from())],
  },
  judge: (detail) => {
    const primary = detail.at('PrimaryContainer');
    if (primary === undefined) return undefined;
    const outside = [primary].filter((container) => container.at('ImageConfig')?.text('RepositoryAccessMode') !== 'Vpc');
    return outside.length === 0
      ? pass('its images come from a registry inside the VPC')
      : fail(
          `${outside.map((container) => container.text('Image') ?? 'a container').join(', ')} comes from outside of the VPC`,
          'create the model anew with ImageConfig.RepositoryAccessMode Vpc',
        );
  },
});
