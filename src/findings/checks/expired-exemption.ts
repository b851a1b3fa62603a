import { type Exemption, NOTHING_SAID } from '../../estate/intent.ts';
import type { Check } from '../check.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { judgeDates, someOf } from '../intent-entries.ts';

const exempt = (...dates: readonly string[]): Example => ({
  intent: {
    ...NOTHING_SAID,
    exemptions: dates.map((expires, index) => ({
      identities: [`arn:aws:iam::${EXAMPLE_ACCOUNT}:role/migration-${index + 1}`],
      actions: ['model-train'],
      checks: [],
      owner: 'ml-platform',
      reason: 'It moves the models of the old account.',
      ticket: 'ML-7',
      expires,
    })),
  },
});

const check: Check = {
  id: 'expired-exemption',
  title: 'Whoever may hold more than a use case needs loses it when the exemption is over',
  why: 'The right that was given for one task outlives it, and nobody answers for it any more.',
  kind: 'governance',
  severity: 'medium',
  planes: ['bedrock', 'bedrock-mantle', 'bedrock-agentcore', 'sagemaker'],
  whateverScps: true,
  reads: ['mantlet.yaml'],
  known: { gaps: ['GAP-24'] },
  topics: ['time-bound-access', 'privileged-access'],
  examples: {
    // the last day itself still counts
    pass: [exempt('2029-01-31'), exempt('2026-11-23')],
    fail: [exempt('2026-11-22'), exempt('2029-01-31', '2026-01-31')],
  },
  *judge(scanned) {
    const { exemptions } = scanned.intent ?? NOTHING_SAID;
    yield* judgeDates(
      exemptions.map((exemption, index) => ({
        list: 'exemptions',
        index,
        member: 'expires',
        date: exemption.expires,
        about: [...exemption.identities, ...exemption.actions, ...exemption.checks, exemption.ticket ?? ''].join(' ').trim(),
        says: saysOf(exemption),
        fix: `ask ${exemption.owner} whether it is still needed, and take the right and the entry away or give it a new last day`,
      })),
      scanned,
    );
  },
};

export default check;

function saysOf({ identities, actions, checks, owner, ticket, expires }: Exemption) {
  const from = someOf([...actions, ...checks]);
  const what = `the exemption of ${someOf(identities)}${from === '' ? '' : ` for ${from}`} (${ticket === undefined ? owner : `${ticket}, ${owner}`})`;
  return {
    pass: `${what} is in force until ${expires}`,
    fail: `${what} ended on ${expires}`,
    unknown: `whether ${what} is in force cannot be told: \`${expires}\` is not a date`,
  };
}
