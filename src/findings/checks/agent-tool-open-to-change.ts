import { accountOfArn } from '../../iam/arn.ts';
import { ACTION_GROUP, AGENT, roleDetails } from '../examples/bedrock-examples.ts';
import { type Changing, changersOutcome } from '../rights/changers.ts';
import type { Example } from '../example.ts';
import { wholeFunction } from '../answers/lambda-functions.ts';
import { resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { ACTION_GROUPS, partsOf } from '../answers/resource-parts.ts';
import { worstOf } from '../rules/several-outcomes.ts';

const CHANGING: Changing = {
  action: 'lambda:UpdateFunctionCode',
  openly: ['bedrock:UpdateAgent', 'bedrock:UpdateAgentActionGroup', 'bedrock:CreateAgentActionGroup'],
};

const developer = (Resource: string, ...Action: readonly string[]): Example => ({
  answers: [...AGENT, ...ACTION_GROUP],
  details: roleDetails('developer', 'ec2.amazonaws.com', { Effect: 'Allow', Action: ['lambda:UpdateFunctionCode', ...Action], Resource }),
});

export default resourceCheck({
  id: 'agent-tool-open-to-change',
  title: 'Only those can change the tools of an agent who are known to shape agents',
  why: 'Whoever replaces the code of a tool decides what the agent does and learns, and no change of the agent shows it.',
  severity: 'medium',
  known: { gaps: ['GAP-17'] },
  topics: ['agent-bounds', 'privileged-access'],
  resource: KINDS.agent,
  reads: [ACTION_GROUPS.list, ACTION_GROUPS.describe, 'iam.GetAccountAuthorizationDetails'],
  examples: {
    pass: [developer('arn:aws:lambda:us-east-1:111122223333:function:other'), developer('*', 'bedrock:UpdateAgent')],
    fail: [developer('*'), developer('arn:aws:lambda:*:111122223333:function:tool'), developer('*', 'bedrock:InvokeAgent')],
  },
  judge: (detail, resource, scanned) => {
    const { parts, gap } = partsOf(resource, detail, ACTION_GROUPS);
    const functions = new Set(parts.flatMap((part) => part.at('actionGroupExecutor')?.text('lambda') ?? []).map(wholeFunction));
    return worstOf(
      [...functions].map(
        (arn) => () =>
          changersOutcome(arn, accountOfArn(arn), detail, scanned, CHANGING, {
            what: `the code of its tool ${arn}`,
            fix: 'let only the pipeline that deploys the tool change its code, and name it in a use case of mantlet.yaml',
          }),
      ),
      gap,
    );
  },
});
