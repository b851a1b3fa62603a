import { EXAMPLE_GUARDRAIL } from '../answers/guardrail-parts.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const TIERS = ['CLASSIC', 'STANDARD'] as const;
const PARTS = ['contentPolicy', 'topicPolicy'] as const;

const tiers = (content: string, topics: string) => ({
  ...EXAMPLE_GUARDRAIL,
  contentPolicy: { filters: [{ type: 'HATE', inputStrength: 'HIGH', outputStrength: 'HIGH' }], tier: { tierName: content } },
  topicPolicy: { topics: [{ name: 'medicine', definition: 'Advice on illness.' }], tier: { tierName: topics } },
});

export default resourceCheck({
  id: 'guardrail-with-classic-tier',
  title: 'Content filters and denied topics of guardrails are of the tier STANDARD',
  why: 'The tier CLASSIC knows three languages and few tricks: the same words in another language, or with typing errors, get through.',
  severity: 'low',
  known: { union: ['GR-TIER'] },
  topics: ['guardrails'],
  resource: KINDS.guardrail,
  examples: {
    pass: [{ described: tiers('STANDARD', 'STANDARD') }],
    fail: [{ described: tiers('CLASSIC', 'STANDARD') }, { described: tiers('STANDARD', 'CLASSIC') }],
  },
  judge: (detail) => {
    const classic: string[] = [];
    let parts = 0;
    for (const part of PARTS) {
      const policy = detail.at(part);
      if (policy === undefined) continue;
      parts++;
      // without the member: made before tiers existed, which is CLASSIC (Bedrock User Guide, "Safeguard tiers")
      if ((policy.at('tier')?.needOneOf('tierName', TIERS) ?? 'CLASSIC') === 'CLASSIC') classic.push(part);
    }
    if (parts === 0) return undefined;
    return classic.length === 0
      ? pass('its tier is STANDARD')
      : fail(
          `the tier of ${classic.join(' and ')} is CLASSIC`,
          'set the tier to STANDARD, which needs cross-region inference: see first whether texts may leave the region',
        );
  },
});
