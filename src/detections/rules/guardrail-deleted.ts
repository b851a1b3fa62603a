import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { textAt } from '../requests/members.ts';

const remove = call('bedrock:DeleteGuardrail', { guardrailIdentifier: 'gr1' });

export default callDetection({
  id: 'guardrail-deleted',
  title: 'guardrail deleted',
  why: 'Models and agents that name it answer without its filters, or not at all.',
  severity: 'high',
  tried: 'medium',
  events: ['bedrock:DeleteGuardrail'],
  techniques: ['T1562.001', 'AML.T0107'],
  respond: 'Ask the caller for the change that covers it; create the guardrail anew from its last known version.',
  examples: {
    alarm: [
      story('an administrator deletes a guardrail', remove),
      story('somebody tries to delete a guardrail and is refused', refused(remove)),
    ],
    quiet: [
      story('there is no such guardrail', { ...remove, errorCode: 'ResourceNotFoundException' }),
      story('somebody looks at a guardrail', call('bedrock:GetGuardrail', { guardrailIdentifier: 'gr1' })),
    ],
  },
  judge: ({ request }) => {
    const version = textAt(request, 'guardrailVersion');
    const which = textAt(request, 'guardrailIdentifier') ?? 'which one is not told';
    return `a guardrail was deleted: ${which}${version === undefined ? '' : `, version ${version}`}`;
  },
});
