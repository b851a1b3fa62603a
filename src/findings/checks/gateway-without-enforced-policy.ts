import { EXAMPLE_GATEWAY } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const engine = (mode: string) => ({
  ...EXAMPLE_GATEWAY,
  policyEngineConfiguration: { arn: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:policy-engine/tools-abcdefghij', mode },
});
const interceptor = (point: string) => ({
  ...EXAMPLE_GATEWAY,
  interceptorConfigurations: [
    { interceptor: { lambda: { arn: 'arn:aws:lambda:us-east-1:111122223333:function:ask' } }, interceptionPoints: [point] },
  ],
});

export default resourceCheck({
  id: 'gateway-without-enforced-policy',
  title: 'A policy engine decides which tools the callers of a gateway may use',
  why: 'Whoever may call the gateway at all may use every tool behind it, whatever a text has talked his agent into.',
  severity: 'low',
  known: { union: ['AC-GATEWAY-POLICY'] },
  topics: ['agent-bounds'],
  resource: KINDS.gateway,
  examples: {
    pass: [{ described: engine('ENFORCE') }],
    fail: [{ described: EXAMPLE_GATEWAY }, { described: engine('LOG_ONLY') }, { described: interceptor('RESPONSE') }],
  },
  judge: (detail) => {
    const mode = detail.at('policyEngineConfiguration')?.needOneOf('mode', ['LOG_ONLY', 'ENFORCE']);
    if (mode === 'ENFORCE') return pass('its policy engine decides');
    // a policy that somebody wrote and that binds nobody is taken for a guard
    if (mode === 'LOG_ONLY') {
      return fail(
        'its policy engine only writes down what it would have refused',
        'set the mode of its policy engine to ENFORCE',
        'medium',
      );
    }
    // a function that sees each request may decide as well: what it does is not to be read here
    const decided = detail.list('interceptorConfigurations').some((one) => one.texts('interceptionPoints').includes('REQUEST'));
    return decided
      ? undefined
      : fail('no policy engine is attached to it', 'attach a policy engine in the mode ENFORCE that names who may use which tool');
  },
});
