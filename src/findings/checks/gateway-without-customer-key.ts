import { EXAMPLE_GATEWAY } from '../examples/agentcore-examples.ts';
import { customerKeyCheck } from '../rules/customer-key.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default customerKeyCheck({
  id: 'gateway-without-customer-key',
  title: 'Gateways are encrypted with a key of the customer',
  why: 'Descriptions and schemas of tools show how backends are reached, and with a key of AWS no key policy says who may read them.',
  severity: 'low',
  known: { union: ['AC-GATEWAY-CMK'], securityHub: ['BedrockAgentCore.4'] },
  resource: KINDS.gateway,
  member: ['kmsKeyArn'],
  example: EXAMPLE_GATEWAY,
  fix: 'update the gateway with kmsKeyArn, a key of your own',
});
