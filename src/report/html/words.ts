import type { Way } from '../holders-report.ts';

export { count, plural } from '../terminal/table.ts';

/** How each way is marked, beside its pattern: colour is never all there is. */
export const WAY_WORDS: Readonly<Record<Way, { readonly mark: string; readonly title: string; readonly means: string }>> = {
  direct: { mark: '', title: 'directly', means: 'holds it today by its own policies' },
  chain: { mark: '→', title: 'through a chain', means: 'gets it by becoming somebody else first' },
  conditional: { mark: 'if', title: 'under conditions', means: 'holds it where a call meets a condition' },
  chainConditional: { mark: '→if', title: 'through a chain, under conditions', means: 'gets it by a step that depends on something' },
  indeterminate: { mark: '?', title: 'cannot be told', means: 'depends on something that could not be read' },
};

/** The word for a status of a chain or of something opened to outsiders. */
export const STATUS_WORDS = { yes: 'certain', conditional: 'under conditions', indeterminate: 'cannot be told' } as const;

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A word of a POSIX shell: names in policies are anybody's text, and a command that is copied must not run them. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
