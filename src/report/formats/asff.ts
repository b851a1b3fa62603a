import { findingOf } from '../asff/finding.ts';
import type { Format } from '../format.ts';
import { requirementsOf } from '../framework-requirements.ts';
import type { ScanReport } from '../scan-report.ts';

/**
 * The AWS Security Finding Format. Failures, and what nobody can tell about a subject; accounts that were not read at all are in no finding,
 * as there would be one for each check.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html
 */
const format: Format = {
  name: 'asff',
  about: 'findings for Security Hub, as BatchImportFindings takes them (100 a call, each from its account)',
  render: (report) => `${JSON.stringify({ Findings: findings(report) }, undefined, 2)}\n`,
};

export default format;

function findings(report: ScanReport): readonly unknown[] {
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const requirements = requirementsOf(report);
  return report.findings.map((finding) =>
    findingOf(finding, { check: checks.get(finding.check), requirements: requirements.get(finding.check) ?? [] }, report),
  );
}
