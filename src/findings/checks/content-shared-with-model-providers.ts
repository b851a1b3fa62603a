import { notAnswered } from '../answers/answers-about.ts';
import { Detail, Unreadable } from '../answers/detail.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';

const GET = 'bedrock.GetAccountDataRetention';

const retained = (mode: string): Example => ({
  aiResources: { [EXAMPLE_ACCOUNT]: { guardrails: [{ arn: `arn:aws:bedrock:us-east-1:${EXAMPLE_ACCOUNT}:guardrail/abcdefghijkl` }] } },
  answers: [[GET, 'all', { mode }]],
});

export default regionCheck({
  id: 'content-shared-with-model-providers',
  title: 'Bedrock hands what models are asked and answer to nobody else',
  why: 'Prompts, documents in them and answers are kept and may be read by the firm that made the model.',
  severity: 'medium',
  reads: [GET],
  known: { union: ['BR-DATA-RETENTION'] },
  topics: ['data-use'],
  examples: {
    pass: [retained('none'), retained('default'), retained('inherit')],
    fail: [retained('provider_data_share'), retained('aws_review')],
  },
  judge: ({ account, region, read }) => {
    const [answer] = (account.answers.get(GET) ?? []).filter((one) => one.region === region);
    if (answer === undefined) throw new Unreadable(`${GET} was not asked in ${region}`);
    if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
    // the setting holds for one region (Bedrock User Guide, "Data retention")
    const mode = read(new Detail(answer.body, answer.ref)).needOneOf('mode', [
      'default',
      'none',
      'inherit',
      'aws_review',
      'provider_data_share',
    ]);
    const fix = `set the data retention mode of ${region} to none, and give a project of its own to models that ask for more`;
    if (mode === 'provider_data_share') return fail(`what models of ${region} are asked may go to the provider of the model`, fix);
    if (mode === 'aws_review') return fail(`AWS may read what models of ${region} are asked`, fix, 'low');
    return pass(`the data retention mode of ${region} is ${mode}`);
  },
});
