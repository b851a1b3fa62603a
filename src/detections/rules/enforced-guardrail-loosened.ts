import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { memberAt, textAt, textsAt } from '../requests/members.ts';

const put = (guardrailInferenceConfig: Readonly<Record<string, unknown>>) =>
  call('bedrock:PutEnforcedGuardrailConfiguration', {
    configId: 'c1',
    guardrailInferenceConfig: { guardrailIdentifier: 'gr1', guardrailVersion: '3', ...guardrailInferenceConfig },
  });
const remove = call('bedrock:DeleteEnforcedGuardrailConfiguration', { configId: 'c1' });

export default callDetection({
  id: 'enforced-guardrail-loosened',
  title: 'guardrail that was enforced on an account taken away or made to spare something',
  why: 'The guardrail that nobody can leave out of a call no longer stands between callers and models.',
  severity: 'critical',
  tried: 'high',
  events: ['bedrock:DeleteEnforcedGuardrailConfiguration', 'bedrock:PutEnforcedGuardrailConfiguration'],
  techniques: ['T1562.001', 'AML.T0107'],
  respond: 'Put the configuration back (PutEnforcedGuardrailConfiguration), then see which models were asked meanwhile.',
  examples: {
    alarm: [
      story('the configuration is deleted', remove),
      story('somebody tries to delete it and is refused', refused(remove)),
      story('callers may mark what the guardrail looks at', put({ inputTags: 'HONOR' })),
      story('a model is spared', put({ modelEnforcement: { includedModels: ['ALL'], excludedModels: ['amazon.nova-lite-v1:0'] } })),
    ],
    quiet: [
      story('a guardrail is enforced on all that is said', put({ inputTags: 'IGNORE' })),
      story('somebody lists what is enforced', call('bedrock:ListEnforcedGuardrailsConfiguration', null)),
    ],
  },
  judge: ({ name, request }) => {
    if (name.startsWith('Delete'))
      return `the enforced guardrail configuration \`${textAt(request, 'configId') ?? 'unknown'}\` was deleted`;
    const config = memberAt(request, 'guardrailInferenceConfig');
    const spared = textsAt(config, 'modelEnforcement', 'excludedModels');
    if (spared.length > 0) return { message: `the enforced guardrail spares ${spared.join(', ')}`, severity: 'high' };
    // callers then choose what the guardrail sees (Bedrock API Reference, "AccountEnforcedGuardrailInferenceInputConfiguration")
    const selective = textAt(config, 'inputTags') === 'HONOR' || textAt(config, 'selectiveContentGuarding', 'messages') === 'SELECTIVE';
    return selective ? { message: 'callers may choose what the enforced guardrail looks at', severity: 'medium' } : undefined;
  },
});
