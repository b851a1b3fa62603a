import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'policy-engine-without-customer-key',
  title: 'Policy engines are encrypted with a key of the customer',
  why: 'Policies show which tools are open to whom, and with a key of AWS no key policy says who may read them.',
  severity: 'low',
  known: { union: ['AC-GATEWAY-CMK'] },
  resource: KINDS.policyEngine,
  member: ['encryptionKeyArn'],
  example: {
    policyEngineId: 'tools-abcdefghij',
    name: 'tools',
    policyEngineArn: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:policy-engine/tools-abcdefghij',
    status: 'ACTIVE',
    statusReasons: [],
  },
  fix: 'make a policy engine with encryptionKeyArn, a key of your own',
});
