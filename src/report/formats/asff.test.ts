import { beforeAll, describe, expect, test } from 'vitest';
import { hostileReport, REPORTS } from '../../../test/format-reports.ts';
import { schemaProblems } from '../../../test/json-schema.ts';
import { finding, report as small } from '../html/report.fixture.ts';
import type { ScanReport } from '../scan-report.ts';
import asff from './asff.ts';

interface AwsSecurityFinding {
  readonly Id: string;
  readonly ProductArn: string;
  readonly GeneratorId: string;
  readonly AwsAccountId: string;
  readonly CreatedAt: string;
  readonly Severity: { readonly Label: string };
  readonly Workflow?: { readonly Status: string };
  readonly Compliance: {
    readonly Status: string;
    readonly SecurityControlId: string;
    readonly RelatedRequirements?: readonly string[];
    readonly StatusReasons?: readonly unknown[];
  };
  readonly Resources: readonly [{ readonly Type: string; readonly Id: string; readonly Partition?: string; readonly Region: string }];
  readonly FindingProviderFields: { readonly Severity: { readonly Label: string } };
}

const parsed = (text: string): readonly AwsSecurityFinding[] => JSON.parse(text).Findings;
const problems = schemaProblems('asff-2018-10-08.json');

describe.each(Object.entries(REPORTS))('of the %s report', (_name, make) => {
  let report: ScanReport;
  let text: string;
  let findings: readonly AwsSecurityFinding[];
  beforeAll(async () => {
    report = await make();
    text = asff.render(report);
    findings = parsed(text);
  });

  test('is what BatchImportFindings takes, and the same each time', () => {
    expect(problems(JSON.parse(text))).toEqual([]);
    expect(asff.render(report)).toBe(text);
  });

  test('every finding is below 240 KB', () => {
    for (const one of findings) expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThan(240_000);
  });

  test('every finding is one, with an id of its own that lasts, from its check and its account', () => {
    expect(findings.map(({ GeneratorId }) => GeneratorId)).toEqual(report.findings.map(({ check }) => `mantlet/${check}`));
    expect(new Set(findings.map(({ Id }) => Id)).size).toBe(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size);
    for (const { Id, AwsAccountId, ProductArn, Resources } of findings) {
      expect(Id).toMatch(/^mantlet\/[a-z0-9-]+\/[0-9a-f]{64}$/);
      expect(AwsAccountId).toMatch(/^\d{12}$/);
      expect(ProductArn).toMatch(
        new RegExp(`^arn:aws[a-z-]*:securityhub:${Resources[0].Region}:${AwsAccountId}:product/${AwsAccountId}/default$`),
      );
    }
  });

  test('fails, cannot tell and accepted stay apart', () => {
    expect(findings.map(({ Compliance, Workflow }) => [Compliance.Status, Workflow?.Status])).toEqual(
      report.findings.map(({ verdict, state }) => [
        verdict === 'fail' ? 'FAILED' : 'NOT_AVAILABLE',
        state === 'suppressed' ? 'SUPPRESSED' : undefined,
      ]),
    );
    for (const { Compliance } of findings) expect(Compliance.StatusReasons !== undefined).toBe(Compliance.Status === 'NOT_AVAILABLE');
  });

  test('severity is that of the finding, in both places', () => {
    const labels = report.findings.map(({ severity }) => severity.toUpperCase());
    expect(findings.map(({ Severity }) => Severity.Label)).toEqual(labels);
    expect(findings.map(({ FindingProviderFields }) => FindingProviderFields.Severity.Label)).toEqual(labels);
  });
});

test('of acme: principals, notebooks and accounts have the types that Security Hub knows, and requirements are those asked for', async () => {
  const findings = parsed(asff.render(await REPORTS.acme()));
  const types = new Set(findings.map(({ Resources }) => Resources[0].Type));
  for (const type of ['AwsIamRole', 'AwsIamUser', 'AwsIamPolicy', 'AwsS3Bucket', 'AwsSageMakerNotebookInstance', 'AwsAccount', 'Other'])
    expect(types).toContain(type);
  const required = findings.flatMap(({ Compliance }) => Compliance.RelatedRequirements ?? []);
  expect(required.length).toBeGreaterThan(0);
  for (const one of required) expect(one).toMatch(/^\S.* \S+\/\S/);
  expect(findings[0]?.CreatedAt).toBe('2027-01-31T00:00:00.000Z');
});

test.each([
  ['arn:aws-cn:iam::111122223333:role/x', undefined, 'cn-north-1', 'arn:aws-cn:securityhub:cn-north-1:111122223333:', 'aws-cn'],
  ['arn:aws:bedrock:eu-west-1:111122223333:agent/A', 'eu-west-1', 'us-east-1', 'arn:aws:securityhub:eu-west-1:111122223333:', 'aws'],
  ['111122223333', undefined, 'us-gov-west-1', 'arn:aws-us-gov:securityhub:us-gov-west-1:111122223333:', 'aws-us-gov'],
  ['arn:aws-iso:iam::111122223333:role/x', undefined, 'us-iso-east-1', 'arn:aws-iso:securityhub:us-iso-east-1:', undefined],
  ['SCP deny (p-1)', undefined, 'nowhere', 'arn:aws:securityhub:us-east-1:999999999999:', 'aws'],
])('%s is imported where it is', (id, region, usualRegion, start, partition) => {
  const report: ScanReport = {
    ...small([]),
    organization: { id: 'o-1', managementAccount: '999999999999' },
    assumptions: { region: undefined, usualRegion, context: {} },
    findings: [finding('x', { subject: { kind: 'principal', id, type: undefined, account: undefined, region } })],
  };
  const [only] = parsed(asff.render(report));
  expect(only?.ProductArn.startsWith(start), only?.ProductArn).toBe(true);
  expect(only?.Resources[0].Partition).toBe(partition);
});

test('the schema sees what is planted', () => {
  const log = JSON.parse(asff.render(hostileReport()));
  log.Findings[0].Title = 'x'.repeat(257);
  log.Findings[1].Compliance.Status = 'UNKNOWN';
  delete log.Findings[2].Resources;
  log.Findings[3].Verdict = 'fail';
  expect(problems(log)).toHaveLength(4);
});
