import { describe, expect, it } from 'vitest';
import { catalogueRow, catalogueRows } from './catalogue.ts';
import type { CatalogueSubject } from './check.ts';
import { catalogueProblems, checkCatalogue } from './check.ts';
import type { Reviewed, ReviewedRows, RowTuple } from './row.ts';
import { service, supporting } from './row.ts';
import { services } from './services/index.ts';
import type { CatalogueRow, MitreMapping } from './types.ts';

const reviewed: Reviewed = { by: 'somebody', on: '2026-11-23', reference: '2026-09-26' };
const REASON = 'Lets its holder do something that a security engineer would want to know about.';

it('nothing is wrong with the catalogue', () => {
  expect(checkCatalogue().problems).toEqual([]);
});

/** The built-in files, with one of them edited. */
function withFile(prefix: string | undefined, edit: (file: ReviewedRows) => ReviewedRows): readonly ReviewedRows[] {
  const files = services.map((file) => (file.prefix === prefix ? edit(file) : file));
  expect(files).not.toEqual(services);
  return files;
}

/** `codeguru` has few actions, so a whole file of it can be written here. */
const codeguru = (...tuples: readonly RowTuple[]): readonly ReviewedRows[] =>
  withFile('codeguru', () => service('codeguru', reviewed, tuples));
const editRow = (prefix: string, action: string, edit: Partial<ReviewedRows['rows'][number]>): readonly ReviewedRows[] =>
  withFile(prefix, (file) => ({ ...file, rows: file.rows.map((row) => (row.action === action ? { ...row, ...edit } : row)) }));
const built = (action: string, edit: Partial<CatalogueRow>): Partial<CatalogueSubject> => {
  const row = catalogueRow(action);
  return { rows: row === undefined ? [] : [{ ...row, ...edit }] };
};
const mapping = (edit: Partial<MitreMapping>): MitreMapping => ({
  framework: 'ATT&CK',
  version: '18.1',
  tactic: 'TA0003',
  technique: 'T1525',
  ...edit,
});
const freeTrial: RowTuple = ['GetCodeGuruFreeTrialSummary', 'metadata-read', 4];
const mitre = (edit: Partial<MitreMapping>): Partial<CatalogueSubject> => ({
  files: codeguru([...freeTrial, REASON, { mitre: [mapping(edit)] }] as unknown as RowTuple),
});

/** What takes long and is beside the point of a planted violation. */
const quick: Partial<CatalogueSubject> = { rows: [], losses: () => [{ problem: 'prefix-lost', message: 'refused' }] };

describe('each rule finds the violation that is planted', () => {
  it.each<readonly [name: string, subject: () => Partial<CatalogueSubject>, rule: string, where: string, says: RegExp]>([
    ['an action without a row', () => ({ files: codeguru() }), 'one-row', 'codeguru:GetCodeGuruFreeTrialSummary', /has no row/],
    [
      'two rows for one action',
      () => ({ files: [...services, service('codeguru', reviewed, [freeTrial])] }),
      'one-row',
      'codeguru:GetCodeGuruFreeTrialSummary',
      /more than one row/,
    ],
    [
      'a name that AWS does not have',
      () => ({ files: codeguru(['GetCodeGuruFreeTrialSumary', 'metadata-read', 4], freeTrial) }),
      'exists',
      'codeguru:GetCodeGuruFreeTrialSumary',
      /near: `codeguru:GetCodeGuruFreeTrialSummary`/,
    ],
    [
      'a withdrawn row of an action that exists',
      () => ({ files: codeguru(['GetCodeGuruFreeTrialSummary', 'metadata-read', 4, REASON, { withdrawn: true }]) }),
      'exists',
      'codeguru:GetCodeGuruFreeTrialSummary',
      /AWS has it/,
    ],
    [
      'another spelling than that of AWS',
      () => ({ files: codeguru(['getCodeGuruFreeTrialSummary', 'metadata-read', 4]) }),
      'spelling',
      'codeguru:getCodeGuruFreeTrialSummary',
      /AWS spells it/,
    ],
    [
      'rows out of order',
      () => ({ files: withFile('lex', (file) => ({ ...file, rows: [...file.rows].reverse() })) }),
      'order',
      'lex:',
      /sorted by name/,
    ],
    [
      'a class that does not exist',
      () => ({ files: editRow('lex', 'lex:GetBot', { class: 'modeltrain' as never }) }),
      'class',
      'lex:GetBot',
      /no class/,
    ],
    [
      'a tier that does not exist',
      () => ({ files: editRow('lex', 'lex:GetBot', { tier: 5 as never, reason: REASON }) }),
      'tier',
      'lex:GetBot',
      /no tier/,
    ],
    [
      'a privileged row without a reason',
      () => ({ files: editRow('lex', 'lex:CreateBot', { reason: undefined }) }),
      'reason',
      'lex:CreateBot',
      /needs a reason of its own/,
    ],
    [
      'a privileged row with a reason that tells nothing',
      () => ({ files: editRow('lex', 'lex:CreateBot', { reason: 'Creates a bot.' }) }),
      'reason',
      'lex:CreateBot',
      /too short/,
    ],
    [
      'another tier than that of the class without a reason',
      () => ({ files: editRow('lex', 'lex:GetBot', { tier: 3 }) }),
      'reason',
      'lex:GetBot',
      /not the default of metadata-read/,
    ],
    [
      'the same reason on two privileged rows',
      () => ({
        files: editRow('lex', 'lex:CreateBot', {
          reason: services.find(({ prefix }) => prefix === 'bedrock')?.rows.find((row) => row.tier === 1)?.reason,
        }),
      }),
      'reason',
      'lex:CreateBot',
      /same reason as `bedrock:/,
    ],
    [
      'a date that is none',
      () => ({ files: withFile('lex', (file) => ({ ...file, reviewed: { ...reviewed, on: 'yesterday' } })) }),
      'review-date',
      'lex',
      /no ISO date/,
    ],
    [
      'a reference without a date',
      () => ({ files: withFile('lex', (file) => ({ ...file, reviewed: { ...reviewed, reference: '' } })) }),
      'review-date',
      'lex',
      /no ISO date/,
    ],
    [
      'a review by nobody',
      () => ({ files: withFile('lex', (file) => ({ ...file, reviewed: { ...reviewed, by: ' ' } })) }),
      'reviewer',
      'lex',
      /nobody/,
    ],
    ['a file of a prefix that is not AI', () => ({ files: [...services, service('ec2', reviewed, [])] }), 'prefix', 'ec2', /no AI prefix/],
    [
      'a row of an AI prefix among the supporting ones',
      () => ({ files: [...services, supporting(reviewed, [['lex:GetBot', 'metadata-read', 4]])] }),
      'prefix',
      'lex:GetBot',
      /belongs into the file of that prefix/,
    ],
    [
      'a MITRE version that is not known',
      () => mitre({ version: '3.0' }),
      'mitre',
      'codeguru:GetCodeGuruFreeTrialSummary',
      /no known version|not a known version/,
    ],
    ['a tactic that does not exist', () => mitre({ tactic: 'TA9999' }), 'mitre', 'codeguru:GetCodeGuruFreeTrialSummary', /no tactic/],
    [
      'a technique that does not exist',
      () => mitre({ technique: 'T9999' }),
      'mitre',
      'codeguru:GetCodeGuruFreeTrialSummary',
      /no technique/,
    ],
    [
      'a technique outside its tactic',
      () => mitre({ tactic: 'TA0040' }),
      'mitre',
      'codeguru:GetCodeGuruFreeTrialSummary',
      /does not belong/,
    ],
    [
      'a mapping of a class that is wrong',
      () => ({ classes: [{ class: 'model-train', mitre: [mapping({ tactic: 'TA0040' })] }] }),
      'mitre',
      'model-train',
      /does not belong/,
    ],
    [
      'a guard that is not attached',
      () => built('bedrock:CreateGuardrail', { guards: ['bedrock:GuardrailIdentifier'] }),
      'guard',
      'bedrock:CreateGuardrail',
      /not attached/,
    ],
    [
      'a model deployed with a role below tier 1',
      () => built('sagemaker:CreateModel', { tier: 2 }),
      'role-tier',
      'sagemaker:CreateModel',
      /tier 1, not 2/,
    ],
    [
      'a passed role called ordinary',
      () => built('forecast:CreateForecast', { tier: 4 }),
      'role-tier',
      'forecast:CreateForecast',
      /not ordinary/,
    ],
    [
      'a policy written below tier 1',
      () => built('bedrock:PutResourcePolicy', { tier: 2 }),
      'policy-tier',
      'bedrock:PutResourcePolicy',
      /tier 1, not 2/,
    ],
    ['a review without a reviewer', () => built('lex:GetBot', { reviewed: undefined }), 'review', 'lex:GetBot', /reviewer/],
    ['a row by rules that names a reviewer', () => built('lex:GetBot', { review: 'auto' }), 'review', 'lex:GetBot', /reviewer/],
    [
      'a row by rules outside the AI prefixes',
      () => built('iam:PassRole', { review: 'auto', reviewed: undefined }),
      'review',
      'iam:PassRole',
      /AI prefixes only/,
    ],
    [
      'a row whose action has no access level',
      () => built('lex:GetBot', { action: 'lex:NoSuchAction' }),
      'access-level',
      'lex:NoSuchAction',
      /no set of access levels/,
    ],
    [
      'a founding action without a row',
      () => ({ row: (action) => (action === 's3:PutObject' ? undefined : catalogueRow(action)) }),
      'founding',
      's3:PutObject',
      /has no row/,
    ],
    [
      'a published tactic put right',
      () => ({ row: (action) => edited(action, 'lex:CreateResourcePolicy', { publishedTactic: 'Defense Evasion' }) }),
      'founding',
      'lex:CreateResourcePolicy',
      /as published: `Defensive Evasion`/,
    ],
    [
      'ApplyGuardrail in the default deny',
      () => ({ row: (action) => edited(action, 'bedrock:ApplyGuardrail', { defaultDeny: true }) }),
      'default-deny',
      'bedrock:ApplyGuardrail',
      /without a guardrail/,
    ],
    [
      'PassRole in the default deny',
      () => ({ row: (action) => edited(action, 'iam:PassRole', { defaultDeny: true }) }),
      'default-deny',
      'iam:PassRole',
      /takes a role/,
    ],
    [
      'an importer that refuses nothing',
      () => ({ losses: () => [] }),
      'import',
      'reference',
      /loses a tenth of the PassRole flags is not refused/,
    ],
  ])('%s', (_name, subject, rule, where, says) => {
    const found = catalogueProblems({ ...quick, ...subject() }).filter((problem) => problem.rule === rule);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((problem) => problem.subject.startsWith(where) && says.test(problem.message))).toBe(true);
  });
});

const edited = (asked: string, action: string, edit: Partial<CatalogueRow>): CatalogueRow | undefined => {
  const row = catalogueRow(asked);
  return row === undefined || row.action !== action ? row : { ...row, ...edit };
};

it('a planted violation is found once and nothing else with it', () => {
  const found = catalogueProblems({ rows: [...catalogueRows(), ...(built('bedrock:PutResourcePolicy', { tier: 2 }).rows ?? [])] });
  expect(found.map(({ rule, subject }) => [rule, subject])).toEqual([['policy-tier', 'bedrock:PutResourcePolicy']]);
});

it('a row without options stays in the default deny of an AI prefix and out of it elsewhere', () => {
  expect(service('lex', reviewed, [['GetBot', 'metadata-read', 4]]).rows[0]?.options.defaultDeny).toBeUndefined();
  expect(supporting(reviewed, [['iam:PassRole', 'ml-compute', 1, REASON, { passesRole: true }]]).rows[0]?.options).toEqual({
    defaultDeny: false,
    passesRole: true,
  });
  expect(supporting(reviewed, [['iam:PassRole', 'ml-compute', 1, REASON, { defaultDeny: true }]]).rows[0]?.options.defaultDeny).toBe(true);
});
