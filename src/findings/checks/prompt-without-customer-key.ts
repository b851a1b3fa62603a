import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'prompt-without-customer-key',
  title: 'Managed prompts are encrypted with a key of the customer',
  why: 'Prompts hold the know-how of an application, and with a key of AWS no key policy says who may read them.',
  severity: 'low',
  known: { union: ['PR-CMK'], prowler: ['bedrock_prompt_encrypted_with_cmk'] },
  resource: KINDS.prompt,
  member: ['customerEncryptionKeyArn'],
  example: {
    arn: 'arn:aws:bedrock:us-east-1:111122223333:prompt/ABCDEFGHIJ',
    variants: [],
  },
  fix: 'update the prompt with customerEncryptionKeyArn, a key of your own',
});
