import { aiGroup } from './ai-prefixes.ts';
import type { CatalogueProblem } from './check-problem.ts';
import { problem } from './check-problem.ts';
import { classFacts, isClass } from './classes.ts';
import { mitreProblems } from './mitre/mitre.ts';
import { findAction, findService, nearestActions } from './reference/reference.ts';
import type { ReviewedRow, ReviewedRows } from './row.ts';

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const prefixOf = (action: string): string => action.split(':', 1)[0] ?? '';

/** What one file of rows says of itself: names, order, and each row. */
export function fileProblems(file: ReviewedRows): CatalogueProblem[] {
  const subject = file.prefix ?? 'supporting';
  const problems: CatalogueProblem[] = [];
  for (const date of [file.reviewed.on, file.reviewed.reference]) {
    if (!isDate(date)) problems.push(problem('review-date', subject, `\`${date}\` is no ISO date`));
  }
  if (file.reviewed.by.trim() === '') problems.push(problem('reviewer', subject, 'nobody is named as reviewer'));
  if (file.prefix !== undefined && aiGroup(file.prefix) === undefined) problems.push(problem('prefix', subject, 'this is no AI prefix'));
  let before = '';
  for (const row of file.rows) {
    if (row.action <= before) problems.push(problem('order', row.action, `it stands after \`${before}\`; rows are sorted by name`));
    before = row.action;
    if (file.prefix === undefined && aiGroup(prefixOf(row.action)) !== undefined) {
      problems.push(problem('prefix', row.action, 'a row of an AI prefix belongs into the file of that prefix'));
    }
    problems.push(...reviewedRowProblems(row));
  }
  return problems;
}

const SHORTEST_REASON = 40;

function reviewedRowProblems(row: ReviewedRow): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const say = (rule: CatalogueProblem['rule'], message: string): number => problems.push(problem(rule, row.action, message));
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

/** What only shows when all files are seen together. */
export const wholeProblems = (files: readonly ReviewedRows[]): CatalogueProblem[] => [
  ...repeatedReasons(files),
  ...duplicates(files),
  ...missingRows(files),
];

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
