import { NOTHING_SAID, type Suppression } from '../../estate/intent.ts';
import type { Check } from '../check.ts';
import type { Example } from '../example.ts';
import { judgeDates, someOf } from '../intent-entries.ts';

const accepting = (...dates: readonly string[]): Example => ({
  intent: {
    ...NOTHING_SAID,
    suppressions: dates.map((expires, index) => ({
      check: 'notebook-with-direct-internet',
      subjects: ['arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/trial'],
      owner: 'ml-platform',
      reason: 'It is taken down with the trial.',
      ticket: `ML-${index + 1}`,
      expires,
    })),
  },
});

const check: Check = {
  id: 'expired-suppression',
  title: 'Findings that are accepted for a time are looked at again when it is over',
  why: 'What was to be put up with for weeks stays as it is, and the entry that accepted it says nothing any more.',
  kind: 'governance',
  severity: 'low',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  whateverScps: true,
  reads: ['mantlet.yaml'],
  known: {},
  topics: ['time-bound-access'],
  examples: {
    // the last day itself still counts
    pass: [accepting('2029-01-31'), accepting('2026-11-23')],
    fail: [accepting('2026-11-22'), accepting('2029-01-31', '2026-01-31')],
  },
  *judge(scanned) {
    const { suppressions } = scanned.intent ?? NOTHING_SAID;
    yield* judgeDates(
      suppressions.map((suppression, index) => ({
        list: 'suppressions',
        index,
        member: 'expires',
        date: suppression.expires,
        about: `${suppression.check} ${suppression.subjects.join(' ')} ${suppression.ticket}`,
        says: saysOf(suppression),
        fix: `ask ${suppression.owner} whether ${suppression.ticket} is done, and take the entry away or give it a new last day`,
      })),
      scanned,
    );
  },
};

export default check;

function saysOf({ check: id, subjects, owner, ticket, expires }: Suppression) {
  const what = `the suppression of ${id} for ${someOf(subjects)} (${ticket}, ${owner})`;
  return {
    pass: `${what} is in force until ${expires}`,
    fail: `${what} ended on ${expires}`,
    unknown: `whether ${what} is in force cannot be told: \`${expires}\` is not a date`,
  };
}
