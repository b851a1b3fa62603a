import { EXAMPLE_AGENT } from '../examples/bedrock-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const guarded = (guardrailVersion: string) => ({
  ...EXAMPLE_AGENT,
  guardrailConfiguration: { guardrailIdentifier: 'abcdefghijkl', guardrailVersion },
});

export default resourceCheck({
  id: 'agent-on-draft-guardrail',
  title: 'Agents name a numbered version of their guardrail',
  why: 'Whoever may edit the draft weakens what the agent in production is held to at once, without a version that anybody reviewed.',
  severity: 'medium',
  known: { union: ['AG-GUARDRAIL'], gaps: ['GAP-29'] },
  topics: ['guardrails', 'change-approval'],
  resource: KINDS.agent,
  examples: { pass: [{ described: guarded('3') }], fail: [{ described: guarded('DRAFT') }] },
  judge: (detail) => {
    const configuration = detail.at('guardrailConfiguration');
    if (configuration?.text('guardrailIdentifier') === undefined) return undefined;
    const version = configuration.needText('guardrailVersion');
    return version === 'DRAFT'
      ? fail('it uses the draft of its guardrail', 'make a version of the guardrail, name it in guardrailVersion and prepare the agent')
      : pass(`it uses version ${version} of its guardrail`);
  },
});
