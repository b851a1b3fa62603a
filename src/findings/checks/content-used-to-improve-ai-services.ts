import type { Check } from '../check.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { effectivePolicy, GET_EFFECTIVE } from '../answers/effective-policies.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { fail, pass } from '../rules/resource-check.ts';

const policy = (services: unknown): Example => ({
  answers: [
    [
      GET_EFFECTIVE,
      'AISERVICES_OPT_OUT_POLICY',
      {
        EffectivePolicy: {
          PolicyContent: JSON.stringify({ services }),
          TargetId: EXAMPLE_ACCOUNT,
          PolicyType: 'AISERVICES_OPT_OUT_POLICY',
        },
      },
    ],
  ],
});
const OUT = { opt_out_policy: 'optOut' };
const IN = { opt_out_policy: 'optIn' };

const check: Check = {
  id: 'content-used-to-improve-ai-services',
  title: 'AWS may not use what its AI services are given to improve them',
  why: 'Texts, pictures and voices of customers are kept by AWS, in other regions too, and models are made of them.',
  kind: 'posture',
  severity: 'low',
  planes: ['comprehend', 'lex', 'rekognition', 'q', 'transcribe', 'translate', 'polly', 'textract'],
  reads: [GET_EFFECTIVE],
  known: { union: ['ORG-AI-OPTOUT'], prowler: ['organizations_opt_out_ai_services_policy'] },
  topics: ['data-use'],
  examples: {
    pass: [policy({ default: OUT }), policy({ default: OUT, lex: OUT })],
    fail: [
      policy({ default: IN }),
      policy({ lex: OUT }),
      policy({ default: OUT, lex: IN }),
      { answers: [[GET_EFFECTIVE, 'AISERVICES_OPT_OUT_POLICY', { Error: { Code: 'EffectivePolicyNotFoundException' } }]] },
    ],
  },
  *judge({ estate }) {
    for (const account of estate.accounts.values()) {
      const subject = { kind: 'account' as const, id: account.id, type: undefined, account: account.id, region: undefined };
      const details: Detail[] = [];
      const read = (detail: Detail): Detail => {
        details.push(detail);
        return detail;
      };
      try {
        const outcome = outcomeOf(effectivePolicy('AISERVICES_OPT_OUT_POLICY', account, estate, read));
        yield { ...outcome, subject, evidence: details.flatMap((detail) => detail.evidence) };
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        yield { verdict: 'unknown', subject, message: error.message, evidence: [{ kind: 'gap', what: error.message }] };
      }
    }
  },
};

export default check;

function outcomeOf(content: Detail | undefined) {
  const fix = 'attach an AI services opt-out policy to the root that assigns optOut by default and lets nobody below change it';
  if (content === undefined) return fail('no opt-out policy reaches the account', fix);
  const services = content.needAt('services');
  const open = content
    .names('services')
    .filter((service) => services.needAt(service).needOneOf('opt_out_policy', ['optOut', 'optIn']) === 'optIn');
  if (services.at('default') === undefined) return fail('the opt-out policy names single services only, and new ones are in', fix);
  return open.length === 0 ? pass('the account has opted out') : fail(`the account has opted in to ${open.join(', ')}`, fix);
}
