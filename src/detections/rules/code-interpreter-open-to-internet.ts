import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isGiven, textAt } from '../requests/members.ts';

const made = (networkMode: string, executionRoleArn?: string) =>
  call('bedrock-agentcore:CreateCodeInterpreter', {
    name: 'ci',
    networkConfiguration: { networkMode },
    ...(executionRoleArn === undefined ? {} : { executionRoleArn }),
  });
const ROLE = 'arn:aws:iam::111122223333:role/interpreter';

export default callDetection({
  id: 'code-interpreter-open-to-internet',
  title: 'code interpreter with a role and a way to the internet',
  why: 'Code that an agent was talked into takes what the role can read and sends it out.',
  severity: 'medium',
  events: ['bedrock-agentcore:CreateCodeInterpreter'],
  techniques: ['T1567', 'AML.T0086'],
  respond: 'Put the interpreter into a VPC or into the sandbox, or take its role away.',
  examples: {
    alarm: [story('an interpreter has a role and the public network', made('PUBLIC', ROLE))],
    quiet: [
      story('an interpreter with a role is in a VPC', made('VPC', ROLE)),
      story('an interpreter on the public network has no role', made('PUBLIC')),
    ],
  },
  judge: ({ request }) =>
    textAt(request, 'networkConfiguration', 'networkMode') === 'PUBLIC' && isGiven(request, 'executionRoleArn') === 'yes'
      ? `code interpreter \`${textAt(request, 'name') ?? 'unknown'}\` has a role and reaches the internet`
      : undefined,
});
