import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isGiven, memberAt, textAt } from '../requests/members.ts';

const gateway = (authorizerType: string, name = 'CreateGateway') =>
  call(`bedrock-agentcore:${name}`, { name: 'tools', protocolType: 'MCP', authorizerType });
const plugin = (authConfiguration: Readonly<Record<string, unknown>>, name = 'CreatePlugin') =>
  call(`qbusiness:${name}`, { applicationId: 'a', displayName: 'p', type: 'CUSTOM', authConfiguration });

export default callDetection({
  id: 'agent-tool-without-authentication',
  title: 'gateway or plugin of an agent that asks nobody who he is',
  why: 'Tools of the agent answer to anybody who finds them, or the agent talks to a server that does not know for whom.',
  severity: 'high',
  events: ['bedrock-agentcore:CreateGateway', 'bedrock-agentcore:UpdateGateway', 'qbusiness:CreatePlugin', 'qbusiness:UpdatePlugin'],
  techniques: ['T1190', 'AML.T0081'],
  respond: 'Give the gateway an authorizer of type AWS_IAM or CUSTOM_JWT, the plugin OAuth; see who called meanwhile.',
  examples: {
    alarm: [
      story('a gateway is made without an authorizer', gateway('NONE')),
      story('the authorizer of a gateway is taken away', gateway('NONE', 'UpdateGateway')),
      story('a plugin signs in nobody', plugin({ noAuthConfiguration: {} })),
      story('the sign-in of a plugin is taken away', plugin({ noAuthConfiguration: {} }, 'UpdatePlugin')),
    ],
    quiet: [
      story('a gateway asks for credentials of AWS', gateway('AWS_IAM')),
      story('a gateway asks for a token', gateway('CUSTOM_JWT', 'UpdateGateway')),
      story('a plugin signs in by OAuth', plugin({ oAuth2ClientCredentialConfiguration: { secretArn: 's', roleArn: 'r' } })),
    ],
  },
  judge: ({ request, name }) => {
    if (name.endsWith('Gateway'))
      return textAt(request, 'authorizerType') === 'NONE'
        ? `gateway \`${textAt(request, 'name') ?? textAt(request, 'gatewayIdentifier') ?? 'unknown'}\` answers without asking who calls`
        : undefined;
    const none = memberAt(request, 'authConfiguration', 'noAuthConfiguration');
    if (none === undefined || none === null || isGiven(request, 'authConfiguration') !== 'yes') return undefined;
    return {
      message: `plugin \`${textAt(request, 'displayName') ?? textAt(request, 'pluginId') ?? 'unknown'}\` calls its server without authentication`,
      severity: 'medium',
    };
  },
});
