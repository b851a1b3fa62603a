import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estateOf } from './estate-of.fixture.ts';
import { findPrincipal } from './find-principal.ts';
import { editDistance } from './nearest-names.ts';

const A = '111122223333';
const B = '444455556666';
const principal = (account: string, kind: 'user' | 'role', resource: string, id: string): object => {
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  return {
    [kind === 'user' ? 'UserName' : 'RoleName']: name,
    [kind === 'user' ? 'UserId' : 'RoleId']: id,
    Arn: `arn:aws:iam::${account}:${kind}/${resource}`,
  };
};
const estate = estateOf({
  accounts: {
    [A]: {
      account: { Name: 'ml-dev' },
      users: [principal(A, 'user', 'ann', 'AIDAANN1'), principal(A, 'user', 'Deploy', 'AIDADEPLOY1')],
      roles: [
        principal(A, 'role', 'ml/Train', 'AROATRAIN1'),
        principal(A, 'role', 'Deploy', 'AROADEPLOY1'),
        principal(A, 'role', 'role/Odd', 'AROAODD1'),
      ],
    },
    [B]: { users: [], roles: [principal(B, 'role', 'ml/Train', 'AROATRAIN2'), principal(B, 'role', 'train', 'AROATRAIN3')] },
  },
});
const TRAIN = `arn:aws:iam::${A}:role/ml/Train`;
const search = (text: string): unknown => {
  const found = findPrincipal(estate, text);
  return found.found === 'one' ? found.principal.arn : found.found === 'several' ? found.candidates.map(({ arn }) => arn) : found.nearest;
};

describe('one principal', () => {
  it.each([
    [TRAIN, TRAIN],
    [` ${TRAIN} `, TRAIN],
    // as tools write it that know the name only
    [`arn:aws:iam::${A}:role/Train`, TRAIN],
    [`arn:aws:sts::${A}:assumed-role/Train/session@example.com`, TRAIN],
    [`${A}:role/ml/Train`, TRAIN],
    [`${A}:Train`, TRAIN],
    ['ml-dev:role/Train', TRAIN],
    ['ml-dev:assumed-role/Train/x', TRAIN],
    ['AROATRAIN1', TRAIN],
    ['AROATRAIN1:session', TRAIN],
    ['ann', `arn:aws:iam::${A}:user/ann`],
    ['ANN', `arn:aws:iam::${A}:user/ann`],
    ['user/ann', `arn:aws:iam::${A}:user/ann`],
    ['user/Deploy', `arn:aws:iam::${A}:user/Deploy`],
    ['train', `arn:aws:iam::${B}:role/train`],
    ['role/role/Odd', `arn:aws:iam::${A}:role/role/Odd`],
    ['Odd', `arn:aws:iam::${A}:role/role/Odd`],
  ])('%s', (text, arn) => expect(search(text)).toBe(arn));
});

describe('several principals', () => {
  it.each([
    ['Deploy', [`arn:aws:iam::${A}:user/Deploy`, `arn:aws:iam::${A}:role/Deploy`]],
    ['role/Train', [TRAIN, `arn:aws:iam::${B}:role/ml/Train`]],
    ['ml/Train', [TRAIN, `arn:aws:iam::${B}:role/ml/Train`]],
    ['/ml/Train', [TRAIN, `arn:aws:iam::${B}:role/ml/Train`]],
  ])('%s', (text, arns) => expect(search(text)).toEqual(arns));
});

describe('none: the nearest names', () => {
  it.each<[string, readonly string[]]>([
    ['Tran', [TRAIN, `arn:aws:iam::${B}:role/ml/Train`, `arn:aws:iam::${B}:role/train`]],
    [`${B}:role/Trai`, [`arn:aws:iam::${B}:role/ml/Train`, `arn:aws:iam::${B}:role/train`, TRAIN]],
    [`arn:aws:iam::${A}:role/other/Train`, [TRAIN, `arn:aws:iam::${B}:role/ml/Train`, `arn:aws:iam::${B}:role/train`]],
    ['user/ployd', []],
    ['user/deploi', [`arn:aws:iam::${A}:user/Deploy`]],
    ['', []],
    ['/', []],
    ['role/', []],
    ['nowhere:role/Train', []],
    [`arn:aws:iam::${A}:root`, []],
    [`arn:aws:s3:::bucket`, []],
    [`arn:aws:sts::${A}:federated-user/ann`, []],
    ['an entirely different name', []],
  ])('%s', (text, arns) => expect(search(text)).toEqual(arns));
});

it('every principal is found by its ARN', () => {
  for (const account of estate.accounts.values()) {
    for (const { arn } of account.principals) expect(search(arn)).toBe(arn);
  }
});

it('any text is answered', () => {
  fc.assert(fc.property(fc.string(), (text) => void findPrincipal(estate, text)));
});

it('the edit distance is that of the textbook, up to its limit', () => {
  const textbook = (a: string, b: string): number =>
    a === '' || b === ''
      ? a.length + b.length
      : Math.min(textbook(a.slice(1), b) + 1, textbook(a, b.slice(1)) + 1, textbook(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1));
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, most) => {
      expect(Math.min(editDistance(a, b, most), most + 1)).toBe(Math.min(textbook(a, b), most + 1));
    }),
  );
});
