import { EXAMPLE_AGENT } from '../examples/bedrock-examples.ts';
import { daysBetween } from '../days.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

/** A year without a change, and three months in which nobody made a changed agent ready (own judgement). */
const MOST_DAYS = 365;
const MOST_DAYS_UNPREPARED = 90;

const agent = (agentStatus: string, updatedAt: string) => ({ described: { ...EXAMPLE_AGENT, agentStatus, updatedAt } });

export default resourceCheck({
  id: 'stale-agent',
  title: 'Agents that nobody has looked after for a year are gone',
  why: 'A forgotten agent keeps its role, tools and knowledge bases, and answers whoever finds it with nobody watching.',
  severity: 'low',
  known: { union: ['AG-SPRAWL-STALE'] },
  topics: ['inventory', 'agent-bounds'],
  resource: KINDS.agent,
  examples: {
    pass: [agent('PREPARED', '2026-01-10T00:00:00Z'), agent('NOT_PREPARED', '2026-11-01T00:00:00+00:00')],
    fail: [
      agent('PREPARED', '2025-11-01T00:00:00Z'),
      agent('NOT_PREPARED', '2026-06-01T00:00:00Z'),
      agent('FAILED', '2026-06-01T00:00:00Z'),
    ],
  },
  judge: (detail, _, { now }) => {
    const days = daysBetween(detail.needDate('updatedAt'), now);
    const status = detail.needText('agentStatus');
    const fix = 'delete the agent, or prepare it again after somebody has reviewed it';
    if (days > MOST_DAYS) return fail(`nobody has changed it for ${days} days`, fix);
    if (days > MOST_DAYS_UNPREPARED && ['NOT_PREPARED', 'FAILED'].includes(status)) {
      return fail(`it has been ${status} for ${days} days`, fix);
    }
    return pass(`it was changed ${days} days ago`);
  },
});
