import { exemptionFor } from '../estate/intent-exemptions.ts';
import type { Check, Scanned } from './check.ts';
import type { Finding, Judgement, Verdict } from './finding.ts';

/** What one check came to. */
export interface CheckResult {
  readonly check: Check;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Failures and unknowns; what passes is only counted. */
  readonly findings: readonly Finding[];
  /** What whole accounts did not tell, each with its accounts. */
  readonly unread: readonly { readonly what: string; readonly accounts: readonly string[] }[];
  /** Why the check itself broke down: a fault of Mantlet, shown and not hidden. */
  readonly crash: string | undefined;
}

/** Runs checks over a scan. A check that throws has crashed alone. */
export function runChecks(checks: readonly Check[], scanned: Scanned): readonly CheckResult[] {
  return checks.map((check) => {
    const counts = { pass: 0, fail: 0, unknown: 0 };
    const findings: Finding[] = [];
    const silent = new Map<string, Set<string>>();
    let crash: string | undefined;
    try {
      for (const told of check.judge(scanned)) {
        if (isExempt(check, told, scanned)) continue;
        const judgement = asFarAsKnown(check, told, scanned);
        counts[judgement.verdict]++;
        if (isUnread(judgement)) put(silent, judgement);
        else if (judgement.verdict !== 'pass') findings.push(findingOf(check, judgement, scanned));
      }
    } catch (error) {
      crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    return { check, counts, findings, unread: [...silent].map(([what, accounts]) => ({ what, accounts: [...accounts] })), crash };
  });
}

/** Of whom an exemption in force names a check, that check does not speak. */
const isExempt = ({ id }: Check, { subject }: Judgement, { intent, now }: Scanned): boolean =>
  intent !== undefined && subject.kind === 'principal' && exemptionFor(intent, subject.id, { check: id }, now) !== undefined;

/** Rights that an SCP may deny are no certain failure where nobody knows which SCPs there are. */
function asFarAsKnown(check: Check, judgement: Judgement, { estate }: Scanned): Judgement {
  const aboutRights = check.kind === 'governance' || check.reads.includes('iam.GetAccountAuthorizationDetails');
  if (judgement.verdict !== 'fail' || !aboutRights || check.whateverScps === true) return judgement;
  const own = judgement.subject.account === undefined ? undefined : estate.accounts.get(judgement.subject.account);
  const accounts = own === undefined ? [...estate.accounts.values()] : [own];
  if (!accounts.every(({ management, scp }) => !management && scp === undefined)) return judgement;
  const what = 'which SCPs bind the account was not read';
  return {
    ...judgement,
    verdict: 'unknown',
    message: `unless an SCP denies it: ${judgement.message}`,
    evidence: [...judgement.evidence, { kind: 'gap', what }],
  };
}

/** Whether it says nothing but that an account was not read. */
const isUnread = ({ verdict, subject, evidence }: Judgement): boolean =>
  verdict === 'unknown' && subject.kind === 'account' && evidence.every(({ kind }) => kind === 'gap');

function put(silent: Map<string, Set<string>>, { message, subject }: Judgement): void {
  const accounts = silent.get(message);
  if (accounts === undefined) silent.set(message, new Set([subject.id]));
  else accounts.add(subject.id);
}

function findingOf(check: Check, judgement: Judgement, { intent }: Scanned): Finding {
  const { subject, about } = judgement;
  return {
    ...judgement,
    check: check.id,
    severity: intent?.severities[check.id] ?? judgement.severity ?? check.severity,
    fingerprint: [check.id, subject.id, ...(about === undefined ? [] : [about])].join(' '),
  };
}
