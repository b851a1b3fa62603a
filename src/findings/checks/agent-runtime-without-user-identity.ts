import { EXAMPLE_RUNTIME } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const JWT = { discoveryUrl: 'https://idp.example.com/.well-known/openid-configuration', allowedClients: ['helpdesk'] };

export default resourceCheck({
  id: 'agent-runtime-without-user-identity',
  title: 'Agent runtimes are told by a signed token for whom they work',
  why: 'With the credentials of an application in front, every person looks alike: the agent reads for one what is meant for another.',
  severity: 'low',
  known: { union: ['AC-JWT'] },
  topics: ['authentication', 'agent-bounds'],
  resource: KINDS.runtime,
  examples: {
    pass: [{ described: { ...EXAMPLE_RUNTIME, authorizerConfiguration: { customJWTAuthorizer: JWT } } }],
    fail: [{ described: EXAMPLE_RUNTIME }, { described: { ...EXAMPLE_RUNTIME, authorizerConfiguration: {} } }],
  },
  judge: (detail) => {
    detail.needText('roleArn');
    const issuer = detail.at('authorizerConfiguration')?.at('customJWTAuthorizer')?.needText('discoveryUrl');
    return issuer === undefined
      ? fail(
          'its callers are identities of IAM, whoever stands behind them',
          'give the runtime a customJWTAuthorizer of the issuer of its users',
        )
      : pass(`tokens of ${issuer} say for whom it works`);
  },
});
