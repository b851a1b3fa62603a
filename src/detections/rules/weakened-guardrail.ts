import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { guardrailContent } from '../requests/guardrails.ts';
import { textAt } from '../requests/members.ts';

const filter = (inputStrength: string, outputStrength: string) => ({ type: 'HATE', inputStrength, outputStrength });
const update = (request: Readonly<Record<string, unknown>>, minute = 10) =>
  call('bedrock:UpdateGuardrail', { guardrailIdentifier: 'gr1', name: 'house', ...request }, { minute });
const made = call(
  'bedrock:CreateGuardrail',
  { name: 'house', contentPolicyConfig: { filtersConfig: [filter('HIGH', 'HIGH')] } },
  { responseElements: { guardrailId: 'gr1', version: 'DRAFT' } },
);

export default callDetection({
  id: 'weakened-guardrail',
  title: 'guardrail changed so that it stops less',
  why: 'What the guardrail was made to stop passes, and everybody who names it believes that it is still stopped.',
  severity: 'high',
  events: ['bedrock:UpdateGuardrail', 'bedrock:CreateGuardrail'],
  techniques: ['T1562.001', 'AML.T0107'],
  respond: 'Compare the guardrail with its last version (GetGuardrail) and put the filters back; see what models were asked since.',
  examples: {
    alarm: [
      story('an update leaves a list of filters empty', update({ contentPolicyConfig: { filtersConfig: [] } })),
      story('an update sets every filter to NONE', update({ contentPolicyConfig: { filtersConfig: [filter('NONE', 'NONE')] } })),
      story(
        'an update names a lower strength than the guardrail was made with',
        made,
        update({ contentPolicyConfig: { filtersConfig: [filter('LOW', 'HIGH')] } }),
      ),
      story(
        'a guardrail is made that stops nothing',
        call('bedrock:CreateGuardrail', { name: 'open', contentPolicyConfig: { filtersConfig: [filter('NONE', 'NONE')] } }),
      ),
    ],
    quiet: [
      story('a filter becomes stricter', made, update({ contentPolicyConfig: { filtersConfig: [filter('HIGH', 'HIGH')] } })),
      story('the event does not show what the guardrail stops', update({ name: 'HIDDEN_DUE_TO_SECURITY_REASONS' })),
      story('the update fails', { ...update({ contentPolicyConfig: { filtersConfig: [] } }), errorCode: 'ValidationException' }),
    ],
  },
  judge: (event, { named }) => {
    const content = guardrailContent(event);
    if (content === undefined) return undefined;
    const id = textAt(event.request, 'guardrailIdentifier');
    const which = id === undefined ? 'a new guardrail' : `guardrail \`${id}\``;
    if (content.size === 0 || [...content.values()].every((strength) => strength === 0))
      return {
        message: `${which} stops nothing: the request names no filter that acts`,
        ...(id === undefined ? { severity: 'medium' as const } : {}),
      };
    if (id === undefined) return undefined;
    const before = [...named('bedrock:CreateGuardrail'), ...named('bedrock:UpdateGuardrail')]
      .filter((one) => one.time < event.time && one.error === undefined && isOf(one.response, one.request, id))
      .map(guardrailContent)
      .findLast((one) => one !== undefined);
    const weaker = [...(before ?? [])].filter(([name, strength]) => strength > (content.get(name) ?? 0)).map(([name]) => name);
    return weaker.length === 0 ? undefined : `${which} does less than before: ${weaker.join(', ')}`;
  },
});

/** A guardrail is named by its id or by its ARN. */
const isOf = (response: unknown, request: unknown, id: string): boolean =>
  [textAt(request, 'guardrailIdentifier'), textAt(response, 'guardrailId'), textAt(response, 'guardrailArn')].includes(id);
