import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Verdict } from '../decision.ts';
import { parseEvaluationInput } from '../evaluation-input.ts';
import { referenceDecision } from './reference-decision.ts';

type Json = Record<string, unknown>;

const A = '111122223333';
const PRINCIPALS: readonly Json[] = [
  { type: 'user', arn: `arn:aws:iam::${A}:user/bob`, account: A },
  { type: 'role-session', arn: `arn:aws:sts::${A}:assumed-role/app/s1`, roleArn: `arn:aws:iam::${A}:role/app`, account: A },
  { type: 'user', arn: 'arn:aws:iam::444455556666:user/eve', account: '444455556666' },
  { type: 'federated-user', arn: `arn:aws:sts::${A}:federated-user/ann`, account: A, federatedBy: `arn:aws:iam::${A}:user/bob` },
  { type: 'root', arn: `arn:aws:iam::${A}:root`, account: A },
  { type: 'service', arn: 'logging.s3.amazonaws.com' },
  { type: 'anonymous' },
];

const KEYS = ['aws:MultiFactorAuthPresent', 'aws:SourceIp', 'aws:PrincipalTag/team', 'aws:SourceVpce'] as const;
const VALUES = ['true', 'false', '203.0.113.7', 'ml', ''] as const;

const condition = fc
  .tuple(
    fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom(
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringNotLike',
      'Bool',
      'IpAddress',
      'NotIpAddress',
      'NumericLessThan',
    ),
    fc.constantFrom('', 'IfExists'),
    fc.constantFrom(...KEYS),
    fc.array(fc.constantFrom(...VALUES, '203.0.113.0/24', 'm*', '${aws:PrincipalTag/team}', "${aws:SourceVpce, 'ml'}"), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([set, operator, ifExists, key, values]) => ({ [set + operator + ifExists]: { [key]: values } }));
const anyCondition = fc.oneof(
  { weight: 8, arbitrary: condition },
  { weight: 1, arbitrary: fc.constantFrom(...KEYS).map((key) => ({ Null: { [key]: 'true' } })) },
  { weight: 1, arbitrary: fc.constantFrom(...KEYS).map((key) => ({ StringMatches: { [key]: 'x' } })) },
);

const statement = (principal: boolean): fc.Arbitrary<Json> =>
  fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      action: fc.constantFrom({ Action: 's3:*' }, { Action: 's3:GetObject' }, { NotAction: 'ec2:*' }, { Action: 'ec2:*' }),
      resource: fc.constantFrom(
        { Resource: '*' },
        { Resource: 'arn:aws:s3:::bkt/${aws:PrincipalTag/team}*' },
        { NotResource: 'arn:aws:s3:::x/*' },
      ),
      who: fc.constantFrom<Json>(
        { Principal: '*' },
        { Principal: { AWS: A } },
        { Principal: { AWS: `arn:aws:iam::${A}:user/bob` } },
        { Principal: { AWS: `arn:aws:iam::${A}:role/app` } },
        { Principal: { Service: 'logging.s3.amazonaws.com' } },
        { NotPrincipal: { AWS: `arn:aws:iam::${A}:user/bob` } },
      ),
      when: fc.option(anyCondition, { nil: undefined, freq: 2 }),
    })
    .map(({ Effect, action, resource, who, when }) => ({
      Effect,
      ...action,
      ...resource,
      ...(principal ? who : {}),
      ...(when === undefined ? {} : { Condition: when }),
    }));

const policy = (principal = false): fc.Arbitrary<Json> =>
  fc.array(statement(principal), { minLength: 1, maxLength: 3 }).map((Statement) => ({ Version: '2012-10-17', Statement }));

interface Input {
  readonly principal: Json;
  readonly context: Json;
  readonly policies: Readonly<Record<'identity', readonly Json[]>> & Json;
}

const context: fc.Arbitrary<Json> = fc.dictionary(
  fc.constantFrom(...KEYS),
  fc.oneof(fc.constantFrom(...VALUES), fc.array(fc.constantFrom(...VALUES), { maxLength: 2 })),
  { maxKeys: 3 },
);

const input: fc.Arbitrary<Input> = fc.record({
  principal: fc.constantFrom(...PRINCIPALS),
  context,
  policies: fc.record(
    {
      identity: fc.array(policy(), { maxLength: 2 }),
      boundary: policy(),
      session: policy(),
      resource: policy(true),
      scp: fc.array(fc.array(policy(), { maxLength: 2 }), { minLength: 1, maxLength: 2 }),
      vpcEndpoint: policy(true),
    },
    { requiredKeys: ['identity'] },
  ) as fc.Arbitrary<Input['policies']>,
});

function decide({ principal, context: supplied, policies }: Input, mode: 'point' | 'discover' = 'point'): Verdict {
  const request = { principal, action: 's3:GetObject', resource: { arn: 'arn:aws:s3:::bkt/ml/x', account: A }, context: supplied };
  const parsed = parseEvaluationInput({ mode, request, policies });
  if (typeof parsed === 'string') throw new Error(parsed);
  return referenceDecision(parsed.request, parsed.layers).verdict;
}

const withIdentity = (one: Input, ...more: readonly unknown[]): Input =>
  ({ ...one, policies: { ...one.policies, identity: [...one.policies.identity, ...more] } }) as Input;

const isCaller = ({ principal }: Input): boolean => principal['type'] !== 'service' && principal['type'] !== 'anonymous';
const everything = (Effect: string): Json => ({ Version: '2012-10-17', Statement: { Effect, Action: '*', Resource: '*' } });
const isCertain = (verdict: Verdict): boolean => verdict !== 'conditional' && verdict !== 'indeterminate';
/** How much access a verdict gives. */
const access = (verdict: Verdict): number => (verdict === 'allow' ? 2 : isCertain(verdict) ? 0 : 1);

const holds = (law: (one: Input) => void): void => fc.assert(fc.property(input, law), { numRuns: 500 });

test('an explicit deny beats every allow', () => {
  holds((one) => {
    fc.pre(isCaller(one));
    expect(decide(withIdentity(one, everything('Deny')))).toBe('explicitDeny');
  });
});

test('an allow never takes access away', () => {
  holds((one) => {
    expect(access(decide(withIdentity(one, everything('Allow'))))).toBeGreaterThanOrEqual(access(decide(one)));
  });
});

test('a deny never gives access', () => {
  fc.assert(
    fc.property(input, statement(false), (one, more) => {
      const denying = withIdentity(one, { Version: '2012-10-17', Statement: { ...more, Effect: 'Deny' } });
      expect(access(decide(denying))).toBeLessThanOrEqual(access(decide(one)));
    }),
    { numRuns: 500 },
  );
});

test('a ceiling never gives access', () => {
  fc.assert(
    fc.property(input, policy(), (one, ceiling) => {
      fc.pre(isCaller(one) && one.principal['type'] !== 'federated-user');
      const { scp: _scp, ...policies } = one.policies;
      const free = { ...one, policies } as Input;
      const bound = { ...one, policies: { ...policies, scp: [[ceiling]] } } as unknown as Input;
      expect(access(decide(bound))).toBeLessThanOrEqual(access(decide(free)));
    }),
    { numRuns: 500 },
  );
});

test('a value that is learnt never overturns a certain answer', () => {
  holds((one) => {
    const before = decide({ ...one, context: {} }, 'discover');
    // services and anonymous callers have no MFA and no tags: a value for these keys contradicts the request
    fc.pre(isCertain(before) && isCaller(one));
    const after = decide(one);
    if (before === 'implicitDeny') expect(['implicitDeny', 'explicitDeny']).toContain(after);
    else expect(after).toBe(before);
  });
});

test('a document that cannot be read opens an answer or leaves it, and never turns it', () => {
  holds((one) => {
    const before = decide(one);
    const after = decide(withIdentity(one, 'not a policy'));
    if (isCertain(after)) expect(access(after)).toBe(access(before));
    else expect(after === 'indeterminate' || !isCaller(one)).toBe(true);
  });
});

test('the order of policies and statements does not matter', () => {
  holds((one) => {
    const identity = [...one.policies.identity]
      .reverse()
      .map((document) => ({ ...document, Statement: (document['Statement'] as Json[]).toReversed() }));
    expect(decide({ ...one, policies: { ...one.policies, identity } } as Input)).toBe(decide(one));
  });
});
