import { EXAMPLE_INTERPRETER } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const network = (networkMode: string) => ({ described: { ...EXAMPLE_INTERPRETER, networkConfiguration: { networkMode } } });

export default resourceCheck({
  id: 'code-interpreter-outside-vpc',
  title: 'Code interpreters reach the network through a VPC of the customer',
  why: 'A model writes code that it was talked into, and data leaves on a way that no route, filter or flow log of the customer sees.',
  severity: 'medium',
  known: { union: ['AC-CODEINT'], securityHub: ['BedrockAgentCore.7'] },
  topics: ['isolation', 'agent-bounds'],
  resource: KINDS.codeInterpreter,
  examples: { pass: [{ described: EXAMPLE_INTERPRETER }], fail: [network('PUBLIC'), network('SANDBOX')] },
  judge: (detail) => {
    const mode = detail.needAt('networkConfiguration').needOneOf('networkMode', ['PUBLIC', 'SANDBOX', 'VPC']);
    const fix = 'make a code interpreter with networkMode VPC, and subnets and security groups that reach only what it needs';
    if (mode === 'VPC') return pass('its network mode is VPC');
    // a sandbox still reaches S3 and resolves names, under the eyes of AWS only
    return mode === 'PUBLIC' ? fail('its network mode is PUBLIC', fix) : fail('its network mode is SANDBOX', fix, 'low');
  },
});
