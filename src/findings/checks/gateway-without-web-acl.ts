import { EXAMPLE_GATEWAY } from '../examples/agentcore-examples.ts';
import { needAnswer } from '../answers/answers-about.ts';
import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const GET = 'wafv2.GetWebACLForResource';
const guarded = (acl: unknown, authorizerType = 'CUSTOM_JWT'): Example => ({
  answers: [
    ['bedrock-agentcore-control.GetGateway', 'example', { ...EXAMPLE_GATEWAY, authorizerType }],
    [GET, EXAMPLE_GATEWAY.gatewayArn, acl],
  ],
});

export default resourceCheck({
  id: 'gateway-without-web-acl',
  title: 'A web ACL stands before gateways that the internet may knock at',
  why: 'Nobody slows down whoever tries tokens or floods the tools behind the gateway, and nobody can shut an address out.',
  severity: 'low',
  known: { union: ['AC-GATEWAY-WAF'] },
  topics: ['isolation', 'availability'],
  resource: KINDS.gateway,
  reads: [GET],
  examples: {
    pass: [guarded({ WebACL: { Name: 'agents', ARN: 'arn:aws:wafv2:us-east-1:111122223333:regional/webacl/agents/1' } })],
    fail: [guarded({}), guarded({}, 'NONE')],
  },
  judge: (detail, { arn }, { estate }) => {
    // signed calls of IAM are told apart before anything else is done with them
    if (detail.needText('authorizerType') === 'AWS_IAM') return undefined;
    const acl = needAnswer(detail, estate, GET, [arn])?.at('WebACL')?.needText('ARN');
    return acl === undefined
      ? fail('no web ACL stands before it', 'associate a regional web ACL with the gateway, with a rule for rates at least')
      : pass(`the web ACL ${acl} stands before it`);
  },
});
