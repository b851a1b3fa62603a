import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'agent-without-customer-key',
  title: 'Agents are encrypted with a key of the customer',
  why: 'Instructions, tool schemas and session state lie under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['AG-CMK'], checkov: ['CKV_AWS_373'] },
  resource: KINDS.agent,
  member: ['customerEncryptionKeyArn'],
  example: {
    agentArn: 'arn:aws:bedrock:us-east-1:111122223333:agent/ABCDEFGHIJ',
    idleSessionTTLInSeconds: 600,
  },
  fix: 'update the agent with customerEncryptionKeyArn, a key of your own',
});
