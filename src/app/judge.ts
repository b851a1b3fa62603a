import { coverage } from '../compliance/coverage.ts';
import type { Framework } from '../compliance/framework.ts';
import type { Check, Scanned } from '../findings/check.ts';
import type { Evidence, Finding } from '../findings/finding.ts';
import { type CheckResult, runChecks } from '../findings/run-checks.ts';
import { suppressionFor } from '../estate/intent-suppressions.ts';
import { type FindingsReport, type ReportCheck, type ReportEvidence, type ReportFinding, SEVERITIES } from '../report/findings-report.ts';
import { patchOf } from './patch.ts';
import { namedPlace, type StatementPlaces } from './statement-places.ts';

/** How checks are run. */
export interface JudgeOptions {
  readonly checks: readonly Check[];
  /** The file that was read into `scanned.intent`. */
  readonly intentFile: string | undefined;
  /** Fingerprints of findings that are known already. */
  readonly baseline: ReadonlySet<string>;
  /** Of which the report says how they fare. */
  readonly frameworks: readonly Framework[];
}

/** Runs checks over a scan and makes their answers ready to show. */
export async function judge(scanned: Scanned, places: StatementPlaces, options: JudgeOptions): Promise<FindingsReport> {
  const results = runChecks(options.checks, scanned);
  const findings = results.flatMap((result) => result.findings).sort(worstFirst);
  return {
    now: scanned.now,
    intent: options.intentFile,
    checks: results.map(checkOf),
    coverage: options.frameworks.map((framework) => coverage(framework, results)),
    findings: await reportFindings(findings, { scanned, places, options }),
  };
}

function checkOf({ check, counts, unread, crash }: CheckResult): ReportCheck {
  const { id, title, why, kind, severity, planes, topics, known } = check;
  return { id, title, why, kind, severity, planes, topics, known, counts, unread, crash };
}

const rank = ({ verdict, severity }: Finding): number => SEVERITIES.indexOf(severity) + (verdict === 'fail' ? 0 : SEVERITIES.length);
const worstFirst = (a: Finding, b: Finding): number =>
  rank(a) - rank(b) || (a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0);

/**
 * So many statements are looked up in their files, for lines and patches: all of them where there are no more, otherwise the first one of
 * each of the worst findings. The others name document and file.
 */
const LOCATED = 500;

interface Surroundings {
  readonly scanned: Scanned;
  readonly places: StatementPlaces;
  readonly options: JudgeOptions;
}

async function reportFindings(findings: readonly Finding[], around: Surroundings): Promise<readonly ReportFinding[]> {
  const statements = findings.reduce((sum, { evidence }) => sum + evidence.filter(({ kind }) => kind === 'statement').length, 0);
  if (statements <= LOCATED) return Promise.all(findings.map((finding) => locatedFinding(finding, Number.POSITIVE_INFINITY, around)));
  // there may be many: what is not looked up waits for nothing
  const first = await Promise.all(findings.slice(0, LOCATED).map((finding) => locatedFinding(finding, 1, around)));
  return [
    ...first,
    ...findings.slice(LOCATED).map((finding) => reportFinding(finding, finding.evidence.map(namedEvidence), undefined, around)),
  ];
}

/** With lines and patch; `located`: so many of its pieces of evidence are looked up. */
async function locatedFinding(finding: Finding, located: number, around: Surroundings): Promise<ReportFinding> {
  const { places } = around;
  const evidence = await Promise.all(
    finding.evidence.map((one, index) => (index < located ? locatedEvidence(one, places) : namedEvidence(one))),
  );
  const patch = finding.fix?.patch === undefined ? undefined : await patchOf(finding.fix.patch, places);
  return reportFinding(finding, evidence, patch, around);
}

function reportFinding(
  finding: Finding,
  evidence: readonly ReportEvidence[],
  patch: Awaited<ReturnType<typeof patchOf>>,
  { scanned, options }: Surroundings,
): ReportFinding {
  const { fingerprint, check, severity, subject, message, fix, mitre = [] } = finding;
  const verdict = finding.verdict === 'fail' ? 'fail' : 'unknown';
  const { intent, now } = scanned;
  const accepted = intent && verdict === 'fail' ? suppressionFor(intent, { check, subject: subject.id }, now) : undefined;
  const inForce = accepted?.expiry.status === 'in-force' ? accepted.suppression : undefined;
  return {
    fingerprint,
    check,
    verdict,
    severity,
    subject,
    message,
    evidence,
    fix: fix === undefined ? undefined : { summary: fix.summary, patch },
    mitre,
    state: inForce !== undefined ? 'suppressed' : options.baseline.has(fingerprint) ? 'known' : 'open',
    suppression:
      inForce === undefined
        ? undefined
        : { owner: inForce.owner, reason: inForce.reason, ticket: inForce.ticket, expires: inForce.expires },
  };
}

/** Evidence with the line of its statement. */
async function locatedEvidence(evidence: Evidence, places: StatementPlaces): Promise<ReportEvidence> {
  return evidence.kind === 'statement' ? { kind: 'statement', statement: await places.place(evidence.statement) } : namedEvidence(evidence);
}

/** Evidence by the names of document and file alone. */
function namedEvidence(evidence: Evidence): ReportEvidence {
  if (evidence.kind === 'gap') return evidence;
  if (evidence.kind === 'member') return { kind: 'member', file: evidence.document.file, path: evidence.path, value: evidence.value };
  return { kind: 'statement', statement: namedPlace(evidence.statement) };
}
