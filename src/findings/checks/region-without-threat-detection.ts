import { notAnswered } from '../answers/answers-about.ts';
import { Detail, Unreadable } from '../answers/detail.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';

const LIST = 'guardduty.ListDetectors';
const GET = 'guardduty.GetDetector';
const ID = '0123456789abcdef0123456789abcdef';

const watched = (ids: readonly string[], detector?: unknown): Example => ({
  aiResources: { [EXAMPLE_ACCOUNT]: { guardrails: [{ arn: `arn:aws:bedrock:us-east-1:${EXAMPLE_ACCOUNT}:guardrail/abcdefghijkl` }] } },
  answers: [[LIST, 'all', { DetectorIds: ids }], ...(detector === undefined ? [] : [[GET, ID, detector] as const])],
});
const detector = (Status: string, ai?: string) => ({
  Status,
  Features: [{ Name: 'CLOUD_TRAIL', Status: 'ENABLED' }, ...(ai === undefined ? [] : [{ Name: 'AI_PROTECTION', Status: ai }])],
});

export default regionCheck({
  id: 'region-without-threat-detection',
  title: 'GuardDuty watches every region in which Bedrock is used, calls of models too where it can',
  why: 'Stolen credentials call models, guardrails go and logs fall silent without anybody being told.',
  severity: 'medium',
  reads: [LIST, GET],
  known: { union: ['GD-AI'], prowler: ['guardduty_is_enabled'] },
  topics: ['logging'],
  examples: {
    pass: [watched([ID], detector('ENABLED', 'ENABLED')), watched([ID], detector('ENABLED'))],
    fail: [watched([]), watched([ID], detector('DISABLED', 'ENABLED')), watched([ID], detector('ENABLED', 'DISABLED'))],
  },
  judge: ({ account, region, read }) => {
    const about = (operation: string, subject?: string): Detail => {
      const [answer] = (account.answers.get(operation) ?? []).filter(
        (one) => one.region === region && (subject === undefined || one.subject === subject),
      );
      if (answer === undefined) throw new Unreadable(`${operation} was not asked in ${region}`);
      if (answer.body === undefined) throw new Unreadable(notAnswered(answer));
      return read(new Detail(answer.body, answer.ref));
    };
    const fix = `enable GuardDuty in ${region}, with AI Protection`;
    const list = about(LIST);
    if (!list.has('DetectorIds')) throw new Unreadable(`${LIST} in ${region} holds no list \`DetectorIds\``);
    const [id] = list.texts('DetectorIds');
    if (id === undefined) return fail(`GuardDuty has no detector in ${region}`, fix);
    const told = about(GET, id);
    if (told.needOneOf('Status', ['ENABLED', 'DISABLED']) === 'DISABLED') return fail(`GuardDuty is switched off in ${region}`, fix);
    // regions that do not have it do not name it
    const ai = told.list('Features').find((feature) => feature.text('Name') === 'AI_PROTECTION');
    return ai?.needOneOf('Status', ['ENABLED', 'DISABLED']) === 'DISABLED'
      ? fail(`GuardDuty does not look at calls of models in ${region}`, fix, 'low')
      : pass(`GuardDuty watches ${region}`);
  },
});
