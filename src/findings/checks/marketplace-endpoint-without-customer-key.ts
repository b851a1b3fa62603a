import { hasOwnDisks } from '../answers/instance-storage.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const endpoint = (sageMaker: Readonly<Record<string, unknown>>) => ({
  described: {
    endpointArn: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/example',
    endpointConfig: {
      sageMaker: {
        initialInstanceCount: 1,
        instanceType: 'ml.m5.xlarge',
        executionRole: 'arn:aws:iam::111122223333:role/endpoint',
        ...sageMaker,
      },
    },
  },
});

export default resourceCheck({
  id: 'marketplace-endpoint-without-customer-key',
  title: 'Endpoints of marketplace models encrypt their disks with a key of the customer',
  why: 'What the model is asked and answers passes over disks whose key the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['CM-MARKETPLACE-EP'] },
  topics: ['encryption'],
  resource: KINDS.marketplaceEndpoint,
  examples: { pass: [endpoint({ kmsEncryptionKey: '11111111-2222-3333-4444-555555555555' })], fail: [endpoint({})] },
  judge: (detail) => {
    const config = detail.needAt('endpointConfig').needAt('sageMaker');
    if (hasOwnDisks(config.needText('instanceType'))) return undefined;
    const key = config.text('kmsEncryptionKey');
    return key === undefined
      ? fail('it names no key for its disks', 'deploy the model anew with kmsEncryptionKey, a key of your own')
      : pass(`its disks are encrypted with ${key}`);
  },
});
