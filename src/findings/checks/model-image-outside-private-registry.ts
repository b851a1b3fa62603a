import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const { PrimaryContainer: one, ...rest } = SAGEMAKER.model;
const from = (mode?: string) => ({ ...one, ...(mode === undefined ? {} : { ImageConfig: { RepositoryAccessMode: mode } }) });
const model = (PrimaryContainer: unknown) => ({ described: { ...rest, PrimaryContainer } });

export default resourceCheck({
  id: 'model-image-outside-private-registry',
  title: 'The container of a model comes from a registry inside the VPC',
  why: 'Whoever may push an image to a registry outside of the VPC runs code of his own as the model.',
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
    return primary.at('ImageConfig')?.text('RepositoryAccessMode') === 'Vpc'
      ? pass('its image comes from a registry inside the VPC')
      : fail(
          `${primary.text('Image') ?? 'its image'} comes from outside of the VPC`,
          'create the model anew with ImageConfig.RepositoryAccessMode Vpc',
        );
  },
});
