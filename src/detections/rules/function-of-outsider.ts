import { call, inOrganization, SISTER, story, STRANGER } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { accountOfArn } from '../../iam/arn.ts';
import { standingOf, standingText } from '../requests/accounts.ts';
import { functionsOf } from '../requests/job-inputs.ts';

const lambda = (account: string): string => `arn:aws:lambda:us-east-1:${account}:function:act`;
const group = (account: string) =>
  call('bedrock:CreateAgentActionGroup', { agentId: 'A', actionGroupName: 'g', actionGroupExecutor: { lambda: lambda(account) } });
const tuning = (account: string) =>
  call('bedrock-mantle:CreateFineTuningJob', {
    model: 'm',
    method: { type: 'reinforcement', grader: { lambda: { function: lambda(account) } } },
  });
const target = (account: string) =>
  call('bedrock-agentcore:CreateGatewayTarget', { name: 't', targetConfiguration: { mcp: { lambda: { lambdaArn: lambda(account) } } } });

export default callDetection({
  id: 'function-of-outsider',
  title: 'agent, gateway or training that runs a function of somebody outside the organisation',
  why: 'Whoever owns the function reads what the agent or the model says to it, answers as he likes, and so steers agent or training.',
  severity: 'high',
  events: [
    'bedrock:CreateAgent',
    'bedrock:UpdateAgent',
    'bedrock:CreateAgentActionGroup',
    'bedrock:UpdateAgentActionGroup',
    'bedrock:CreateModelCustomizationJob',
    'bedrock-mantle:CreateFineTuningJob',
    'bedrock-agentcore:CreateGateway',
    'bedrock-agentcore:UpdateGateway',
    'bedrock-agentcore:CreateGatewayTarget',
    'bedrock-agentcore:UpdateGatewayTarget',
  ],
  techniques: ['T1648', 'AML.T0081', 'AML.T0110'],
  respond: 'Take the function off, and see in the logs of the agent what was sent to it.',
  examples: {
    alarm: [
      inOrganization(story('an action group names a function of a stranger', group(STRANGER))),
      inOrganization(story('fine-tuning is graded by a function of a stranger', tuning(STRANGER))),
      inOrganization(story('a gateway has a tool of a stranger', target(STRANGER))),
      story(
        'prompts of an agent are handled by a function of an account of which nothing is known',
        call('bedrock:UpdateAgent', { agentId: 'A', promptOverrideConfiguration: { overrideLambda: lambda(STRANGER) } }),
      ),
    ],
    quiet: [
      story('an action group names a function of its account', group('111122223333')),
      inOrganization(story('fine-tuning is graded by a function of the organisation', tuning(SISTER))),
      story('a gateway has a tool of its account', target('111122223333')),
      story(
        'the agent hands control back to its caller',
        call('bedrock:CreateAgentActionGroup', { agentId: 'A', actionGroupExecutor: { customControl: 'RETURN_CONTROL' } }),
      ),
    ],
  },
  judge: (event, activity) => {
    for (const arn of functionsOf(event)) {
      const account = accountOfArn(arn);
      const standing = account === undefined ? 'own' : standingOf(account, event, activity);
      if (standing === 'outside' || standing === 'unknown')
        return {
          message: `${event.name} names \`${arn}\` of account ${account}, ${standingText(standing)}`,
          severity: standing === 'outside' ? 'high' : 'medium',
        };
    }
    return undefined;
  },
});
