import type { CatalogueRow } from '../../catalogue/types.ts';
import { ACTION_GROUP, AGENT, EXAMPLE_FUNCTION, roleDetails } from '../examples/bedrock-examples.ts';
import { Unreadable } from '../answers/detail.ts';
import { actionsText, mitreOf } from '../rights/grants.ts';
import { functionAt } from '../answers/lambda-functions.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { ACTION_GROUPS, partsOf } from '../answers/resource-parts.ts';
import { privilegesOf } from '../rights/role-privileges.ts';

const tool = (...statements: readonly unknown[]) => ({
  answers: [
    ...AGENT,
    ...ACTION_GROUP,
    [
      'lambda.GetFunction',
      'tool',
      { Configuration: { FunctionName: 'tool', FunctionArn: EXAMPLE_FUNCTION, Role: 'arn:aws:iam::111122223333:role/tool' } },
    ] as const,
  ],
  details: roleDetails('tool', 'lambda.amazonaws.com', ...statements),
});

export default resourceCheck({
  id: 'privileged-agent-tool',
  title: 'The functions behind the tools of an agent cannot change models, agents, guardrails, logs or rights',
  why: 'The agent calls its tools with what a user or a document put into its mind, and the function does the rest with its own role.',
  severity: 'high',
  known: { union: ['AG-ACTIONGROUP-LAMBDA'] },
  topics: ['agent-bounds'],
  resource: KINDS.agent,
  reads: [ACTION_GROUPS.list, ACTION_GROUPS.describe, 'lambda.GetFunction', 'iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [tool({ Effect: 'Allow', Action: ['dynamodb:GetItem', 's3:PutObject'], Resource: '*' })],
    fail: [
      tool({ Effect: 'Allow', Action: '*', Resource: '*' }),
      tool({ Effect: 'Allow', Action: 'bedrock:UpdateAgent', Resource: '*' }),
      tool({ Effect: 'Allow', Action: 'iam:AttachRolePolicy', Resource: '*' }),
    ],
  },
  judge: (detail, resource, scanned) => {
    const { parts, gap } = partsOf(resource, detail, ACTION_GROUPS);
    const wrong: { readonly text: string; readonly held: readonly CatalogueRow[] }[] = [];
    let unread = gap;
    let functions = 0;
    let tierOne = false;
    for (const part of parts) {
      const arn = part.at('actionGroupExecutor')?.text('lambda');
      if (arn === undefined) continue;
      functions++;
      const found = attempt(() => functionAt(arn, part, scanned.estate));
      if (found.why !== undefined) unread ??= found.why;
      // a function that is gone has no role: another check speaks of it
      const role = found.value?.needText('Role');
      if (role === undefined) continue;
      const privileges = attempt(() => privilegesOf(role, part, scanned));
      if (privileges.why !== undefined) unread ??= privileges.why;
      // tools write files: that alone is what they are for
      const held = (privileges.value?.held ?? []).filter((row) => row.class !== 'training-data');
      const doubtful = (privileges.value?.doubtful ?? []).filter((row) => row.class !== 'training-data');
      if (held.length > 0) wrong.push({ text: `the role ${role} of ${arn} may call ${actionsText(held)}`, held });
      else if (doubtful.length > 0) unread ??= `whether ${role} may call ${actionsText(doubtful)} cannot be told`;
      tierOne ||= held.some(({ tier }) => tier === 1);
    }
    const fix = 'give each function a role of its own with nothing but what its task needs';
    if (wrong.length > 0)
      return fail(wrong.map(({ text }) => text).join('; '), fix, tierOne ? 'high' : 'medium', mitreOf(wrong.flatMap(({ held }) => held)));
    if (unread !== undefined) throw new Unreadable(unread);
    return functions === 0 ? undefined : pass(`the roles of its ${functions} functions hold no privileged action`);
  },
});

function attempt<T>(read: () => T): { readonly value?: T; readonly why?: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { why: error.message };
  }
}
