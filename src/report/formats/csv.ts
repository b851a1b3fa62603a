import type { ReportFinding } from '../findings-report.ts';
import type { Format } from '../format.ts';
import { clipped, plain } from '../plain-text.ts';
import { evidenceText } from '../terminal/findings.ts';
import { count } from '../terminal/table.ts';

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
  ['evidence', evidenceCell],
  ['fix', ({ fix }) => fix?.summary ?? ''],
  ['suppressed until', ({ suppression }) => suppression?.expires ?? ''],
  ['suppressed because', ({ suppression }) => suppression?.reason ?? ''],
  ['ticket', ({ suppression }) => suppression?.ticket ?? ''],
];

/** RFC 4180: lines end in CRLF; a cell with quotes or commas stands in quotes. No cell has a line end or another control character. */
const format: Format = {
  name: 'csv',
  about: 'one row a finding, for a spreadsheet',
  render: ({ findings }) =>
    [COLUMNS.map(([title]) => title), ...findings.map((finding) => COLUMNS.map(([, cell]) => cell(finding)))]
      .map((cells) => `${cells.map(escaped).join(',')}\r\n`)
      .join(''),
};

export default format;

/** A finding may rest on thousands of statements. */
const SHOWN = 20;

function evidenceCell({ evidence }: ReportFinding): string {
  const rest = evidence.length - SHOWN;
  return [
    ...evidence.slice(0, SHOWN).map((one) => clipped(evidenceText(one), 1_000)),
    ...(rest > 0 ? [`and ${count(rest)} more`] : []),
  ].join('; ');
}

/** Excel takes 32,767 characters and spills the rest into the next cells; quotes and the apostrophe count. */
const LONGEST = 16_000;

/** A spreadsheet runs what begins as a formula, also where its characters are the wide ones: an apostrophe makes it text (OWASP, "CSV Injection"). */
function escaped(cell: string): string {
  const flat = plain(cell);
  const told = flat === '' ? '' : clipped(flat, LONGEST);
  const text = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(told) ? `'${told}` : told;
  return /[",']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
