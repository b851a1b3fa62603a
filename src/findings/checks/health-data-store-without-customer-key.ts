import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const store = (KmsEncryptionConfig?: unknown) => ({
  described: {
    DatastoreId: '0123456789abcdef',
    DatastoreArn: 'arn:aws:healthlake:us-east-1:111122223333:datastore/fhir/0123456789abcdef',
    DatastoreStatus: 'ACTIVE',
    DatastoreTypeVersion: 'R4',
    DatastoreEndpoint: 'https://healthlake.us-east-1.amazonaws.com/datastore/0123456789abcdef/r4/',
    ...(KmsEncryptionConfig === undefined ? {} : { SseConfiguration: { KmsEncryptionConfig } }),
  },
});

export default resourceCheck({
  id: 'health-data-store-without-customer-key',
  title: 'HealthLake data stores are encrypted with a key of the customer',
  why: 'Records of patients lie there, and with a key of AWS nobody can be shut out by a key policy.',
  severity: 'medium',
  known: { union: ['OTHER-CMK'] },
  topics: ['encryption'],
  resource: KINDS.fhirDatastore,
  examples: {
    pass: [
      store({
        CmkType: 'CUSTOMER_MANAGED_KMS_KEY',
        KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555',
      }),
    ],
    fail: [store(), store({ CmkType: 'AWS_OWNED_KMS_KEY' })],
  },
  judge: (detail) => {
    // a store that is gone is listed for a while
    if (detail.needText('DatastoreStatus') === 'DELETED') return undefined;
    const config = detail.at('SseConfiguration')?.needAt('KmsEncryptionConfig');
    return config?.needOneOf('CmkType', ['CUSTOMER_MANAGED_KMS_KEY', 'AWS_OWNED_KMS_KEY']) === 'CUSTOMER_MANAGED_KMS_KEY'
      ? pass(`it is encrypted with ${config.needText('KmsKeyId')}`)
      : fail('AWS encrypts it with a key of its own', 'make a data store with a KmsKeyId of your own, and import the records again');
  },
});
