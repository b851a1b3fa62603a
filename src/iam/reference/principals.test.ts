import { expect, test } from 'vitest';
import type { PrincipalEntry } from '../policy.ts';
import type { RequestPrincipal } from '../request.ts';
import { matchEntry } from './principals.ts';

const nobody: RequestPrincipal = {
  kind: 'role-session',
  arn: undefined,
  account: undefined,
  roleArn: undefined,
  parentArn: undefined,
  uniqueId: undefined,
  canonicalUserId: undefined,
  serviceLinked: false,
};
const session = { ...nobody, arn: 'arn:aws:sts::111122223333:assumed-role/app/s1', account: '111122223333' };
const aws = (value: string): PrincipalEntry => ({ type: 'AWS', value });

test.each([
  [
    'a session tells the name of its role, not the path: it may be this role',
    'arn:aws:iam::111122223333:role/team/app',
    session,
    'unknown',
  ],
  ['a session tells the name of its role: not another one', 'arn:aws:iam::111122223333:role/team/application', session, 'no'],
  ['a session tells the account of its role', 'arn:aws:iam::444455556666:role/app', session, 'no'],
  ['a caller of whom nothing is known may be any role', 'arn:aws:iam::111122223333:role/app', nobody, 'unknown'],
  ['a caller of whom nothing is known may be of any account', '111122223333', nobody, 'unknown'],
  [
    'a session is no user, whatever the texts say',
    'arn:aws:iam::111122223333:user/bob',
    { ...session, arn: 'arn:aws:iam::111122223333:user/bob' },
    'no',
  ],
  [
    'a wildcard matches no part of an ARN, not even itself',
    'arn:aws:sts::111122223333:assumed-role/app/*',
    { ...session, arn: 'arn:aws:sts::111122223333:assumed-role/app/*' },
    'no',
  ],
] as const)('%s', (_, entry, principal, expected) => {
  expect(matchEntry(aws(entry), principal).truth).toBe(expected);
});
