import { EXAMPLE_RUNTIME } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default resourceCheck({
  id: 'agent-runtime-on-public-network',
  title: 'Agent runtimes reach the network through a VPC of the customer',
  why: 'An agent that a text has talked into it sends what it knows to any address, past every security group, route and flow log.',
  severity: 'medium',
  known: { union: ['AC-RUNTIME-VPC'], securityHub: ['BedrockAgentCore.1'] },
  topics: ['isolation', 'agent-bounds'],
  resource: KINDS.runtime,
  examples: {
    pass: [{ described: EXAMPLE_RUNTIME }],
    fail: [{ described: { ...EXAMPLE_RUNTIME, networkConfiguration: { networkMode: 'PUBLIC' } } }],
  },
  judge: (detail) =>
    detail.needAt('networkConfiguration').needOneOf('networkMode', ['PUBLIC', 'VPC']) === 'PUBLIC'
      ? fail(
          'its network mode is PUBLIC',
          'update the runtime with networkMode VPC, and subnets and security groups that reach only what it needs',
        )
      : pass('its network mode is VPC'),
});
