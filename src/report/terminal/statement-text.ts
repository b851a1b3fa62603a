import { compileGlob, matchesGlob } from '../../iam/glob.ts';

const LINES = 24;
const MEMBERS = 5;

/**
 * A statement as lines. Of a long one the lists are cut: of its actions those stay that take the action in, because a person looks for them.
 */
export function statementLines(text: string | undefined, action: string): readonly string[] {
  if (text === undefined) return [];
  const lines = text.split('\n');
  if (lines.length <= LINES) return lines;
  const short = shortened(text, action).split('\n');
  return short.length <= LINES ? short : [...short.slice(0, LINES), `... ${short.length - LINES} more lines`];
}

function shortened(text: string, action: string): string {
  let statement: unknown;
  try {
    statement = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof statement !== 'object' || statement === null) return text;
  const elements = Object.entries(statement).map(([name, value]) => [name, Array.isArray(value) ? cut(name, value, action) : value]);
  return JSON.stringify(Object.fromEntries(elements), undefined, 2);
}

function cut(name: string, members: readonly unknown[], action: string): readonly unknown[] {
  if (members.length <= MEMBERS) return members;
  const lower = action.toLowerCase();
  const takesIn = (member: unknown): boolean => typeof member === 'string' && matchesGlob(compileGlob(member.toLowerCase()), lower);
  const told = name === 'Action' || name === 'NotAction' ? members.filter(takesIn) : [];
  const shown = told.length > 0 ? told.slice(0, MEMBERS) : members.slice(0, MEMBERS);
  return [...shown, `... and ${members.length - shown.length} more`];
}
