import { acts, EXAMPLE_GUARDRAIL, type Side } from '../answers/guardrail-parts.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const CATEGORIES = ['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'] as const;
const SIDES: readonly Side[] = ['input', 'output'];

const filters = (changes: Readonly<Record<string, unknown>>) => ({
  ...EXAMPLE_GUARDRAIL,
  contentPolicy: {
    filters: CATEGORIES.map((type, index) => ({ type, inputStrength: 'HIGH', outputStrength: 'LOW', ...(index === 4 ? changes : {}) })),
  },
});

export default resourceCheck({
  id: 'guardrail-without-content-filters',
  title: 'Guardrails filter harmful content of every category, in what is asked and in what is answered',
  why: 'Of a category that is left out the model may be asked anything and may answer anything, in the name of the organisation.',
  severity: 'medium',
  known: { union: ['GR-CONTENT'] },
  topics: ['guardrails'],
  resource: KINDS.guardrail,
  examples: {
    pass: [{ described: filters({}) }, { described: filters({ inputAction: 'BLOCK', outputAction: 'BLOCK', outputEnabled: true }) }],
    fail: [
      { described: EXAMPLE_GUARDRAIL },
      { described: filters({ type: 'PROMPT_ATTACK' }) },
      { described: filters({ inputStrength: 'NONE' }) },
      { described: filters({ outputStrength: 'NONE' }) },
      { described: filters({ inputAction: 'NONE' }) },
      { described: filters({ outputAction: 'NONE' }) },
      { described: filters({ inputEnabled: false }) },
      { described: filters({ outputEnabled: false }) },
    ],
  },
  judge: (detail) => {
    const parts = detail.at('contentPolicy')?.list('filters') ?? [];
    const open: string[] = [];
    for (const category of CATEGORIES) {
      const part = parts.find((one) => one.needText('type') === category);
      for (const side of SIDES) {
        const works = part !== undefined && part.needText(`${side}Strength`) !== 'NONE' && acts(part, side);
        if (!works) open.push(`${category} in the ${side}`);
      }
    }
    return open.length === 0
      ? pass('it blocks harmful content of every category')
      : fail(
          open.length === CATEGORIES.length * SIDES.length ? 'it blocks no harmful content' : `it does not block ${open.join(', ')}`,
          'give the guardrail content filters with a strength and the action BLOCK for all five harmful categories, input and output',
        );
  },
});
