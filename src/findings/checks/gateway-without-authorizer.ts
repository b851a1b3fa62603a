import { EXAMPLE_GATEWAY } from '../examples/agentcore-examples.ts';
import { Unreadable } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const ENGINE = { arn: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:policy-engine/tools-abcdefghij' };
const gateway = (authorizerType: string, mode?: string) => ({
  described: { ...EXAMPLE_GATEWAY, authorizerType, ...(mode === undefined ? {} : { policyEngineConfiguration: { ...ENGINE, mode } }) },
});

export default resourceCheck({
  id: 'gateway-without-authorizer',
  title: 'Gateways let nobody call tools who is not authorised',
  why: 'Anybody on the internet who learns the address calls every tool behind the gateway, with the rights of the gateway.',
  severity: 'critical',
  known: { union: ['AC-GATEWAY-AUTH'], securityHub: ['BedrockAgentCore.2'] },
  topics: ['authentication', 'outside-access'],
  resource: KINDS.gateway,
  examples: {
    pass: [gateway('AWS_IAM'), gateway('CUSTOM_JWT'), gateway('AUTHENTICATE_ONLY', 'ENFORCE')],
    fail: [gateway('NONE'), gateway('NONE', 'ENFORCE'), gateway('AUTHENTICATE_ONLY'), gateway('AUTHENTICATE_ONLY', 'LOG_ONLY')],
  },
  judge: (detail) => {
    const type = detail.needOneOf('authorizerType', ['CUSTOM_JWT', 'AWS_IAM', 'NONE', 'AUTHENTICATE_ONLY']);
    if (type === 'AWS_IAM' || type === 'CUSTOM_JWT') return pass(`its authorizer is ${type}`);
    // both other types leave it to somebody else (AgentCore Developer Guide, "Offloaded inbound authorization")
    const enforced = detail.at('policyEngineConfiguration')?.needOneOf('mode', ['LOG_ONLY', 'ENFORCE']) === 'ENFORCE';
    const intercepted = detail.list('interceptorConfigurations').some((one) => one.texts('interceptionPoints').includes('REQUEST'));
    const fix = 'let the gateway authorise its callers by AWS_IAM or CUSTOM_JWT';
    if (type === 'NONE') return fail('it asks for no credentials', fix, enforced || intercepted ? 'high' : 'critical');
    if (enforced) return pass('its callers are known, and a policy engine decides what they may do');
    if (intercepted) throw new Unreadable('it leaves it to a function who may call it, and what that does cannot be read');
    return fail('it asks who calls, and leaves it to its targets whether he may', fix, 'medium');
  },
});
