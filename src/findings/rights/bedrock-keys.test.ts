import { expect, test } from 'vitest';
import { bedrockKeyUsers, LIST_KEYS } from './bedrock-keys.ts';
import { EXAMPLE_ACCOUNT } from '../example.ts';
import { scanned } from '../scanned.fixture.ts';

const arn = (name: string): string => `arn:aws:iam::${EXAMPLE_ACCOUNT}:user/${name}`;
const key = (UserName: string, more: Readonly<Record<string, unknown>> = {}) => ({
  UserName,
  ServiceSpecificCredentialId: `ACCA-${UserName}`,
  ServiceName: 'bedrock.amazonaws.com',
  Status: 'Active',
  ...more,
});
const listed = (...keys: readonly unknown[]) => ({ ServiceSpecificCredentials: keys });
const refused = { Error: { Code: 'AccessDenied' } };

/** Who has how many keys, or why nobody knows, in an account with `ana` and `BedrockAPIKey-1`. */
const told = (...answers: readonly (readonly [subject: string, body: unknown])[]) =>
  bedrockKeyUsers(
    scanned({
      details: {
        [EXAMPLE_ACCOUNT]: { UserDetailList: ['ana', 'BedrockAPIKey-1'].map((name) => ({ UserName: name, Arn: arn(name), Path: '/' })) },
      },
      answers: answers.map(([subject, body]) => [LIST_KEYS, subject, body] as const),
    }),
  ).map(({ subject, keys, unread }) => [subject.id, unread === undefined ? keys.length : 'unknown']);

test.each([
  ['nobody was asked about', [], [[arn('BedrockAPIKey-1'), 'unknown']]],
  ['all were asked about, and none has any', [['all', listed()]], []],
  [
    'all were asked about',
    [['all', listed(key('ana'), key('BedrockAPIKey-1'))]],
    [
      [arn('ana'), 1],
      [arn('BedrockAPIKey-1'), 1],
    ],
  ],
  [
    'the answer about all goes on',
    [['all', { ...listed(key('ana')), IsTruncated: true }]],
    [
      [arn('ana'), 1],
      [arn('BedrockAPIKey-1'), 'unknown'],
    ],
  ],
  ['one was asked about', [['BedrockAPIKey-1', listed()]], []],
  [
    'another was asked about',
    [['ana', listed(key('ana'))]],
    [
      [arn('ana'), 1],
      [arn('BedrockAPIKey-1'), 'unknown'],
    ],
  ],
  [
    'AWS refused about one',
    [
      ['ana', refused],
      ['BedrockAPIKey-1', listed()],
    ],
    [[arn('ana'), 'unknown']],
  ],
  ['keys of another service', [['all', listed(key('ana', { ServiceName: 'codecommit.amazonaws.com' }))]], []],
  [
    'the same key in two answers',
    [
      ['all', listed(key('ana'))],
      ['ana', listed(key('ana'))],
    ],
    [[arn('ana'), 1]],
  ],
  ['a user that is gone', [['all', listed(key('gone'))]], [[arn('gone'), 1]]],
] as const)('%s', (_, answers, expected) => {
  expect(told(...answers)).toEqual(expected);
});
