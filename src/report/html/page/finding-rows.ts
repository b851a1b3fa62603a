import { SEVERITIES } from '../../findings-report.ts';
import type { Severity } from '../../../findings/finding.ts';
import type { PageCheck, PageData, PageFinding } from '../page-data.ts';

/** Whether and how a finding counts. */
export type State = 'open' | 'suppressed' | 'known' | 'unknown';
/** All of them, and how each is said. */
export const STATES: readonly (readonly [State, string])[] = [
  ['open', 'open'],
  ['unknown', 'cannot tell'],
  ['suppressed', 'accepted'],
  ['known', 'in the baseline'],
];

/** What nobody can tell counts neither for nor against. */
export const stateOf = ({ verdict, state }: PageFinding): State => (verdict === 'unknown' ? 'unknown' : state);

/** What is shown of the findings; an empty set means all. */
export interface FindingFilter {
  readonly text: string;
  readonly check: string;
  readonly account: string;
  readonly severities: ReadonlySet<Severity>;
  readonly states: ReadonlySet<State>;
}

/** Findings of one check. */
export interface CheckRows {
  readonly check: PageCheck;
  readonly worst: Severity;
  readonly findings: readonly PageFinding[];
}

/** The text in which a search looks. */
export function haystacks(data: PageData): ReadonlyMap<PageFinding, string> {
  const titles = new Map(data.checks.map(({ id, title }) => [id, title]));
  return new Map(
    data.findings.map((finding) => {
      const parts = [finding.subject.id, finding.message, finding.check, titles.get(finding.check) ?? '', finding.fix?.summary ?? ''];
      return [finding, [...parts, ...finding.evidence.flatMap(({ text, place }) => [text, place ?? ''])].join('\n').toLowerCase()];
    }),
  );
}

/** The findings that a filter leaves, under their checks, the worst check first. */
export function findingRows(data: PageData, hay: ReadonlyMap<PageFinding, string>, filter: FindingFilter): readonly CheckRows[] {
  const wanted = filter.text.trim().toLowerCase();
  const byCheck = new Map<string, PageFinding[]>();
  for (const finding of data.findings) {
    if (filter.check !== '' && finding.check !== filter.check) continue;
    if (filter.account !== '' && finding.subject.account !== filter.account) continue;
    if (filter.severities.size > 0 && !filter.severities.has(finding.severity)) continue;
    if (filter.states.size > 0 && !filter.states.has(stateOf(finding))) continue;
    if (wanted !== '' && hay.get(finding)?.includes(wanted) !== true) continue;
    const known = byCheck.get(finding.check);
    if (known === undefined) byCheck.set(finding.check, [finding]);
    else known.push(finding);
  }
  const checks = new Map(data.checks.map((check) => [check.id, check]));
  return [...byCheck]
    .map(([id, findings]) => ({
      check: checks.get(id) ?? { id, title: id, why: '' },
      findings: findings.sort((a, b) => rankOf(a) - rankOf(b)),
    }))
    .map((rows) => ({ ...rows, worst: rows.findings[0]?.severity ?? 'low' }))
    .sort(
      (a, b) =>
        rankOf(a.findings[0]) - rankOf(b.findings[0]) || b.findings.length - a.findings.length || (a.check.id < b.check.id ? -1 : 1),
    );
}

function rankOf(finding: PageFinding | undefined): number {
  if (finding === undefined) return Number.POSITIVE_INFINITY;
  return STATE_ORDER.indexOf(stateOf(finding)) * SEVERITIES.length + SEVERITIES.indexOf(finding.severity);
}

const STATE_ORDER: readonly State[] = ['open', 'known', 'unknown', 'suppressed'];
