import { type Assumptions, type Caller, NO_ASSUMPTIONS } from '../access/caller.ts';
import { homeRegion } from '../access/policy-layers.ts';
import { buildReachFrom } from '../access/chains/reach.ts';
import { type ChainPath, shortestPath } from '../access/chains/path.ts';
import type { Estate } from '../estate/estate.ts';
import type { Decision } from '../iam/decision.ts';
import type { StatementRef } from '../iam/policy.ts';
import type { ExplainReport, ReportReason, ReportStatement } from '../report/explain-report.ts';
import { openShippedStatement } from '../snapshot/shipped-statement.ts';
import { type ExplainQuestion, explain } from './explain.ts';
import { incompleteOf } from './incomplete.ts';
import { reportPath } from './report-path.ts';
import type { StatementPlaces } from './statement-places.ts';

/** The whole answer to `mantlet explain`. */
export async function explainReport(estate: Estate, places: StatementPlaces, question: ExplainQuestion): Promise<ExplainReport> {
  const holding = explain(estate, question);
  const { caller, open, usual } = holding;
  const chain =
    holding.status === 'yes' || question.resource !== undefined ? undefined : chainOf(estate, caller, holding.action, question.assumptions);
  const path = chain === undefined ? undefined : await reportPath(caller.arn, chain, places);
  return {
    kind: 'explain',
    principal: caller.arn,
    account: caller.account.id,
    accountName: caller.account.name,
    action: holding.action,
    resource: holding.resource,
    example: holding.example,
    status: holding.status,
    usually: holding.usually,
    usualRegion: question.assumptions?.region ?? homeRegion(estate),
    open: await decisionReport(open, places, holding.assumed),
    usual: usual === undefined ? undefined : await decisionReport(usual, places, holding.assumed),
    residual: open.residual,
    traps: holding.traps.map((trap) => trap.message),
    scope: holding.scope,
    misses: await Promise.all(holding.misses.map((ref) => opened(ref, places))),
    path,
    incomplete: incompleteOf(estate).incomplete,
  };
}

async function decisionReport(decision: Decision, places: StatementPlaces, assumed: string | undefined): Promise<ExplainReport['open']> {
  const reasons: ReportReason[] = [];
  for (const { layer, level, effect, truth, message, statement } of decision.reasons) {
    reasons.push({
      layer,
      level,
      effect,
      truth,
      message,
      statement: statement === undefined ? undefined : await opened(statement, places),
    });
  }
  return { verdict: decision.verdict, reasons, warnings: assumed === undefined ? decision.warnings : [assumed, ...decision.warnings] };
}

async function opened(ref: StatementRef, places: StatementPlaces): Promise<ReportStatement> {
  const place = await places.of(ref);
  const found = place.text === undefined ? await openShippedStatement(ref) : undefined;
  if (found === undefined) return { ...place, shipped: undefined };
  const { text, ...shipped } = found;
  return { ...place, text, shipped };
}

/** The shortest chain to an action that the caller does not hold itself. */
function chainOf(estate: Estate, caller: Caller, action: string, assumptions: Assumptions = NO_ASSUMPTIONS): ChainPath | undefined {
  return caller.principal === undefined ? undefined : shortestPath(buildReachFrom(estate, caller, [action], assumptions), caller, action);
}
