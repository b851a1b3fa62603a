import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideRequest } from '../../src/iam/compiled/decide.ts';
import { parseEvaluationInput } from '../../src/iam/evaluation-input.ts';
import { referenceDecision } from '../../src/iam/reference/reference-decision.ts';
import { pairs, seed, timeout } from './seed.ts';
import { OPERATORS } from './world.ts';

/** Text of a few characters, so that equal and nearly equal texts are common. */
const textOf = (characters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { maxLength }).map((chosen) => chosen.join(''));

const two = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => String(n).padStart(2, '0'));

const number = fc.oneof(
  textOf('0123+-.eE ', 6),
  fc
    .tuple(
      fc.constantFrom('', '-', '+'),
      textOf('019', 3),
      fc.constantFrom('', '.', '.0', '.10', '.01'),
      fc.constantFrom('', 'e1', 'E-2', 'e+02'),
    )
    .map((parts) => parts.join('')),
);

const date = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('1969', '1970', '2024', '0000', '9999', '2023'),
      two(0, 13),
      two(0, 32),
      two(0, 25),
      two(0, 61),
      two(0, 61),
      fc.constantFrom('', '.5', '.500', '.25'),
      fc.constantFrom('Z', '', '+02:00', '-23:59', '+24:00', '+0200', 'z'),
      fc.constantFrom(4, 3, 2, 1, 1, 1, 0),
    )
    .map(([y, mo, d, h, mi, s, fraction, zone, cut]) => {
      const day = [y, `${y}-${mo}`, `${y}-${mo}-${d}`];
      if (cut >= 2) return day[4 - cut] as string;
      return cut === 1 ? `${day[2]}T${h}:${mi}:${s}${fraction}${zone}` : `${day[2]}T${h}:${mi}${zone}`;
    }),
  fc.constantFrom(
    '0',
    '-1',
    '-0.5',
    '1970',
    '1969-12-31T23:59:59.5Z',
    '1970-01-01T02:00:00+02:00',
    '1970-01-01T05:30:00+05:30',
    '1969-12-31T20:30:00-03:30',
    '253402300800',
    '1e3',
    '99999999999999999999',
  ),
  textOf('0129-:TZ.', 12),
);

const address = fc.oneof(
  fc
    .tuple(
      fc.array(fc.constantFrom('0', '1', '10', '255', '256', '01', ''), { minLength: 3, maxLength: 5 }),
      fc.constantFrom('', '/0', '/1', '/8', '/31', '/32', '/33', '/'),
    )
    .map(([octets, prefix]) => octets.join('.') + prefix),
  fc
    .tuple(
      fc.array(fc.constantFrom('0', '1', 'ffff', 'FFFF', '0001', '', 'g', '1.2.3.4'), { minLength: 1, maxLength: 9 }),
      fc.constantFrom('', '/0', '/15', '/16', '/127', '/128', '/129'),
    )
    .map(([groups, prefix]) => groups.join(':') + prefix),
  fc.constantFrom(
    '::',
    '::1',
    '::/0',
    '1::',
    'fe80::/10',
    'febf::1',
    '1:2:3:4:5:6:7::8',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::ffff:1.2.3.4',
    '::ffff:102:304',
    '1::/16',
    '0.0.0.0/0',
    '10.1.1.1',
    '10.0.0.0/8',
  ),
);

const variable = fc.constantFrom(
  '${aws:username}',
  "${aws:none, 'a'}",
  '${aws:none}',
  '${*}',
  '${?}',
  '${$}',
  '${',
  '${}',
  "${aws:none, 'a}'}",
  '${aws:userid}',
  '${AWS:UserName}',
);

const pattern = fc
  .array(fc.oneof({ weight: 5, arbitrary: textOf('ab*?A:', 4) }, { weight: 1, arbitrary: variable }), { maxLength: 4 })
  .map((parts) => parts.join(''));

const arn = fc
  .array(fc.oneof(fc.constantFrom('arn', 'a', '', '*', '?', 'a*', '*b', 'a/b'), pattern), { minLength: 1, maxLength: 8 })
  .map((segments) => (segments.length > 3 ? ['arn', ...segments].join(':') : segments.join(':')));

const anyOf = {
  text: { operators: OPERATORS.text, wanted: pattern, given: textOf('ab*?A:$', 6) },
  bool: {
    operators: OPERATORS.bool,
    wanted: fc.oneof(fc.constantFrom('true', 'false', 'TRUE', 'x'), variable),
    given: fc.constantFrom('true', 'false', 'True', 'x', ''),
  },
  number: { operators: OPERATORS.number, wanted: number, given: number },
  date: { operators: OPERATORS.date, wanted: date, given: date },
  address: { operators: OPERATORS.address, wanted: address, given: address },
  arn: { operators: OPERATORS.arn, wanted: arn, given: arn },
  folded: {
    operators: ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    wanted: textOf('aAİiıKkΣσςßẞ𐐀𐐨', 3),
    given: textOf('aAİiıKkΣσςßẞ𐐀𐐨', 3),
  },
  existence: { operators: ['Null'], wanted: fc.constantFrom('true', 'false', 'TRUE', 'x'), given: fc.constantFrom('', 'a') },
} as const;

const question = fc.constantFrom(...Object.values(anyOf)).chain(({ operators, wanted, given }) =>
  fc.record({
    operator: fc.constantFrom(...operators),
    set: fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
    wanted: fc.array(wanted, { minLength: 1, maxLength: 3 }),
    // the same text on both sides is the most telling one
    given: fc.oneof({ weight: 3, arbitrary: fc.array(given, { maxLength: 2 }) }, { weight: 1, arbitrary: fc.constant(undefined) }),
    version: fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17'),
    userName: fc.constantFrom('a', 'b*', '?'),
    userId: fc.constantFrom(undefined, 'ab'),
    mode: fc.constantFrom('point', 'discover'),
  }),
);

test('the two evaluators agree on every operator and any texts', { timeout }, () => {
  const seen = { allow: 0, other: 0 };
  fc.assert(
    fc.property(question, ({ operator, set, wanted, given, version, userName, userId, mode }) => {
      const input = parseEvaluationInput({
        mode,
        request: {
          principal: { type: 'user', arn: `arn:aws:iam::111122223333:user/${userName}`, account: '111122223333', uniqueId: userId },
          action: 's3:GetObject',
          resource: { arn: 'arn:aws:s3:::b/k', account: '111122223333' },
          context: { 'any:key': given ?? wanted },
        },
        policies: {
          identity: {
            Version: version,
            Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [set + operator]: { 'any:key': wanted } } },
          },
        },
      });
      if (typeof input === 'string') throw new Error(input);
      const { verdict } = referenceDecision(input.request, input.layers);
      seen[verdict === 'allow' ? 'allow' : 'other']++;
      expect(decideRequest(input.request, input.layers).verdict).toBe(verdict);
    }),
    { numRuns: pairs, seed },
  );
  expect(Math.min(seen.allow, seen.other) / (seen.allow + seen.other)).toBeGreaterThan(0.1);
});

test('the two evaluators agree on every resource pattern and any ARN', { timeout }, () => {
  const seen = { allow: 0, other: 0 };
  fc.assert(
    fc.property(
      fc.array(arn, { minLength: 1, maxLength: 3 }),
      fc.option(arn, { nil: undefined, freq: 3 }),
      fc.constantFrom('Resource', 'NotResource'),
      fc.constantFrom('2012-10-17', '2008-10-17'),
      (patterns, asked, element, version) => {
        const resource = asked ?? (patterns[0] as string).replaceAll(/[*?]/g, 'a');
        const input = parseEvaluationInput({
          request: {
            principal: { type: 'user', arn: 'arn:aws:iam::111122223333:user/a', account: '111122223333' },
            action: 's3:GetObject',
            resource: { arn: resource, account: '111122223333' },
          },
          policies: { identity: { Version: version, Statement: { Effect: 'Allow', Action: '*', [element]: patterns } } },
        });
        if (typeof input === 'string') throw new Error(input);
        const { verdict } = referenceDecision(input.request, input.layers);
        seen[verdict === 'allow' ? 'allow' : 'other']++;
        expect(decideRequest(input.request, input.layers).verdict).toBe(verdict);
      },
    ),
    { numRuns: pairs, seed },
  );
  expect(Math.min(seen.allow, seen.other) / (seen.allow + seen.other)).toBeGreaterThan(0.1);
});
