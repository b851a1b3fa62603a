import { type ReportFinding, SEVERITIES } from './findings-report.ts';

/** The worst first, and of equal ones the first findings of every check in turn, so that one check with many does not hide the others. */
export function worstOfEach(findings: readonly ReportFinding[]): readonly ReportFinding[] {
  const seen = new Map<string, number>();
  const turn = new Map<ReportFinding, number>();
  for (const finding of findings) {
    const before = seen.get(finding.check) ?? 0;
    turn.set(finding, before);
    seen.set(finding.check, before + 1);
  }
  const turnOf = (finding: ReportFinding): number => turn.get(finding) ?? 0;
  return findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || turnOf(a) - turnOf(b));
}
