import { EXAMPLE_BROWSER, EXAMPLE_GATEWAY, EXAMPLE_INTERPRETER, EXAMPLE_RUNTIME } from '../examples/agentcore-examples.ts';
import { roleDetails } from '../examples/bedrock-examples.ts';
import { Unreadable } from '../answers/detail.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { joinChecks } from '../rules/joined-checks.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS, type ResourceKind } from '../answers/resource-kinds.ts';
import { privilegesOf } from '../rights/role-privileges.ts';

const rule = (resource: ResourceKind, member: string, operation: string, body: unknown) => {
  const role = (...statements: readonly unknown[]) => ({
    answers: [[operation, 'example', body] as const],
    details: roleDetails('agent', 'bedrock-agentcore.amazonaws.com', ...statements),
  });
  return resourceCheck({
    id: 'privileged-agentcore-role',
    title: 'The roles of runtimes, gateways, browsers and code interpreters cannot change models, agents, guardrails, logs or rights',
    why: 'Whoever may use one of them runs code or calls tools with its role, and so does any text that talks the agent into it.',
    severity: 'high',
    known: { union: ['AC-IAM', 'AC-PRIVESC'] },
    topics: ['agent-bounds', 'privileged-access'],
    resource,
    reads: ['iam.GetAccountAuthorizationDetails'],
    examples: {
      pass: [role({ Effect: 'Allow', Action: ['bedrock:InvokeModel', 'logs:PutLogEvents'], Resource: '*' })],
      fail: [
        role({ Effect: 'Allow', Action: '*', Resource: '*' }),
        role({ Effect: 'Allow', Action: 'bedrock-agentcore:*', Resource: '*' }),
        role({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
      ],
    },
    judge: (detail, _, scanned) => {
      const arn = detail.text(member);
      if (arn === undefined) return undefined;
      const { held, doubtful } = privilegesOf(arn, detail, scanned);
      if (held.length > 0) {
        return fail(
          `its role ${arn} may call ${actionsText(held)}`,
          'allow the role only to call the models, tools and data that the agent needs',
          held.some(({ tier }) => tier === 1) ? 'high' : 'medium',
          mitreOf(held),
        );
      }
      if (doubtful.length > 0) throw new Unreadable(`whether its role ${arn} may call ${actionsText(doubtful)} cannot be told`);
      return pass(`its role ${arn} holds no privileged action`);
    },
  });
};

export default joinChecks([
  rule(KINDS.runtime, 'roleArn', 'bedrock-agentcore-control.GetAgentRuntime', EXAMPLE_RUNTIME),
  rule(KINDS.gateway, 'roleArn', 'bedrock-agentcore-control.GetGateway', EXAMPLE_GATEWAY),
  rule(KINDS.browser, 'executionRoleArn', 'bedrock-agentcore-control.GetBrowser', EXAMPLE_BROWSER),
  rule(KINDS.codeInterpreter, 'executionRoleArn', 'bedrock-agentcore-control.GetCodeInterpreter', EXAMPLE_INTERPRETER),
]);
