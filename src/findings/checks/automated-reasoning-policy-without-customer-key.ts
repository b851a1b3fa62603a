import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'automated-reasoning-policy-without-customer-key',
  title: 'Automated reasoning policies are encrypted with a key of the customer',
  why: 'The policy holds the rules of the business, and with a key of AWS no key policy says who may read them.',
  severity: 'low',
  known: { union: ['GR-AUTOREASON'] },
  resource: KINDS.automatedReasoningPolicy,
  member: ['kmsKeyArn'],
  example: {
    policyArn: 'arn:aws:bedrock:us-east-1:111122223333:automated-reasoning-policy/abcdefghijkl',
    definitionHash: '0'.repeat(128),
  },
  fix: 'create the automated reasoning policy anew with kmsKeyId, a key of your own',
});
