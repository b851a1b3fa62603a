import { EXAMPLE_BROWSER } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

export default resourceCheck({
  id: 'browser-on-public-network',
  title: 'Browsers of agents reach the network through a VPC of the customer',
  why: 'Pages that a model reads tell it what to do next, and a browser on the open internet takes it to any page that an attacker has made.',
  severity: 'medium',
  known: { union: ['AC-BROWSER'], securityHub: ['BedrockAgentCore.5'] },
  topics: ['isolation', 'agent-bounds'],
  resource: KINDS.browser,
  examples: {
    pass: [{ described: EXAMPLE_BROWSER }],
    fail: [{ described: { ...EXAMPLE_BROWSER, networkConfiguration: { networkMode: 'PUBLIC' } } }],
  },
  judge: (detail) =>
    detail.needAt('networkConfiguration').needOneOf('networkMode', ['PUBLIC', 'VPC']) === 'PUBLIC'
      ? fail('its network mode is PUBLIC', 'make a browser with networkMode VPC whose routes lead through a filter for addresses')
      : pass('its network mode is VPC'),
});
