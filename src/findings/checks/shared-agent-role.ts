import type { Account } from '../../estate/estate.ts';
import { agents, EXAMPLE_AGENT } from '../examples/bedrock-examples.ts';
import { describedResources } from '../answers/described-resources.ts';
import { Unreadable } from '../answers/detail.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const OTHER = { ...EXAMPLE_AGENT, agentId: 'ZYXWVUTSRQ', agentArn: 'arn:aws:bedrock:us-east-1:111122223333:agent/ZYXWVUTSRQ' };

export default resourceCheck({
  id: 'shared-agent-role',
  title: 'No two agents run with the same role',
  why: 'Whoever talks one of the agents out of its task acts with what all of them may do, and the log does not tell which one it was.',
  severity: 'medium',
  known: { union: ['AG-ROLE-SHARED'], prowler: ['bedrock_agent_role_not_shared_across_agents'] },
  topics: ['agent-bounds'],
  resource: KINDS.agent,
  examples: {
    pass: [{ answers: agents(EXAMPLE_AGENT, { ...OTHER, agentResourceRoleArn: 'arn:aws:iam::111122223333:role/other' }) }],
    fail: [{ answers: agents(EXAMPLE_AGENT, OTHER) }],
  },
  judge: (detail, { arn, account }) => {
    const role = detail.needText('agentResourceRoleArn');
    const { byRole, unread } = rolesOf(account);
    const sharing = (byRole.get(role) ?? []).filter((other) => other !== arn);
    if (sharing.length > 0)
      return fail(`it runs with ${role}, as ${sharing.join(', ')} does`, 'give every agent a role of its own with what this agent needs');
    if (unread !== undefined) throw new Unreadable(`other agents may run with ${role}: ${unread}`);
    return pass(`no other agent runs with ${role}`);
  },
});

/** The agents of an account by their roles, and why there may be more. */
interface Roles {
  readonly byRole: ReadonlyMap<string, readonly string[]>;
  readonly unread: string | undefined;
}

const known = new WeakMap<Account, Roles>();

function rolesOf(account: Account): Roles {
  let roles = known.get(account);
  if (roles === undefined) {
    roles = findRoles(account);
    known.set(account, roles);
  }
  return roles;
}

function findRoles(account: Account): Roles {
  const { resources, gaps } = describedResources(account, KINDS.agent);
  const byRole = new Map<string, string[]>();
  let unread = gaps[0]?.what;
  for (const { arn, detail } of resources) {
    try {
      if (typeof detail === 'string') throw new Unreadable(detail);
      const role = detail.needText('agentResourceRoleArn');
      const agents = byRole.get(role);
      if (agents === undefined) byRole.set(role, [arn]);
      else agents.push(arn);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread ??= `${arn}: ${error.message}`;
    }
  }
  return { byRole, unread };
}
