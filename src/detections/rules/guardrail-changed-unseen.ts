import { intending, call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { guardrailContent } from '../requests/guardrails.ts';
import { isAllowed } from '../requests/intent.ts';
import { textAt } from '../requests/members.ts';

const update = call(
  'bedrock:UpdateGuardrail',
  { guardrailIdentifier: 'gr1', name: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  { responseElements: { guardrailId: 'gr1', version: 'DRAFT' } },
);
const KEEPERS = {
  name: 'guardrails',
  identities: ['arn:aws:iam::*:role/engineer'],
  needs: ['guardrail'],
  models: undefined,
  purpose: 'keeping guardrails',
  owner: 'safety',
  reviewBy: '2027-01-01',
};

export default callDetection({
  id: 'guardrail-changed-unseen',
  title: 'guardrail changed, and the event does not show how',
  why: 'A weakened guardrail looks the same in the trail as one that became stricter; only the guardrail itself tells.',
  severity: 'low',
  events: ['bedrock:UpdateGuardrail'],
  techniques: ['T1562.001'],
  respond: 'Compare GetGuardrail of the draft with the last version, or with the last snapshot.',
  examples: {
    alarm: [story('the content of a guardrail is hidden', update)],
    quiet: [
      intending({ useCases: [KEEPERS] }, story('whoever changes it is there to keep guardrails', update)),
      story(
        'the event shows the filters',
        call('bedrock:UpdateGuardrail', { guardrailIdentifier: 'gr1', wordPolicyConfig: { wordsConfig: [{ text: 'secret' }] } }),
      ),
      story('the call is refused', { ...update, errorCode: 'AccessDenied' }),
    ],
  },
  judge: (event, { intent }) => {
    if (guardrailContent(event) !== undefined || isAllowed(event, intent) === 'yes') return undefined;
    const which = textAt(event.request, 'guardrailIdentifier') ?? 'unknown';
    return {
      message: `guardrail \`${which}\` was changed, and the event does not show what it stops now`,
      about: `${event.account} ${event.region} ${which}`,
    };
  },
});
