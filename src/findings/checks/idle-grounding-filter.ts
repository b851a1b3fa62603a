import { EXAMPLE_GUARDRAIL } from '../answers/guardrail-parts.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const TYPES = ['GROUNDING', 'RELEVANCE'] as const;

const filters = (changes: Readonly<Record<string, unknown>>) => ({
  ...EXAMPLE_GUARDRAIL,
  contextualGroundingPolicy: {
    filters: [
      { type: 'GROUNDING', threshold: 0.7, action: 'BLOCK', enabled: true },
      { type: 'RELEVANCE', threshold: 0.7, ...changes },
    ],
  },
});

export default resourceCheck({
  id: 'idle-grounding-filter',
  title: 'Where a guardrail checks answers against their source, both checks block',
  why: 'Answers that the source does not bear out, or that answer something else, reach people who believe that they were checked.',
  severity: 'low',
  known: { union: ['GR-GROUNDING'], prowler: ['bedrock_guardrail_contextual_grounding_filter_enabled'] },
  topics: ['guardrails'],
  resource: KINDS.guardrail,
  examples: {
    pass: [{ described: filters({}) }, { described: filters({ action: 'BLOCK', enabled: true }) }],
    fail: [
      { described: filters({ type: 'GROUNDING' }) },
      { described: filters({ threshold: 0 }) },
      { described: filters({ action: 'NONE' }) },
      { described: filters({ enabled: false }) },
    ],
  },
  // without a source there is nothing to ground on: AWS does not offer it for chatbots (Bedrock User Guide, "contextual grounding check")
  judge: (detail) => {
    const policy = detail.at('contextualGroundingPolicy');
    if (policy === undefined) return undefined;
    const parts = policy.list('filters');
    const idle = TYPES.filter((type) => {
      const part = parts.find((one) => one.needText('type') === type);
      return part === undefined || part.needNumber('threshold') <= 0 || part.flag('enabled') === false || part.text('action') === 'NONE';
    });
    return idle.length === 0
      ? pass('it blocks answers that are not grounded or not relevant')
      : fail(`it does not block by ${idle.join(' and ')}`, 'enable GROUNDING and RELEVANCE with a threshold above 0 and the action BLOCK');
  },
});
