import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const least = (version: string) => ({
  described: { ...SAGEMAKER.notebook, InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: version } },
});

export default resourceCheck({
  id: 'notebook-without-imdsv2',
  title: 'Notebook instances give out credentials only to who asks by version 2 of the metadata service',
  why: 'One request that a library can be talked into fetches the credentials of the role of the notebook.',
  severity: 'medium',
  known: { union: ['NB-IMDSV2'], checkov: ['CKV_AWS_371'] },
  topics: ['authentication'],
  resource: KINDS.notebook,
  examples: { pass: [least('2')], fail: [least('1')] },
  judge: (detail) => {
    const version = detail.needAt('InstanceMetadataServiceConfiguration').needText('MinimumInstanceMetadataServiceVersion');
    return version === '2'
      ? pass('version 1 of the metadata service is off')
      : fail('version 1 of the metadata service answers', 'update the notebook instance with MinimumInstanceMetadataServiceVersion 2');
  },
});
