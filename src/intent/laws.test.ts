import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { CLASSES } from '../catalogue/classes.ts';
import type { Intent } from '../estate/intent.ts';
import { IntentError } from './intent-error.ts';
import { parseIntent } from './parse-intent.ts';
import { intentTemplate } from './template.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const account = digits(12);
/** Words that YAML likes to take for something else, and words of any letters. */
const words = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'null',
    '~',
    '012',
    '1e3',
    '- x',
    'a: b',
    '# x',
    '&a',
    '*a',
    '!a',
    '{',
    "'",
    '"',
    '\\',
    '%x',
    '@x',
    ' x ',
    'a\nb',
    '2027-01-31',
    '<<',
    '---',
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /\S/.test(text) && !FORBIDDEN.test(text)),
);
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;
const date = fc
  .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const name = fc.stringMatching(/^[\w+=,.@*?-]{1,20}$/);
const principal = fc
  .tuple(fc.constantFrom('aws', 'aws-cn', 'aws*'), fc.oneof(account, fc.constant('*')), fc.constantFrom('role', 'user'), name)
  .map(([partition, owner, kind, rest]) => `arn:${partition}:iam::${owner}:${kind}/${rest}`);
const principals = fc.array(principal, { minLength: 1, maxLength: 3 });
const capability = fc.oneof(
  fc.constantFrom(...CLASSES.map((facts) => facts.class)),
  fc.constantFrom('bedrock:InvokeModel', 'sagemaker:Create*', 'bedrock-*:?reate*', '*'),
);
const capabilities = fc.array(capability, { minLength: 1, maxLength: 3 });
const model = fc.constantFrom('anthropic.claude-*', 'amazon.nova-lite-v1:0', 'arn:aws:bedrock:*::foundation-model/*', '*');
const check = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 3 });

const intents: fc.Arbitrary<Intent> = fc.record({
  productionAccounts: maybe(few(account)),
  approvedModels: maybe(few(model)),
  approvedRegions: maybe(few(fc.constantFrom('us-east-1', 'us-gov-west-1', 'eusc-de-east-1'))),
  inferenceProfilesMayLeaveRegions: fc.boolean(),
  approvedGroups: maybe(few(words)),
  trustedAccounts: few(
    fc.record({ account, reason: words, services: maybe(fc.array(fc.constantFrom('bedrock', 'sagemaker'), { minLength: 1 })) }),
  ),
  useCases: maybe(
    fc.uniqueArray(
      fc.record({
        name: words,
        identities: principals,
        needs: capabilities,
        models: maybe(few(model)),
        purpose: words,
        owner: words,
        reviewBy: date,
      }),
      { maxLength: 3, selector: (one) => one.name },
    ),
  ),
  breakGlass: few(principal),
  exemptions: few(
    fc.record({
      identities: principals,
      actions: capabilities,
      checks: few(check),
      owner: words,
      reason: words,
      ticket: maybe(words),
      expires: date,
    }),
  ),
  suppressions: few(
    fc.record({
      check,
      subjects: fc.array(fc.oneof(principal, fc.constantFrom('*', '111122223333', 'inline policy a of arn:aws:iam::1:role/b', 'o-1')), {
        minLength: 1,
      }),
      owner: words,
      reason: words,
      ticket: words,
      expires: date,
    }),
  ),
  severities: fc.dictionary(check, fc.constantFrom('critical', 'high', 'medium', 'low')),
  approvers: few(principal),
  dataOwners: few(principal),
  firewall: fc.record({
    deployers: few(principal),
    grants: few(principal),
    guardrails: maybe(
      fc.array(fc.constantFrom('arn:aws:bedrock:*:111122223333:guardrail/*', 'arn:aws:bedrock:us-east-1:*:guardrail/a?'), { minLength: 1 }),
    ),
    networks: maybe(fc.array(fc.constantFrom('vpc-0a1b', 'vpce-9f'), { minLength: 1 })),
    mfaOfUsers: fc.boolean(),
    scpCharacters: maybe(fc.constantFrom(5120, 10_240)),
    scpsPerTarget: maybe(fc.integer({ min: 1, max: 100 })),
  }),
});

test('an intent written as YAML in any style, or as JSON, reads back equal', () => {
  const styles = [
    {},
    { defaultStringType: 'QUOTE_SINGLE' },
    { defaultStringType: 'QUOTE_DOUBLE' },
    { collectionStyle: 'flow' },
    { defaultStringType: 'QUOTE_DOUBLE', indent: 4, indentSeq: false },
    // the writer itself errs where block text begins with a space and is indented by four
    { defaultStringType: 'BLOCK_LITERAL' },
  ] as const;
  fc.assert(
    fc.property(intents, fc.constantFrom(...styles), (intent, style) => {
      expect(parseIntent(stringify(intent, { aliasDuplicateObjects: false, ...style }), 'a')).toEqual(intent);
      expect(parseIntent(JSON.stringify(intent), 'a')).toEqual(intent);
    }),
    { numRuns: 300 },
  );
});

test('any text is read or refused with sentences that name file, line and column', () => {
  const template = intentTemplate().replaceAll(/^# /gm, '');
  const spoilt = fc
    .tuple(
      fc.nat(template.length),
      fc.nat(40),
      fc.oneof(fc.string(), fc.constantFrom('\t', '\n', '- ', ': ', '[', '{', '&a', '*a', "'", '"', '|', '>', '%', '---\n')),
    )
    .map(([at, length, text]) => template.slice(0, at) + text + template.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(spoilt, fc.string(), fc.stringMatching(/^[-a-b:\s[\]{}&*!|>'"%@?#,]{0,40}$/)), (text) => {
      try {
        parseIntent(text, 'a');
      } catch (error) {
        expect(error).toBeInstanceOf(IntentError);
        const { problems } = error as IntentError;
        expect(problems.length).toBeGreaterThan(0);
        for (const line of problems) expect(line).toMatch(/^a:\d+:\d+: \S[^\n]*$/);
      }
    }),
    { numRuns: 1000 },
  );
});
