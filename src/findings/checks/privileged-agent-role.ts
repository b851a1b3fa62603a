import { EXAMPLE_AGENT, agents, roleDetails } from '../examples/bedrock-examples.ts';
import { Unreadable } from '../answers/detail.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { privilegesOf } from '../rights/role-privileges.ts';

const role = (...statements: readonly unknown[]) => ({
  answers: agents(EXAMPLE_AGENT),
  details: roleDetails('agent', 'bedrock.amazonaws.com', ...statements),
});

export default resourceCheck({
  id: 'privileged-agent-role',
  title: 'The role of an agent cannot change models, agents, guardrails, logs or rights',
  why: 'An agent does what a text talks it into: a role that may change its own guardrail or hand out rights does that for anybody.',
  severity: 'high',
  known: { union: ['AG-ROLE-LEASTPRIV'], prowler: ['bedrock_agent_role_least_privilege'] },
  topics: ['agent-bounds'],
  resource: KINDS.agent,
  reads: ['iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [role({ Effect: 'Allow', Action: ['bedrock:InvokeModel', 'bedrock:ApplyGuardrail', 'bedrock:Retrieve'], Resource: '*' })],
    fail: [
      role({ Effect: 'Allow', Action: '*', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
      role({ Effect: 'Allow', Action: 'bedrock:UpdateGuardrail', Resource: '*' }),
    ],
  },
  judge: (detail, _, scanned) => {
    const arn = detail.needText('agentResourceRoleArn');
    const { held, doubtful } = privilegesOf(arn, detail, scanned);
    if (held.length > 0) {
      return fail(
        `its role ${arn} may call ${actionsText(held)}`,
        'allow the role only to invoke its model, to apply its guardrail and to ask its knowledge bases',
        held.some(({ tier }) => tier === 1) ? 'high' : 'medium',
        mitreOf(held),
      );
    }
    if (doubtful.length > 0) throw new Unreadable(`whether its role ${arn} may call ${actionsText(doubtful)} cannot be told`);
    return pass(`its role ${arn} holds no privileged action`);
  },
});
