import { EXAMPLE_MEMORY } from '../examples/agentcore-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

/** AWS keeps events between 3 and 365 days; three months are enough to go on with a conversation (own judgement). */
const MOST_DAYS = 90;

export default resourceCheck({
  id: 'memory-with-long-event-expiry',
  title: 'Agents forget the words of a conversation within 90 days',
  why: 'Whoever gets at the memory, by rights or by talking the agent into it, reads all that people have said for a year.',
  severity: 'low',
  known: { union: ['AC-MEMORY-TTL'] },
  topics: ['agent-bounds'],
  resource: KINDS.memory,
  examples: {
    pass: [{ described: EXAMPLE_MEMORY }, { described: { ...EXAMPLE_MEMORY, eventExpiryDuration: MOST_DAYS } }],
    fail: [{ described: { ...EXAMPLE_MEMORY, eventExpiryDuration: MOST_DAYS + 1 } }],
  },
  judge: (detail) => {
    const days = detail.needNumber('eventExpiryDuration');
    return days > MOST_DAYS
      ? fail(`its events are kept for ${days} days`, `update the memory with an eventExpiryDuration of ${MOST_DAYS} or less`)
      : pass(`its events are kept for ${days} days`);
  },
});
