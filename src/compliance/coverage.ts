import type { Check } from '../findings/check.ts';
import { checks as everyCheck } from '../findings/checks/index.ts';
import type { Verdict } from '../findings/finding.ts';
import type { CheckResult } from '../findings/run-checks.ts';
import type { Framework, Requirement } from './framework.ts';

/**
 * What checks say of a requirement. `met`: some had something to look at, all of it passed, and nothing is left open. `unknown`: nothing
 * failed, but something was not read, broke down or was not run. `no-evidence`: no check had anything to look at. `not-covered`: no check tests it.
 */
export type CoverageStatus = 'met' | 'failing' | 'unknown' | 'no-evidence' | 'not-covered';

/** One check as evidence for a requirement. */
export interface CheckEvidence {
  readonly id: string;
  readonly status: Exclude<CoverageStatus, 'not-covered'>;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** `broken`: it says nothing about what it did not come to; `left-out`: this scan did not ask it. */
  readonly run: 'yes' | 'broken' | 'left-out';
}

/** How a requirement fares. */
export interface RequirementCoverage extends Pick<Requirement, 'id' | 'asks' | 'confirmed'> {
  readonly status: CoverageStatus;
  /** Over all its checks. */
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly checks: readonly CheckEvidence[];
}

/** How a framework fares. */
export interface Coverage {
  readonly framework: Omit<Framework, 'requirements'>;
  readonly totals: Readonly<Record<CoverageStatus, number>>;
  readonly requirements: readonly RequirementCoverage[];
}

type Known = Pick<Check, 'id' | 'topics'>;

/** The parts of a result that count here. */
export type Result = Pick<CheckResult, 'counts' | 'crash'> & { readonly check: Known };

/**
 * What a scan says about a framework. A failure that somebody accepted is a failure here all the same, and a check that was left out leaves
 * its requirements open: neither turns one green.
 */
export function coverage(framework: Framework, results: readonly Result[], all: readonly Known[] = everyCheck): Coverage {
  const { requirements: asked, ...about } = framework;
  const byId = new Map<string, Result>(results.map((result) => [result.check.id, result]));
  const known = [...new Map([...all, ...results.map(({ check }) => check)].map((check) => [check.id, check])).values()];
  const totals = { met: 0, failing: 0, unknown: 0, 'no-evidence': 0, 'not-covered': 0 };
  const requirements = asked.map((requirement) => {
    const checks = evidenceFor(requirement, known).map(({ id }) => checkEvidence(id, byId.get(id)));
    const status = together(checks);
    totals[status]++;
    const counts = { pass: 0, fail: 0, unknown: 0 };
    for (const one of checks) for (const verdict of VERDICTS) counts[verdict] += one.counts[verdict];
    const { id, asks, confirmed } = requirement;
    return { id, asks, confirmed, status, counts, checks };
  });
  return { framework: about, totals, requirements };
}

const VERDICTS = ['pass', 'fail', 'unknown'] as const;

/** The checks that are evidence for a requirement, in the order in which they are given. */
export function evidenceFor<C extends Known>({ topics = [], checks = [], not = [] }: Requirement, known: readonly C[]): readonly C[] {
  return known.filter(
    (check) => checks.includes(check.id) || (!not.includes(check.id) && check.topics.some((topic) => topics.includes(topic))),
  );
}

function checkEvidence(id: string, result: Result | undefined): CheckEvidence {
  if (result === undefined) return { id, status: 'unknown', counts: { pass: 0, fail: 0, unknown: 0 }, run: 'left-out' };
  const { counts, crash } = result;
  const broken = crash !== undefined;
  const status =
    counts.fail > 0 ? 'failing' : broken || counts.unknown > 0 ? 'unknown' : counts.pass > 0 ? 'met' : ('no-evidence' as const);
  return { id, status, counts, run: broken ? 'broken' : 'yes' };
}

/** The worst decides; a check with nothing to look at says nothing, as an absent resource is neither good nor bad. */
function together(checks: readonly CheckEvidence[]): CoverageStatus {
  if (checks.length === 0) return 'not-covered';
  for (const status of ['failing', 'unknown', 'met'] as const) if (checks.some((one) => one.status === status)) return status;
  return 'no-evidence';
}
