import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'custom-model-without-customer-key',
  title: 'Custom models are encrypted with a key of the customer',
  why: 'The weights remember what they were trained on, and with a key of AWS nobody can refuse, watch or end their decryption.',
  severity: 'medium',
  known: { union: ['CM-CMK'], prowler: ['bedrock_custom_model_encrypted_with_cmk'] },
  resource: KINDS.customModel,
  member: ['modelKmsKeyArn'],
  example: {
    modelArn: 'arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.nova-lite-v1:0:300k/abcdefghijkl',
    outputDataConfig: { s3Uri: 's3://example-models/' },
  },
  fix: 'copy the model with modelKmsKeyId, a key of your own, and delete the first one',
});
