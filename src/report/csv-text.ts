import { clipped, plain } from './plain-text.ts';

/** A column: its title, and what stands in it. */
export type CsvColumn<Row> = readonly [title: string, cell: (row: Row) => string];

/** RFC 4180: lines end in CRLF; a cell with quotes or commas stands in quotes. No cell has a line end or another control character. */
export const csvText = <Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string =>
  [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]
    .map((cells) => `${cells.map(escaped).join(',')}\r\n`)
    .join('');

/** Excel takes 32,767 characters and spills the rest into the next cells; quotes and the apostrophe count. */
const LONGEST = 16_000;

/** A spreadsheet runs what begins as a formula, also where its characters are the wide ones: an apostrophe makes it text (OWASP, "CSV Injection"). */
function escaped(cell: string): string {
  const flat = plain(cell);
  const told = flat === '' ? '' : clipped(flat, LONGEST);
  const text = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(told) ? `'${told}` : told;
  return /[",']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
