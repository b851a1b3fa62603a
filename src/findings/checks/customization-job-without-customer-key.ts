import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'customization-job-without-customer-key',
  title: 'Model customization jobs encrypt what they make with a key of the customer',
  why: 'The job makes weights that remember the training data, and with a key of AWS nobody can refuse, watch or end their decryption.',
  severity: 'medium',
  known: { union: ['CM-CMK'] },
  resource: KINDS.customizationJob,
  member: ['outputModelKmsKeyArn'],
  example: {
    jobArn: 'arn:aws:bedrock:us-east-1:111122223333:model-customization-job/amazon.nova-lite-v1:0:300k/abcdefghijkl',
    roleArn: 'arn:aws:iam::111122223333:role/customization',
  },
  fix: 'start customization jobs with customModelKmsKeyId, a key of your own',
});
