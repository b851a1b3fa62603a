import type { ReportFinding } from '../findings-report.ts';
import type { Format } from '../format.ts';
import { evidenceText } from '../terminal/findings.ts';

const COLUMNS: readonly (readonly [title: string, cell: (finding: ReportFinding) => string])[] = [
  ['fingerprint', ({ fingerprint }) => fingerprint],
  ['state', ({ state }) => state],
  ['verdict', ({ verdict }) => verdict],
  ['severity', ({ severity }) => severity],
  ['check', ({ check }) => check],
  ['subject', ({ subject }) => subject.id],
  ['kind', ({ subject }) => subject.type ?? subject.kind],
  ['account', ({ subject }) => subject.account ?? ''],
  ['region', ({ subject }) => subject.region ?? ''],
  ['message', ({ message }) => message],
  ['evidence', ({ evidence }) => evidence.map(evidenceText).join('; ')],
  ['fix', ({ fix }) => fix?.summary ?? ''],
  ['suppressed until', ({ suppression }) => suppression?.expires ?? ''],
  ['suppressed because', ({ suppression }) => suppression?.reason ?? ''],
  ['ticket', ({ suppression }) => suppression?.ticket ?? ''],
];

/** RFC 4180: lines end in CRLF; a cell with quotes, commas or line ends stands in quotes. */
const format: Format = {
  name: 'csv',
  about: 'one row a finding, for a spreadsheet',
  render: ({ findings }) =>
    [COLUMNS.map(([title]) => title), ...findings.map((finding) => COLUMNS.map(([, cell]) => cell(finding)))]
      .map((cells) => `${cells.map(escaped).join(',')}\r\n`)
      .join(''),
};

export default format;

/** A spreadsheet runs what begins as a formula: an apostrophe makes it text (OWASP, "CSV Injection"). */
function escaped(cell: string): string {
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
