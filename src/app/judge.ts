import { coverage } from '../compliance/coverage.ts';
import type { Framework } from '../compliance/framework.ts';
import type { Check, Scanned } from '../findings/check.ts';
import type { Evidence, Finding } from '../findings/finding.ts';
import { type CheckResult, runChecks } from '../findings/run-checks.ts';
import { suppressionFor } from '../estate/intent-suppressions.ts';
import { type FindingsReport, type ReportCheck, type ReportEvidence, type ReportFinding, SEVERITIES } from '../report/findings-report.ts';
import { patchOf } from './patch.ts';
import type { StatementPlaces } from './statement-places.ts';

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
  const located = (row: number): number => (statements <= LOCATED ? Number.POSITIVE_INFINITY : row < LOCATED ? 1 : 0);
  return Promise.all(findings.map((finding, row) => reportFinding(finding, located(row), around)));
}

/** `located`: so many of its pieces of evidence are looked up. */
async function reportFinding(finding: Finding, located: number, { scanned, places, options }: Surroundings): Promise<ReportFinding> {
  const { fingerprint, check, severity, subject, message, fix, mitre = [] } = finding;
  const verdict = finding.verdict === 'fail' ? 'fail' : 'unknown';
  const { intent, now } = scanned;
  const accepted = intent && verdict === 'fail' ? suppressionFor(intent, { check, subject: subject.id }, now) : undefined;
  const inForce = accepted?.expiry.status === 'in-force' ? accepted.suppression : undefined;
  const evidence = await Promise.all(finding.evidence.map((one, index) => reportEvidence(one, places, index < located)));
  const patch = located > 0 && fix?.patch !== undefined ? await patchOf(fix.patch, places) : undefined;
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

async function reportEvidence(evidence: Evidence, places: StatementPlaces, locate: boolean): Promise<ReportEvidence> {
  if (evidence.kind === 'gap') return evidence;
  if (evidence.kind === 'member') return { kind: 'member', file: evidence.document.file, path: evidence.path, value: evidence.value };
  return { kind: 'statement', statement: await places.place(evidence.statement, locate) };
}
