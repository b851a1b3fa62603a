import { EXAMPLE_AGENT } from '../examples/bedrock-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

/** AWS lets an agent wait for 90 minutes; half an hour is what sessions of people are given (own judgement). */
const MOST_SECONDS = 1800;

export default resourceCheck({
  id: 'agent-with-long-idle-session',
  title: 'Agents forget a conversation within half an hour of silence',
  why: 'Whoever learns the id of a session left open goes on with the conversation of somebody else, and reads what was said before.',
  severity: 'low',
  known: { union: ['AG-TTL'] },
  topics: ['agent-bounds'],
  resource: KINDS.agent,
  examples: {
    pass: [{ described: EXAMPLE_AGENT }, { described: { ...EXAMPLE_AGENT, idleSessionTTLInSeconds: MOST_SECONDS } }],
    fail: [{ described: { ...EXAMPLE_AGENT, idleSessionTTLInSeconds: MOST_SECONDS + 1 } }],
  },
  judge: (detail) => {
    const seconds = detail.needNumber('idleSessionTTLInSeconds');
    return seconds > MOST_SECONDS
      ? fail(`a silent session stays open for ${seconds} seconds`, `set idleSessionTTLInSeconds to ${MOST_SECONDS} or less`)
      : pass(`a silent session ends after ${seconds} seconds`);
  },
});
