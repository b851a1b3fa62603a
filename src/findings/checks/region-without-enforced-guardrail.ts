import { effectivePolicy, GET_EFFECTIVE } from '../answers/effective-policies.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';

const used: Example = {
  aiResources: { [EXAMPLE_ACCOUNT]: { guardrails: [{ arn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl' }] } },
};
const policy = (guardrail_inference: unknown): Example => ({
  ...used,
  answers: [
    [
      GET_EFFECTIVE,
      'BEDROCK_POLICY',
      {
        EffectivePolicy: {
          PolicyContent: JSON.stringify({ bedrock: { guardrail_inference } }),
          TargetId: EXAMPLE_ACCOUNT,
          PolicyType: 'BEDROCK_POLICY',
        },
      },
    ],
  ],
});
const GUARDRAIL = { first: { identifier: 'arn:aws:bedrock:us-east-1:999900001111:guardrail/abcdefghijkl:1', input_tags: 'ignore' } };

export default regionCheck({
  id: 'region-without-enforced-guardrail',
  title: 'The organisation enforces a guardrail in every region in which Bedrock is used',
  why: 'Whoever may call a model leaves the guardrail out of the call, and nothing looks at what is asked and answered.',
  severity: 'low',
  reads: [GET_EFFECTIVE],
  known: { union: ['ORG-BEDROCK-POLICY'] },
  topics: ['guardrails'],
  examples: {
    pass: [policy({ 'us-east-1': GUARDRAIL })],
    fail: [
      policy({ 'eu-west-1': GUARDRAIL }),
      policy({ 'us-east-1': {} }),
      { ...used, answers: [[GET_EFFECTIVE, 'BEDROCK_POLICY', { Error: { Code: 'EffectivePolicyNotFoundException' } }]] },
    ],
  },
  judge: ({ account, region, read }, { estate }) => {
    const fix = `attach a Bedrock policy to the root that names a guardrail of the management account for ${region}`;
    const content = effectivePolicy('BEDROCK_POLICY', account, estate, read);
    const regions = content?.at('bedrock')?.at('guardrail_inference');
    const enforced = regions?.at(region);
    if (regions === undefined || enforced === undefined) return fail(`no guardrail is enforced in ${region}`, fix);
    const guardrails = regions.names(region).map((name) => enforced.needAt(name).needText('identifier'));
    return guardrails.length === 0
      ? fail(`no guardrail is enforced in ${region}`, fix)
      : pass(`${guardrails.join(', ')} is enforced in ${region}`);
  },
});
