import { partitionOfRegion } from '../../iam/arn.ts';
import type { ReportCheck, ReportFinding, ReportSuppression } from '../findings-report.ts';
import { clipped } from '../plain-text.ts';
import type { ScanReport } from '../scan-report.ts';
import { sha256 } from '../sha-256.ts';
import { placeOf } from '../subject-place.ts';
import { productFields } from './product-fields.ts';
import { resourceOf } from './resource.ts';

/** What is the same for all findings of a check. */
export interface CheckFacts {
  readonly check: ReportCheck | undefined;
  /** What frameworks require, at most 32. */
  readonly requirements: readonly string[];
}

/** A finding as Security Hub imports it; lengths are those of the API reference, AwsSecurityFinding. */
export function findingOf(finding: ReportFinding, { check, requirements }: CheckFacts, report: ScanReport): unknown {
  const { fingerprint, severity, subject, message, fix, suppression } = finding;
  const place = placeOf(subject, report);
  const { region, account } = place;
  // the partition of the region in which it is imported; a subject may lie in another
  const product = `arn:${partitionOfRegion(region)}:securityhub:${region}:${account}:product/${account}/default`;
  const types = (check?.topics ?? []).map((topic) => `Software and Configuration Checks/AWS Security Best Practices/${topic}`);
  const grade = { Label: severity.toUpperCase(), Original: severity };
  return {
    SchemaVersion: '2018-10-08',
    Id: `mantlet/${finding.check}/${sha256(fingerprint)}`,
    ProductArn: product,
    ProductName: 'Mantlet',
    CompanyName: 'Mantlet',
    GeneratorId: `mantlet/${finding.check}`,
    AwsAccountId: account,
    Types: types,
    CreatedAt: report.now,
    UpdatedAt: report.now,
    Severity: grade,
    Title: clipped(check?.title ?? finding.check, 256),
    Description: clipped(check === undefined ? message : `${message}. ${check.why}`, 1_024),
    ...(fix === undefined ? {} : { Remediation: { Recommendation: { Text: clipped(fix.summary, 512) } } }),
    ProductFields: productFields(finding, report.mantlet),
    Resources: [resourceOf(subject, place)],
    Compliance: complianceOf(finding, requirements),
    ...(suppression === undefined ? {} : accepted(suppression, report.now)),
    RecordState: 'ACTIVE',
    // what a provider says again later counts only here: Security Hub keeps the members above for its users
    FindingProviderFields: { Severity: grade, Types: types },
  };
}

function complianceOf({ verdict, check, message }: ReportFinding, requirements: readonly string[]): unknown {
  return {
    // WARNING would say that the check is made and something is missing from the answer; what was not read was not checked
    Status: verdict === 'fail' ? 'FAILED' : 'NOT_AVAILABLE',
    ...(verdict === 'fail' ? {} : { StatusReasons: [{ ReasonCode: 'MANTLET_NOT_READ', Description: clipped(message, 1_024) }] }),
    SecurityControlId: check,
    ...(requirements.length === 0 ? {} : { RelatedRequirements: requirements }),
  };
}

const accepted = ({ owner, reason, expires }: ReportSuppression, now: string): object => ({
  Workflow: { Status: 'SUPPRESSED' },
  Note: { Text: clipped(`${clipped(reason, 450)} (until ${expires})`, 512), UpdatedBy: clipped(owner, 512), UpdatedAt: now },
});
