import { bedrockKeyUsers, LIST_KEYS } from '../rights/bedrock-keys.ts';
import type { Check } from '../check.ts';
import { daysBetween } from '../days.ts';
import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';

const USER = 'BedrockAPIKey-1a2b';

/** A user with a key. */
const keyed = (key: Readonly<Record<string, unknown>>, subject = USER): Example => ({
  details: {
    [EXAMPLE_ACCOUNT]: { UserDetailList: [{ UserName: USER, Arn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:user/${USER}`, Path: '/' }] },
  },
  answers: [
    [
      LIST_KEYS,
      subject,
      {
        ServiceSpecificCredentials: [
          {
            UserName: USER,
            ServiceSpecificCredentialId: 'ACCAEXAMPLE1',
            ServiceName: 'bedrock.amazonaws.com',
            Status: 'Active',
            CreateDate: '2026-03-01T09:00:00+00:00',
            ...key,
          },
        ],
      },
    ],
  ],
});

const NEVER_DAYS = 3650;

const check: Check = {
  id: 'long-term-bedrock-key',
  title: 'No long-term API key of Bedrock is in use',
  why: 'Whoever gets hold of the text calls models from anywhere, without a signature and without MFA, until somebody takes it away.',
  kind: 'governance',
  severity: 'high',
  planes: ['bedrock', 'bedrock-mantle'],
  whateverScps: true,
  reads: [LIST_KEYS],
  known: { union: ['IAM-BR-APIKEY-LONG'], prowler: ['bedrock_api_key_no_long_term_credentials'] },
  topics: ['authentication', 'time-bound-access'],
  examples: {
    pass: [
      keyed({ Status: 'Inactive' }),
      keyed({ ExpirationDate: '2026-11-01T00:00:00+00:00' }),
      keyed({ Status: 'Expired', ExpirationDate: '2026-11-01T00:00:00+00:00' }, 'all'),
    ],
    fail: [
      keyed({}),
      keyed({}, 'all'),
      keyed({ ExpirationDate: '2026-12-01T00:00:00+00:00' }),
      keyed({ ExpirationDate: '2126-12-01T00:00:00Z' }),
    ],
  },
  *judge(scanned) {
    const { now } = scanned;
    for (const { subject, keys, unread } of bedrockKeyUsers(scanned)) {
      if (unread !== undefined) {
        const what = `whether it has an API key of Bedrock is unknown: ${unread}`;
        yield { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
      }
      for (const { id, active, expires, evidence } of keys) {
        const left = expires === undefined ? Number.POSITIVE_INFINITY : daysBetween(now, expires);
        if (!active || left < 0) {
          yield { verdict: 'pass', subject, message: `its key ${id} ${active ? 'has expired' : 'is not active'}`, evidence, about: id };
          continue;
        }
        // a key that never expires is shown by some tools with a date a century away
        const never = left > NEVER_DAYS;
        yield {
          verdict: 'fail',
          severity: never ? 'high' : 'medium',
          subject,
          message: never ? `its API key ${id} never expires` : `its API key ${id} counts until ${(expires ?? '').slice(0, 10)}`,
          evidence,
          about: id,
          fix: { summary: 'delete the key, and let its users make short-term keys from the credentials of a role' },
        };
      }
    }
  },
};

export default check;
