/** One column of a table: its title and whether numbers stand in it. */
export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

/** The width of text on a terminal, colour codes apart. */
const widthOf = (text: string): number => [...text.replace(ANSI, '')].length;
// oxlint-disable-next-line no-control-regex -- colour codes begin with one
const ANSI = /\u001b\[[0-9;]*m/g;

/**
 * A plain table: two spaces between columns, no lines, no trailing space. What is too wide for a terminal is told row by row instead; the
 * last column may be broken where it is text, as any sentence is.
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], indent = '  ', width?: number): string {
  const widths = columns.map((column, i) => Math.max(widthOf(column.title), ...rows.map((row) => widthOf(row[i] ?? ''))));
  const rigid = columns.at(-1)?.right === true ? widths : widths.slice(0, -1);
  if (width !== undefined && rigid.reduce((sum, one) => sum + one + 2, indent.length) > width) return listed(columns, rows, indent);
  const line = (cells: readonly string[]): string =>
    indent +
    cells
      .map((cell, i) => {
        const pad = ' '.repeat(Math.max(0, (widths[i] as number) - widthOf(cell)));
        return columns[i]?.right === true ? pad + cell : cell + pad;
      })
      .join('  ')
      .trimEnd();
  const lines = rows.map(line);
  return (columns.some((column) => column.title !== '') ? [line(columns.map((column) => column.title)), ...lines] : lines).join('\n');
}

/** Each row under its first cell, the others with their titles. */
function listed(columns: readonly Column[], rows: readonly (readonly string[])[], indent: string): string {
  const parts = rows.map(([first = '', ...others]) => {
    const told = others.flatMap((cell, i) => (cell === '' ? [] : `${columns[i + 1]?.title ?? ''} ${cell}`.trim()));
    return `${indent}${first}${told.length === 0 ? '' : `\n${indent}  ${told.join(' | ')}`}`;
  });
  return parts.join('\n');
}

/** `1068` -> `1,068`. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** `1 principal`, `2 principals`. */
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${value === 1 ? one : many}`;
