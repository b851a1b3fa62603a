import type { AccessLevel, CapabilityClass, CatalogueRow } from './types.ts';
import { aiGroup } from './ai-prefixes.ts';
import { catalogueRow, catalogueRows } from './catalogue.ts';
import { CLASSES, classFacts, isClass } from './classes.ts';
import { FOUNDING_ACTIONS, FOUNDING_MISSING, FOUNDING_ROLE_ACTIONS } from './founding.ts';
import { mitreProblems } from './mitre/mitre.ts';
import type { Reference } from './reference/facts.ts';
import { ACCESS_LEVELS } from './reference/facts.ts';
import { importLosses, passRoleActions } from './reference/losses.ts';
import { builtInReference, findAction, findService, keysOfAction, nearestActions } from './reference/reference.ts';
import { keyFamily } from './reference/key-family.ts';
import type { ReviewedRow, ReviewedRows } from './row.ts';
import { services } from './services/index.ts';

/** Something wrong in the catalogue: a file of rows, a mapping, or the data behind it. */
export interface CatalogueProblem {
  readonly rule: string;
  readonly subject: string;
  readonly message: string;
}

const problem = (rule: string, subject: string, message: string): CatalogueProblem => ({ rule, subject, message });

/** The self-tests of the catalogue. Nothing found means: every action of the reference has one valid row. */
export function catalogueProblems(files: readonly ReviewedRows[] = services): CatalogueProblem[] {
  return [
    ...files.flatMap(fileProblems),
    ...repeatedReasons(files),
    ...duplicates(files),
    ...missingRows(files),
    ...classProblems(),
    ...catalogueRows().flatMap(builtRowProblems),
    ...levelProblems(),
    ...foundingProblems(),
    ...refusalProblems(),
  ];
}

/** What one file of rows says of itself: names, order, and each row. */
function fileProblems(file: ReviewedRows): CatalogueProblem[] {
  const subject = file.prefix ?? 'supporting';
  const problems: CatalogueProblem[] = [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(file.reviewed.on))
    problems.push(problem('review-date', subject, `\`${file.reviewed.on}\` is no ISO date`));
  if (file.reviewed.by === '') problems.push(problem('reviewer', subject, 'nobody is named as reviewer'));
  if (file.prefix !== undefined && aiGroup(file.prefix) === undefined) problems.push(problem('prefix', subject, 'this is no AI prefix'));
  let before = '';
  for (const row of file.rows) {
    if (row.action <= before) problems.push(problem('order', row.action, `it stands after \`${before}\`; rows are sorted by name`));
    before = row.action;
    if (file.prefix === undefined && aiGroup(row.action.split(':', 1)[0] ?? '') !== undefined) {
      problems.push(problem('prefix', row.action, 'a row of an AI prefix belongs into the file of that prefix'));
    }
    problems.push(...reviewedRowProblems(row));
  }
  return problems;
}

const SHORTEST_REASON = 40;

function reviewedRowProblems(row: ReviewedRow): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const say = (rule: string, message: string): number => problems.push(problem(rule, row.action, message));
  const facts = findAction(row.action);
  if (facts === undefined && row.options.withdrawn !== true) {
    say('exists', `AWS has no such action; mark it withdrawn or correct the name${near(row.action)}`);
  }
  if (facts !== undefined && row.options.withdrawn === true) say('exists', 'it is marked withdrawn, but AWS has it');
  if (facts !== undefined && row.action !== `${facts.service}:${facts.name}`)
    say('spelling', `AWS spells it \`${facts.service}:${facts.name}\``);
  if (!isClass(row.class)) say('class', `\`${String(row.class)}\` is no class`);
  if (![1, 2, 3, 4].includes(row.tier)) say('tier', `\`${String(row.tier)}\` is no tier`);
  for (const mapping of row.options.mitre ?? []) for (const message of mitreProblems(mapping)) say('mitre', message);
  if (row.reason === undefined) {
    if (row.tier <= 2) say('reason', `tier ${row.tier} needs a reason of its own`);
    else if (row.tier !== classFacts(row.class).tier)
      say('reason', `tier ${row.tier} is not the default of ${row.class} and needs a reason`);
  } else if (row.tier <= 2 && row.reason.length < SHORTEST_REASON) say('reason', 'the reason is too short to tell anything');
  return problems;
}

const near = (action: string): string => {
  const names = nearestActions(action, 3).map((name) => `\`${name}\``);
  return names.length === 0 ? '' : ` (near: ${names.join(', ')})`;
};

/** A privileged row has been read one by one: the same sentence twice says nothing of either action. */
function repeatedReasons(files: readonly ReviewedRows[]): CatalogueProblem[] {
  const first = new Map<string, string>();
  const problems: CatalogueProblem[] = [];
  for (const { action, tier, reason } of files.flatMap((file) => file.rows)) {
    if (reason === undefined || tier > 2) continue;
    const other = first.get(reason);
    if (other === undefined) first.set(reason, action);
    else problems.push(problem('reason', action, `it has the same reason as \`${other}\``));
  }
  return problems;
}

function duplicates(files: readonly ReviewedRows[]): CatalogueProblem[] {
  const seen = new Set<string>();
  const problems: CatalogueProblem[] = [];
  for (const { rows } of files) {
    for (const { action } of rows) {
      const lower = action.toLowerCase();
      if (seen.has(lower)) problems.push(problem('one-row', action, 'it has more than one row'));
      seen.add(lower);
    }
  }
  return problems;
}

/** A file of a prefix is a promise to hold every action of it; actions without a file are classified by rules. */
function missingRows(files: readonly ReviewedRows[]): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  for (const { prefix, rows } of files) {
    if (prefix === undefined) continue;
    const written = new Set(rows.map((row) => row.action));
    for (const name of findService(prefix)?.actions ?? []) {
      const action = `${prefix}:${name}`;
      if (!written.has(action)) problems.push(problem('one-row', action, 'its prefix has been reviewed, but it has no row'));
    }
  }
  return problems;
}

const classProblems = (): CatalogueProblem[] =>
  CLASSES.flatMap((facts) =>
    facts.mitre.flatMap((mapping) => mitreProblems(mapping).map((message) => problem('mitre', facts.class, message))),
  );

const NEEDS_ROLE_TIER: ReadonlySet<CapabilityClass> = new Set(['model-train', 'model-deploy', 'agent-shape', 'ml-compute']);

/** What a built row must satisfy, by data that it was not built from where there is any. */
function builtRowProblems(row: CatalogueRow): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const keys = keysOfAction(row.action);
  for (const guard of row.guards) {
    if (!keys?.has(keyFamily(guard))) problems.push(problem('guard', row.action, `the key \`${guard}\` is not attached to it`));
  }
  if (row.tier !== 1 && row.flags.includes('passesRole') && NEEDS_ROLE_TIER.has(row.class)) {
    problems.push(problem('role-tier', row.action, `a ${row.class} action that passes a role is tier 1, not ${row.tier}`));
  }
  return problems;
}

/** Access levels are sets; AWS joins "Permissions management" and "Tagging" with "Write". */
function levelProblems(): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  for (const { action, withdrawn } of catalogueRows()) {
    const levels = findAction(action)?.accessLevels ?? [];
    const joined = levels.includes('Permissions management') || levels.includes('Tagging');
    const valid = levels.every((level: AccessLevel) => ACCESS_LEVELS.includes(level));
    if (!withdrawn && (levels.length === 0 || !valid || (joined && !levels.includes('Write')))) {
      problems.push(problem('access-level', action, `\`${levels.join(', ')}\` is no set of access levels`));
    }
  }
  return problems;
}

function foundingProblems(): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  for (const { action, tactic } of [...FOUNDING_ACTIONS, ...FOUNDING_ROLE_ACTIONS]) {
    const row = catalogueRow(action);
    if (row === undefined) problems.push(problem('founding', action, 'the founding texts name it, but it has no row'));
    else if (row.action !== action || row.publishedTactic !== tactic) {
      problems.push(problem('founding', action, `it must carry the tactic as published: \`${String(tactic)}\``));
    }
  }
  for (const { action } of FOUNDING_MISSING) {
    if (findAction(action) !== undefined) problems.push(problem('founding', action, 'AWS has it now; move it to the existing actions'));
    else if (nearestActions(action).length === 0) problems.push(problem('founding', action, 'no nearest names answer for it'));
  }
  // A deny of this read would push callers to inference without a guardrail.
  if (catalogueRow('bedrock:ApplyGuardrail')?.defaultDeny !== false) {
    problems.push(problem('default-deny', 'bedrock:ApplyGuardrail', 'it must be left out of default deny'));
  }
  return problems;
}

/** An import that breaks silently must be refused; shown on the built-in reference with a piece cut out. */
function refusalProblems(): CatalogueProblem[] {
  const before = builtInReference();
  const flags = passRoleActions(before);
  const cuts: readonly (readonly [what: string, after: Reference])[] = [
    ['a prefix', { ...before, services: before.services.filter(({ prefix }) => prefix !== 'bedrock-mantle') }],
    [
      'an access level',
      {
        ...before,
        services: before.services.map((s) => ({ ...s, actions: s.actions.filter((a) => !a.accessLevels.includes('Tagging')) })),
      },
    ],
    [
      'a tenth of the PassRole flags',
      {
        ...before,
        services: before.services.map((s) => ({
          ...s,
          actions: s.actions.filter((a) => !flags.has(`${s.prefix}:${a.name}`) || s.prefix !== 'sagemaker'),
        })),
      },
    ],
  ];
  return cuts.flatMap(([what, after]) =>
    importLosses(before, after).length > 0 ? [] : [problem('import', 'reference', `an import that loses ${what} is not refused`)],
  );
}
