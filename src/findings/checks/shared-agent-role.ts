import { agents, EXAMPLE_AGENT } from '../bedrock-examples.ts';
import { describedResources } from '../described-resources.ts';
import { Unreadable } from '../detail.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';

const OTHER = { ...EXAMPLE_AGENT, agentId: 'ZYXWVUTSRQ', agentArn: 'arn:aws:bedrock:us-east-1:111122223333:agent/ZYXWVUTSRQ' };

export default resourceCheck({
  id: 'shared-agent-role',
  title: 'No two agents run with the same role',
  why: 'Whoever talks one of the agents out of its task acts with what all of them may do, and the log does not tell which one it was.',
  severity: 'medium',
  known: { union: ['AG-ROLE-SHARED'], prowler: ['bedrock_agent_role_not_shared_across_agents'] },
  controls: [],
  resource: KINDS.agent,
  examples: {
    pass: [{ answers: agents(EXAMPLE_AGENT, { ...OTHER, agentResourceRoleArn: 'arn:aws:iam::111122223333:role/other' }) }],
    fail: [{ answers: agents(EXAMPLE_AGENT, OTHER) }],
  },
  judge: (detail, { arn, account }) => {
    const role = detail.needText('agentResourceRoleArn');
    const { resources, gaps } = describedResources(account, KINDS.agent);
    let unread: string | undefined = gaps[0]?.what;
    const sharing: string[] = [];
    for (const other of resources) {
      if (other.arn === arn) continue;
      if (typeof other.detail === 'string') unread ??= `${other.arn}: ${other.detail}`;
      else if (other.detail.needText('agentResourceRoleArn') === role) sharing.push(other.arn);
    }
    if (sharing.length > 0)
      return fail(`it runs with ${role}, as ${sharing.join(', ')} does`, 'give every agent a role of its own with what this agent needs');
    if (unread !== undefined) throw new Unreadable(`other agents may run with ${role}: ${unread}`);
    return pass(`no other agent runs with ${role}`);
  },
});
