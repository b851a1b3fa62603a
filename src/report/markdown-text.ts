import { clipped } from './plain-text.ts';

/**
 * Text that means nothing to Markdown or HTML, in one line. What stands between backticks becomes code, as our messages mean it; so does every
 * word in which GitHub looks for people, issues and addresses: it does so after escapes are gone, and leaves only code alone.
 */
export function markdownText(value: string, max: number): string {
  const parts = clipped(value, max).split('`');
  // the last backtick of an odd number of them is only a character
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('`')];
  let text = '';
  for (const [index, part] of closed.entries()) {
    const isCode = index % 2 === 1;
    // nothing but blanks is no code
    const told = isCode && part.trim() === '' ? words(`\`${part}\``) : isCode ? markdownCode(part, max) : words(part);
    // fences that touch would be one
    text += text.endsWith('`') && told.startsWith('`') ? ` ${told}` : told;
  }
  // at the start of a line these would begin a list, a heading, a rule or the columns of a table
  return text.replace(/^(?=[-+=:])/, '\\').replace(/^(\d+)(?=[.)])/, '$1\\');
}

const words = (part: string): string =>
  part
    .split(' ')
    .map((word) => (/[@#]|:\/\/|www\./i.test(word) ? markdownCode(word, word.length) : word.replaceAll(/[\\`*_{}[\]<>()!|~&]/g, '\\$&')))
    .join(' ');

/** A name as code: the fence is longer than any run of backticks in it (CommonMark, "Code spans"). */
export function markdownCode(value: string, max: number): string {
  const flat = clipped(value, max);
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${flat}\`` : `${fence} ${flat} ${fence}`;
}

/** A table; a line in a cell is one of the text, in code too (GFM, "Tables"). */
export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

const cell = (text: string): string => text.replaceAll(/\\*\|/g, '\\|');
