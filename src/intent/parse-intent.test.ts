import { describe, expect, it, test } from 'vitest';
import { NOTHING_SAID } from '../estate/intent.ts';
import { IntentError } from './intent-error.ts';
import { parseIntent } from './parse-intent.ts';
import { intentSchema } from './schema.ts';
import { memberNames } from './schema-place.ts';

const KNOWN = { checks: ['condition-trap', 'wildcard-ai-grant'] };

function problemsOf(text: string): readonly string[] {
  try {
    parseIntent(text, 'mantlet.yaml', KNOWN);
    return [];
  } catch (error) {
    if (!(error instanceof IntentError)) throw error;
    return error.problems;
  }
}

const useCase = (...lines: readonly string[]): string =>
  [
    'useCases:',
    '  - name: a',
    "    identities: ['arn:aws:iam::*:role/a']",
    '    needs: [invoke]',
    '    purpose: p',
    '    owner: o',
    '    reviewBy: 2027-01-31',
    ...lines,
  ].join('\n');
const exemption = (...lines: readonly string[]): string =>
  ['exemptions:', "  - identities: ['arn:aws:iam::*:role/a']", '    owner: o', '    reason: r', '    expires: 2027-01-31', ...lines].join(
    '\n',
  );
const suppression = (expires: string, check = 'condition-trap'): string =>
  [
    'suppressions:',
    `  - check: ${check}`,
    "    subjects: ['*']",
    '    owner: o',
    '    reason: r',
    '    ticket: t',
    `    expires: ${expires}`,
  ].join('\n');

const ALL_KEYS = memberNames(intentSchema());
const NO_TEXT = "write the whole value in quotes, `'...'`";
const NO_PAIR = 'this is no `key: value`: write a space after the colon, and text with `: ` in it in quotes';
const UNCLOSED = 'a quote, bracket or brace that was opened before is not closed here';

describe('what is wrong is told with its place and its fix', () => {
  it.each<[text: string, ...problems: string[]]>([
    // account ids
    [
      'productionAccounts: [012345678901]',
      "1:22: productionAccounts[0]: YAML reads `012345678901` as a number, without its leading zero: write it in quotes, `'012345678901'`",
    ],
    [
      'productionAccounts:\n  - 123456789012',
      "2:5: productionAccounts[0]: YAML reads `123456789012` as a number: write it in quotes, `'123456789012'`",
    ],
    [
      "productionAccounts: ['1234']",
      "1:22: productionAccounts[0]: `1234` is no account id: write its twelve digits in quotes, such as `'111122223333'`",
    ],
    [
      'trustedAccounts: [{account: 012345678901, reason: r, services: []}]',
      "1:29: trustedAccounts[0].account: YAML reads `012345678901` as a number, without its leading zero: write it in quotes, `'012345678901'`",
      '1:64: trustedAccounts[0].services: it is an empty list: name at least one',
    ],
    // dates
    [suppression('2026-13-01'), '7:14: suppressions[0].expires: `2026-13-01` is no date: write it as YYYY-MM-DD'],
    [suppression('2026-02-29'), '7:14: suppressions[0].expires: `2026-02-29` is no date: write it as YYYY-MM-DD'],
    [suppression('31.01.2027'), '7:14: suppressions[0].expires: `31.01.2027` is no date: write it as YYYY-MM-DD'],
    [suppression('2027-01-31T00:00:00Z'), '7:14: suppressions[0].expires: `2027-01-31T00:00:00Z` is no date: write it as YYYY-MM-DD'],
    [suppression('20270131'), "7:14: suppressions[0].expires: YAML reads `20270131` as a number: write it in quotes, `'20270131'`"],
    [suppression(''), "7:14: suppressions[0].expires: it is empty: write a text, in quotes: `'...'`"],
    // ids and patterns
    [
      suppression('2027-01-31', 'condition-trp'),
      '2:12: suppressions[0].check: `condition-trp` is no check of this version of Mantlet: did you mean `condition-trap`?',
    ],
    [
      suppression('2027-01-31', 'zzzzzzzzz'),
      '2:12: suppressions[0].check: `zzzzzzzzz` is no check of this version of Mantlet: write the id that findings show',
    ],
    [
      'severities: {condition-trap: hgih}',
      '1:30: severities.condition-trap: `hgih` is none of `critical`, `high`, `medium`, `low`: write one of them',
    ],
    [
      'severities:\n  Some Check: high',
      '2:3: severities: `Some Check` is no id of a check: write it as findings show it, such as `condition-trap`',
    ],
    ['severities: [high]', '1:13: severities: this is a list: write a mapping, one `key: value` a line'],
    ...[
      'role/a',
      'arn:aws:iam::12:group/x',
      'arn:aws:iam::111122223333',
      '111122223333',
      '*',
      'arn:aws:s3:::bucket',
      'arn:aws:iam::1 1:role/a',
    ].map((pattern): [string, string] => [
      `breakGlass: ['${pattern}']`,
      `1:14: breakGlass[0]: \`${pattern}\` is no ARN pattern of principals: write it as \`'arn:aws:iam::111122223333:role/path/name-*'\`, with \`*\` and \`?\` as in policies`,
    ]),
    [
      useCase('    models: [a b, "arn:x"]'),
      "8:14: useCases[0].models[0]: `a b` is no model: write an id or an ARN pattern, such as `'anthropic.claude-*'`",
      "8:19: useCases[0].models[0]: `arn:x` is no model: write an id or an ARN pattern, such as `'anthropic.claude-*'`".replace(
        '[0]: `arn',
        '[1]: `arn',
      ),
    ],
    ['approvedRegions: [eu]', '1:19: approvedRegions[0]: `eu` is no Region: write its code, such as `us-east-1`'],
    [
      exemption('    actions: [modeltrain, bedrock.InvokeModel, 5]'),
      '6:15: exemptions[0].actions[0]: `modeltrain` is neither a capability class nor an action: did you mean `model-train`?',
      '6:27: exemptions[0].actions[1]: `bedrock.InvokeModel` is neither a capability class nor an action: write such as `model-train`, `bedrock:InvokeModel` or `bedrock:Delete*`',
      "6:48: exemptions[0].actions[2]: YAML reads `5` as a number: write it in quotes, `'5'`",
    ],
    [exemption(), "2:5: exemptions[0]: it says not from what: add `actions: ['*']`, or `checks` with the ids of checks"],
    [exemption('    actions: []'), "2:5: exemptions[0]: it says not from what: add `actions: ['*']`, or `checks` with the ids of checks"],
    // keys
    [useCase('    ownr: x'), '8:5: useCases[0]: `ownr` is no key here: did you mean `owner`?'],
    [
      'trusted_accounts: []\nx: 1',
      '1:1: `trusted_accounts` is no key here: did you mean `trustedAccounts`?',
      `2:1: \`x\` is no key here: the keys are ${ALL_KEYS.map((key) => `\`${key}\``).join(', ')}`,
    ],
    ['breakGlas: []', '1:1: `breakGlas` is no key here: did you mean `breakGlass`?'],
    ['breakGlass: []\nbreakGlass: []', '2:1: the key `breakGlass` stands here twice: put both together'],
    [useCase('    owner: b'), '8:5: the key `owner` stands here twice, in useCases[0]: put both together'],
    ['severities:\n  __proto__: high', '2:3: severities: `__proto__` is no key here: leave it out'],
    ['__proto__: {breakGlass: []}\nbreakGlass: []', '1:1: `__proto__` is no key here: leave it out'],
    [
      'breakGlass: []\n? [a]\n: b\n',
      '2:3: a key is a list or a mapping here: write `key: value`, with text that begins with a sign in quotes',
    ],
    ['breakGlass: []\n: b\n', '2:1: a key is nothing here: write `key: value`, with text that begins with a sign in quotes'],
    // what is missing, and what is of another kind
    [
      "useCases:\n  - name: a\n    identities: ['arn:aws:iam::*:role/a']\n    needs: [invoke]\n    purpose: p\n    reviewBy: 2027-01-31",
      '2:5: useCases[0].owner: it is missing: add `owner: ml-platform@example.com`',
    ],
    [
      'useCases: [5]',
      '1:12: useCases[0]: this is a number: write a mapping with the keys `name`, `identities`, `needs`, `models`, `purpose`, `owner`, `reviewBy`',
    ],
    ['breakGlass: arn', '1:13: breakGlass: `arn` is a text: write a list, one `- ...` a line or `[..., ...]`'],
    ['breakGlass:', '1:12: breakGlass: it is empty: write a list, one `- ...` a line or `[..., ...]`'],
    ['breakGlass:\n  a: b', '2:3: breakGlass: this is a mapping: write a list, one `- ...` a line or `[..., ...]`'],
    [
      'approvedGroups: [true, ~, 5, "", [a]]',
      "1:18: approvedGroups[0]: YAML reads `true` as true or false: write it in quotes, `'true'`",
      "1:24: approvedGroups[1]: YAML reads `~` as nothing: write it in quotes, `'~'`",
      "1:27: approvedGroups[2]: YAML reads `5` as a number: write it in quotes, `'5'`",
      '1:30: approvedGroups[3]: it says nothing: write a few words',
      "1:34: approvedGroups[4]: this is a list: write a text, in quotes: `'...'`",
    ],
    ['inferenceProfilesMayLeaveRegions: yes', '1:35: inferenceProfilesMayLeaveRegions: `yes` is a text: write `true` or `false`'],
    [useCase(...useCase().split('\n').slice(1)), '8:11: useCases[1].name: `a` is the name of useCases[0] too: give each its own'],
    ['[]', `1:1: this is a list: write a mapping with the keys ${ALL_KEYS.map((key) => `\`${key}\``).join(', ')}`],
    ...['', '# nothing\n', '---\n', '~', '\n\n'].map((text): [string, string] => [
      text,
      '1:1: the file says nothing: `mantlet init` writes one with all that can be said',
    ]),
    // YAML of which people do not think
    [
      'breakGlass: &all [a]\napprovers: *all',
      '1:18: breakGlass: `&all` is an anchor in YAML: leave it out, and write text that begins with `&` in quotes',
      "1:19: breakGlass[0]: `a` is no ARN pattern of principals: write it as `'arn:aws:iam::111122223333:role/path/name-*'`, with `*` and `?` as in policies",
      '2:12: approvers: `*all` is an alias in YAML: write the value itself, and text that begins with `*` in quotes',
    ],
    ['approvedModels:\n  - *', `2:5: \`*\` and \`&\` begin an alias or an anchor: ${NO_TEXT}`],
    ['approvedModels: [@x]', `1:18: a value cannot begin with this character: ${NO_TEXT}`],
    ["approvedModels: ['x' y]", `1:22: a comma is missing here: write one between two values, or ${NO_TEXT}`],
    ["approvedModels:\n  - 'x' y", `2:9: nothing may follow here: ${NO_TEXT}`],
    ["approvedModels: ['a]\n", `2:1: ${UNCLOSED}`],
    ['approvedModels: [a\napprovers: []', `2:1: ${UNCLOSED}`],
    ['approvedModels: a: b', `1:17: ${NO_PAIR}`],
    ['breakGlass: []\napprovers:[]', '2:1: this is no `key: value`'],
    ['approvedModels:\n\t- a', '2:1: a tab indents this line: write spaces'],
    [
      'approvedModels:\n  - a\n - b',
      '3:1: this line is not indented as what stands above: begin the lines of one list or mapping in the same column',
    ],
    ['approvedModels: ["\\d"]', "1:19: `\\` begins an escape in double quotes: use single quotes, `'...'`"],
    [
      'approvedModels: !!js/function a',
      '1:31: approvedModels: `tag:yaml.org,2002:js/function` is a tag in YAML: leave it out, and write text that begins with `!` in quotes',
    ],
    [
      'approvedModels: !mine []',
      '1:23: approvedModels: `!mine` is a tag in YAML: leave it out, and write text that begins with `!` in quotes',
    ],
    ['breakGlass: []\n---\nbreakGlass: []', '2:1: a second document begins here: keep one in the file'],
    ['%YAML 1.1\n---\nbreakGlass: []', '1:1: `%YAML` asks for an older YAML, in which `012` and `yes` are no text: leave the line out'],
    ['%MINE\n---\nbreakGlass: []', '1:1: `%` begins a directive, which means nothing here: leave the line out'],
    ['<<: {breakGlass: []}', '1:1: `<<` is no key here: the keys are '],
  ])('%j', (text, ...problems) => {
    const found = problemsOf(text);
    expect(found.length, found.join('\n')).toBe(problems.length);
    for (const [index, problem] of problems.entries()) expect(found[index]).toContain(`mantlet.yaml:${problem}`);
    for (const line of found) expect(line).toMatch(/^mantlet\.yaml:\d+:\d+: [^\n]+[^.\n]$/);
  });
});

test('every problem is told, in the order of the file, and a long list is cut in the message only', () => {
  const text = `approvedModels:\n${'  - 5\n'.repeat(100)}breakGlas: []\n`;
  const problems = problemsOf(text);
  expect(problems).toHaveLength(101);
  expect(problems.map((line) => Number(line.split(':')[1]))).toEqual(Array.from({ length: 101 }, (_, index) => index + 2));
  const message = new IntentError(problems).message.split('\n');
  expect([message.length, message.at(-1)]).toEqual([31, 'and 71 more problems']);
});

test('input in messages is short and moves no cursor', () => {
  const [first = '', second = ''] = problemsOf(`approvedRegions: ["\\e[2J\\u202e${'x'.repeat(500)}", "a\\nb"]`);
  expect(first).toContain('`\\u{1b}[2J\\u{202e}xxx');
  expect(first.length).toBeLessThan(250);
  expect(second).toContain('`a b`');
});

describe('what would bring a reader down is refused quickly', () => {
  it.each([
    ['brackets', '['.repeat(500_000)],
    ['closed brackets', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['lists in lists', '- '.repeat(400_000)],
    ['mappings in mappings', '{a: '.repeat(200_000)],
    ['keys of keys', '? '.repeat(400_000)],
    ['indented mappings', Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['many keys', Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['one key many times', 'breakGlass: []\n'.repeat(50_000)],
    ['aliases of aliases', Array.from({ length: 500 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(i === 0 ? 0 : 9)}]`).join('\n')],
    ['quotes', "'".repeat(100_001)],
    ['many documents', '---\n'.repeat(200_000)],
    ['many directives', '%A\n'.repeat(200_000)],
    ['a long key', `${'k'.repeat(500_000)}: 1`],
    ['tags', '!a '.repeat(200_000)],
    ['anchors', '&a '.repeat(200_000)],
  ])('%s', (_what, text) => {
    const start = performance.now();
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('nothing that a file says reaches the prototype of anything', () => {
  problemsOf('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\nseverities: {__proto__: {polluted: 1}}');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  const { severities } = parseIntent('severities: {constructor: high}', 'a');
  expect(Object.entries(severities)).toEqual([['constructor', 'high']]);
});

test('what is left out is not said; an empty list says none', () => {
  expect(parseIntent('approvedModels: []', 'a')).toEqual({ ...NOTHING_SAID, approvedModels: [] });
  expect(parseIntent(exemption('    checks: [condition-trap]'), 'a', KNOWN).exemptions).toEqual([
    {
      identities: ['arn:aws:iam::*:role/a'],
      owner: 'o',
      reason: 'r',
      expires: '2027-01-31',
      actions: [],
      checks: ['condition-trap'],
      ticket: undefined,
    },
  ]);
});

it.each([
  ['JSON', '{"approvedModels": ["a"]}'],
  ['Windows lines', 'approvedModels:\r\n  - a\r\n'],
  ['standard tags', '!!map\napprovedModels: !!seq [!!str a]'],
  ['a document start and end', '---\napprovedModels: [a]\n...\n'],
  ['block text', 'approvedModels:\n  - >-\n    a'],
  ['YAML 1.2 by name', '%YAML 1.2\n---\napprovedModels: [a]\n'],
])('%s is read', (_what, text) => {
  expect(parseIntent(text, 'a').approvedModels).toEqual(['a']);
});

it.each([
  'arn:aws:iam::111122223333:role/path/name',
  'arn:aws:iam::111122223333:user/*',
  'arn:aws:iam::*:root',
  'arn:aws*:iam::11112222????:role/a',
  'arn:aws:sts::111122223333:assumed-role/name/session',
  'arn:aws-us-gov:iam::111122223333:*',
])('%s is a pattern of principals', (pattern) => {
  expect(parseIntent(`breakGlass: ['${pattern}']`, 'a').breakGlass).toEqual([pattern]);
});
