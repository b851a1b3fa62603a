import { EXAMPLE_RUNTIME } from '../examples/agentcore-examples.ts';
import { notAnswered } from '../answers/answers-about.ts';
import { Unreadable } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const DESTINATION = 'xray.GetTraceSegmentDestination';

const traced = (Destination: string, Status: string) => ({
  answers: [
    ['bedrock-agentcore-control.GetAgentRuntime', 'example', EXAMPLE_RUNTIME] as const,
    [DESTINATION, 'all', { Destination, Status }] as const,
  ],
});

export default resourceCheck({
  id: 'agent-runtime-without-traces',
  title: 'The steps that agents take are kept as traces where agents run',
  why: 'Which model, memory and tool an agent went to, and in which order, is lost: a detour that a text talked it into leaves no track.',
  severity: 'low',
  known: { union: ['AC-OBS'] },
  topics: ['logging'],
  resource: KINDS.runtime,
  reads: [DESTINATION],
  examples: {
    pass: [traced('CloudWatchLogs', 'ACTIVE')],
    fail: [traced('XRay', 'ACTIVE'), traced('CloudWatchLogs', 'PENDING')],
  },
  judge: (detail, { account, region }) => {
    const [answer] = (account.answers.get(DESTINATION) ?? []).filter((one) => one.region === region);
    if (answer === undefined) throw new Unreadable(`${DESTINATION} was not asked in ${region ?? 'its region'}`);
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    const told = detail.beside(answer.body, answer.ref);
    // spans of AgentCore show up only so (AgentCore Developer Guide, "Enabling AgentCore observability")
    const kept = told.needOneOf('Destination', ['XRay', 'CloudWatchLogs']) === 'CloudWatchLogs';
    return kept && told.needOneOf('Status', ['PENDING', 'ACTIVE']) === 'ACTIVE'
      ? pass('traces of its region go to CloudWatch Logs')
      : fail('traces of its region do not go to CloudWatch Logs', 'enable CloudWatch Transaction Search in the region');
  },
});
