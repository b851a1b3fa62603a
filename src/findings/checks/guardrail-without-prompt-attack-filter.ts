import { acts, EXAMPLE_GUARDRAIL } from '../answers/guardrail-parts.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const STRENGTHS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'] as const;
const FIX = 'set the filter PROMPT_ATTACK of the guardrail to input strength HIGH with the input action BLOCK';

const filter = (changes: Readonly<Record<string, unknown>>) => ({
  ...EXAMPLE_GUARDRAIL,
  contentPolicy: { filters: [{ type: 'PROMPT_ATTACK', inputStrength: 'HIGH', outputStrength: 'NONE', ...changes }] },
});

export default resourceCheck({
  id: 'guardrail-without-prompt-attack-filter',
  title: 'Guardrails block prompt attacks at full strength',
  why: 'Texts that tell the model to drop its instructions reach it, typed by a user or hidden in a document that it reads.',
  severity: 'medium',
  known: { union: ['GR-PROMPT-ATTACK'], prowler: ['bedrock_guardrail_prompt_attack_filter_enabled'] },
  topics: ['guardrails'],
  resource: KINDS.guardrail,
  examples: {
    pass: [{ described: filter({}) }, { described: filter({ inputAction: 'BLOCK', inputEnabled: true }) }],
    fail: [
      { described: EXAMPLE_GUARDRAIL },
      {
        described: { ...EXAMPLE_GUARDRAIL, contentPolicy: { filters: [{ type: 'HATE', inputStrength: 'HIGH', outputStrength: 'HIGH' }] } },
      },
      { described: filter({ inputStrength: 'NONE' }) },
      { described: filter({ inputStrength: 'MEDIUM' }) },
      { described: filter({ inputAction: 'NONE' }) },
      { described: filter({ inputEnabled: false }) },
    ],
  },
  judge: (detail) => {
    const filters = detail.at('contentPolicy')?.list('filters') ?? [];
    const attacks = filters.find((one) => one.needText('type') === 'PROMPT_ATTACK');
    if (attacks === undefined) return fail('it has no filter for prompt attacks', FIX);
    const strength = attacks.needOneOf('inputStrength', STRENGTHS);
    if (strength === 'NONE') return fail('its filter for prompt attacks has the strength NONE', FIX);
    if (!acts(attacks, 'input')) return fail('its filter for prompt attacks only watches and blocks nothing', FIX);
    return strength === 'HIGH'
      ? pass('it blocks prompt attacks at strength HIGH')
      : fail(`its filter for prompt attacks has the strength ${strength}, which lets doubtful texts pass`, FIX, 'low');
  },
});
