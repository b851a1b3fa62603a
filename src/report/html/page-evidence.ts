import type { ReportEvidence } from '../findings-report.ts';
import type { StatementPlace } from '../scan-report.ts';
import type { PageEvidence } from './page-data.ts';

/** Values longer than this are cut: the page names their file and place. */
const LONGEST = 2_000;

/** Something that a finding rests on, in words and with the place to open. */
export function pageEvidence(evidence: ReportEvidence): PageEvidence {
  if (evidence.kind === 'gap') return { label: 'not read', text: evidence.what, place: undefined };
  if (evidence.kind === 'statement')
    return { label: 'statement', text: statementName(evidence.statement), place: filePlace(evidence.statement) };
  const { path, value, file } = evidence;
  const text = value === undefined ? undefined : JSON.stringify(value);
  const shown = text === undefined ? 'is not there' : text.length > LONGEST ? `= ${text.slice(0, LONGEST)} … (cut)` : `= ${text}`;
  return { label: 'value', text: `${path.join('.')} ${shown}`, place: file };
}

/** `statement 2 (Sid) of inline policy x, v3`. */
export const statementName = ({ statement, sid, document, version }: StatementPlace): string =>
  `statement ${statement}${sid === undefined ? '' : ` (${sid})`} of ${document}${version === undefined ? '' : ` ${version}`}`;

/** `file:line:column` where known; undefined where the statement is in no file. */
export const filePlace = ({ file, line, column }: StatementPlace): string | undefined =>
  file === undefined || line === undefined ? file : `${file}:${line}:${column ?? 1}`;
