import type { ReportFinding } from '../findings-report.ts';
import type { Format } from '../format.ts';
import { csvText } from '../csv-text.ts';
import { clipped } from '../plain-text.ts';
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

/** Findings alone. */
const format: Format = {
  name: 'csv',
  about: 'one row a finding, for a spreadsheet',
  render: ({ findings }) => csvText(COLUMNS, findings),
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
