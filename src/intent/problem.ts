/** Something wrong in a file. */
export interface Problem {
  /** UTF-16 code units from the start of the text. */
  readonly offset: number;
  /** Keys and indexes that lead to it. */
  readonly path: readonly (string | number)[];
  /** One sentence without the place. */
  readonly message: string;
}

/** `suppressions[0].expires` */
export function pathText(path: readonly (string | number)[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += `${text === '' ? '' : '.'}${/^[\w-]+$/.test(part) ? part : shown(part)}`;
  }
  return text;
}

const LONGEST = 80;

/** Input as messages show it: in backticks, short, and nothing that moves a terminal's cursor. */
export function shown(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (char) =>
    char === '\n' ? ' ' : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `\`${safe.length > LONGEST ? `${safe.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}...` : safe}\``;
}

/** Problems as sentences that name file, line and column, in the order of the text. */
export function problemLines(file: string, text: string, problems: readonly Problem[]): readonly string[] {
  const sorted = [...problems].sort((a, b) => a.offset - b.offset);
  const lines: string[] = [];
  let line = 1;
  let lineStart = 0;
  for (const { offset, path, message } of sorted) {
    for (let next = text.indexOf('\n', lineStart); next >= 0 && next < offset; next = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = next + 1;
    }
    const at = path.length === 0 ? '' : `${pathText(path)}: `;
    lines.push(`${file}:${line}:${offset - lineStart + 1}: ${at}${message}`);
  }
  return lines;
}
