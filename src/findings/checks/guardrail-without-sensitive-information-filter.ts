import { acts, EXAMPLE_GUARDRAIL } from '../answers/guardrail-parts.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const entity = (changes: Readonly<Record<string, unknown>>) => ({
  ...EXAMPLE_GUARDRAIL,
  sensitiveInformationPolicy: { piiEntities: [{ type: 'EMAIL', action: 'ANONYMIZE', ...changes }] },
});

export default resourceCheck({
  id: 'guardrail-without-sensitive-information-filter',
  title: 'Guardrails block or mask sensitive information',
  why: 'Names, numbers and secrets that the model learnt or was given come out again to whoever asks for them well enough.',
  severity: 'medium',
  known: { union: ['GR-PII'], prowler: ['bedrock_guardrail_sensitive_information_filter_enabled'] },
  topics: ['guardrails'],
  resource: KINDS.guardrail,
  examples: {
    pass: [
      { described: entity({}) },
      { described: entity({ inputAction: 'NONE', outputAction: 'BLOCK' }) },
      {
        described: {
          ...EXAMPLE_GUARDRAIL,
          sensitiveInformationPolicy: { regexes: [{ name: 'customer number', pattern: 'K[0-9]{8}', action: 'BLOCK' }] },
        },
      },
    ],
    fail: [
      { described: EXAMPLE_GUARDRAIL },
      { described: { ...EXAMPLE_GUARDRAIL, sensitiveInformationPolicy: { piiEntities: [], regexes: [] } } },
      { described: entity({ action: 'NONE' }) },
      { described: entity({ inputAction: 'NONE', outputAction: 'NONE' }) },
      { described: entity({ inputEnabled: false, outputEnabled: false }) },
    ],
  },
  judge: (detail) => {
    const policy = detail.at('sensitiveInformationPolicy');
    const parts = [...(policy?.list('piiEntities') ?? []), ...(policy?.list('regexes') ?? [])];
    for (const part of parts) part.needText('action');
    const working = parts.filter((part) => acts(part, 'input') || acts(part, 'output'));
    const fix = 'give the guardrail the kinds of personal data that must not come out, with the action BLOCK or ANONYMIZE';
    if (working.length > 0) return pass(`it blocks or masks ${working.length} kinds of sensitive information`);
    return fail(parts.length === 0 ? 'it looks for no sensitive information' : 'it finds sensitive information and lets it pass', fix);
  },
});
