import { EXAMPLE_MEMORY } from '../examples/agentcore-examples.ts';
import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'memory-without-customer-key',
  title: 'What agents remember is encrypted with a key of the customer',
  why: 'Conversations of all people lie there word by word, and with a key of AWS nobody can be shut out by a key policy.',
  severity: 'medium',
  known: { union: ['AC-GATEWAY-CMK'], securityHub: ['BedrockAgentCore.3'] },
  resource: KINDS.memory,
  member: ['encryptionKeyArn'],
  example: EXAMPLE_MEMORY,
  fix: 'make a memory with encryptionKeyArn, a key of your own: that of a memory cannot be changed',
});
