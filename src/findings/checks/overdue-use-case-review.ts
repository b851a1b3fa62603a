import { NOTHING_SAID, type UseCase } from '../../estate/intent.ts';
import type { Check } from '../check.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { judgeDates } from '../intent-entries.ts';

const reviewed = (...dates: readonly string[]): Example => ({
  intent: {
    ...NOTHING_SAID,
    useCases: dates.map((reviewBy, index) => ({
      name: `support-${index + 1}`,
      identities: [`arn:aws:iam::${EXAMPLE_ACCOUNT}:role/support`],
      needs: ['invoke'],
      models: undefined,
      purpose: 'Answers what customers ask.',
      owner: 'support',
      reviewBy,
    })),
  },
});

const check: Check = {
  id: 'overdue-use-case-review',
  title: 'Somebody looks again at each use case by the day that was set for it',
  why: 'Rights are kept for a purpose that may be long gone, and nobody has said since that it is not.',
  kind: 'governance',
  severity: 'low',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  whateverScps: true,
  reads: ['mantlet.yaml'],
  known: {},
  topics: ['privileged-access', 'time-bound-access'],
  examples: {
    // the last day itself still counts
    pass: [reviewed('2029-01-31'), reviewed('2026-11-23')],
    fail: [reviewed('2026-11-22'), reviewed('2029-01-31', '2026-01-31')],
  },
  *judge(scanned) {
    const useCases = scanned.intent?.useCases ?? [];
    yield* judgeDates(
      useCases.map((useCase, index) => ({
        list: 'useCases',
        index,
        member: 'reviewBy',
        date: useCase.reviewBy,
        about: useCase.name,
        says: saysOf(useCase),
        fix: `ask ${useCase.owner} whether ${useCase.name} still needs what it names, and set the next \`reviewBy\``,
      })),
      scanned,
    );
  },
};

export default check;

function saysOf({ name, owner, reviewBy }: UseCase) {
  return {
    pass: `the use case ${name} of ${owner} is to be looked at by ${reviewBy}`,
    fail: `the use case ${name} of ${owner} was to be looked at by ${reviewBy}`,
    unknown: `by when the use case ${name} of ${owner} is to be looked at cannot be told: \`${reviewBy}\` is not a date`,
  };
}
