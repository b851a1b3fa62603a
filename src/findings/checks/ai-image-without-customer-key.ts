import { aiImageCheck, repository } from '../rules/ai-image-check.ts';
import { needAnswer } from '../answers/answers-about.ts';
import { isAwsManaged } from '../rules/customer-key.ts';
import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { fail, pass } from '../rules/resource-check.ts';

const DESCRIBE = 'kms.DescribeKey';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const encrypted = (encryptionType: string, manager?: string): Example =>
  repository(
    { encryptionConfiguration: { encryptionType, ...(manager === undefined ? {} : { kmsKey: KEY }) } },
    manager === undefined ? [] : [[DESCRIBE, KEY, { KeyMetadata: { Arn: KEY, KeyManager: manager } }]],
  );

export default aiImageCheck({
  id: 'ai-image-without-customer-key',
  title: 'Images from which models and agents run are encrypted with a key of the customer',
  why: 'Weights and code that lie in the image are open to everybody who may pull it: no key policy stands before them.',
  severity: 'low',
  known: { union: ['AC-ECR'] },
  topics: ['encryption'],
  reads: [DESCRIBE],
  examples: {
    pass: [encrypted('KMS', 'CUSTOMER'), encrypted('KMS_DSSE', 'CUSTOMER')],
    fail: [
      encrypted('AES256'),
      encrypted('KMS', 'AWS'),
      encrypted('KMS_DSSE', 'AWS'),
      repository({ encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:us-east-1:111122223333:alias/aws/ecr' } }),
    ],
  },
  judge: (detail, _, { estate }) => {
    const config = detail.needAt('encryptionConfiguration');
    const fix = 'create the repository anew with encryptionType KMS and a key of your own';
    if (config.needOneOf('encryptionType', ['AES256', 'KMS', 'KMS_DSSE']) === 'AES256')
      return fail('S3 encrypts it with keys of its own', fix);
    const key = config.needText('kmsKey');
    if (isAwsManaged(key)) return fail(`it is encrypted with ${key}, which AWS manages`, fix);
    // that of AWS, which ECR takes where nobody names one, is shown by an ARN like any other
    const metadata = needAnswer(detail, estate, DESCRIBE, [key, key.slice(key.lastIndexOf('/') + 1)])?.needAt('KeyMetadata');
    if (metadata === undefined) throw new Unreadable(`there is no key ${key}`);
    return metadata.needOneOf('KeyManager', ['AWS', 'CUSTOMER']) === 'AWS'
      ? fail(`it is encrypted with ${key}, which AWS manages`, fix)
      : pass(`it is encrypted with ${key}`);
  },
});
