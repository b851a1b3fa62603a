import { ACTION_GROUP, AGENT, EXAMPLE_FUNCTION } from '../examples/bedrock-examples.ts';
import { Unreadable } from '../answers/detail.ts';
import { functionAt } from '../answers/lambda-functions.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { ACTION_GROUPS, partsOf } from '../answers/resource-parts.ts';

const tool = (answer: unknown) => ({
  answers: [...AGENT, ...ACTION_GROUP, ['lambda.GetFunction', 'tool', answer] as const],
});

export default resourceCheck({
  id: 'agent-with-missing-function',
  title: 'The functions that an agent calls exist',
  why: 'Whoever may create a function of that name decides from then on what the agent does and answers.',
  severity: 'medium',
  known: { union: ['AG-GHOST'] },
  topics: ['agent-bounds'],
  resource: KINDS.agent,
  reads: [ACTION_GROUPS.list, ACTION_GROUPS.describe, 'lambda.GetFunction'],
  examples: {
    pass: [tool({ Configuration: { FunctionName: 'tool', FunctionArn: EXAMPLE_FUNCTION } })],
    fail: [tool({ Error: { Code: 'ResourceNotFoundException', Message: 'Function not found' } })],
  },
  judge: (detail, resource, scanned) => {
    const { parts, gap } = partsOf(resource, detail, ACTION_GROUPS);
    const missing: string[] = [];
    let unread = gap;
    let functions = 0;
    for (const part of parts) {
      const arn = part.at('actionGroupExecutor')?.text('lambda');
      if (arn === undefined) continue;
      functions++;
      try {
        if (functionAt(arn, part, scanned.estate) === undefined) missing.push(`${part.text('actionGroupName') ?? ''} calls ${arn}`);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unread ??= error.message;
      }
    }
    if (missing.length > 0)
      return fail(`there is no such function: ${missing.join(', ')}`, 'take the action group out of the agent, or put the function back');
    if (unread !== undefined) throw new Unreadable(unread);
    return functions === 0 ? undefined : pass(`its ${functions} functions exist`);
  },
});
