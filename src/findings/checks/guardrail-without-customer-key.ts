import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'guardrail-without-customer-key',
  title: 'Guardrails are encrypted with a key of the customer',
  why: 'Denied topics and blocked words tell an attacker what to avoid, and with a key of AWS no key policy says who may read them.',
  severity: 'low',
  known: { union: ['GR-CMK'] },
  resource: KINDS.guardrail,
  member: ['kmsKeyArn'],
  example: {
    guardrailArn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl',
    blockedInputMessaging: 'This cannot be answered.',
  },
  fix: 'update the guardrail with kmsKeyId, a key of your own',
});
