import type { ChainPath, ChainStep } from '../access/chains/path.ts';
import type { Residual } from '../iam/decision.ts';
import type { ReportPath, ReportStep } from '../report/scan-report.ts';
import type { StatementPlaces } from './statement-places.ts';

/** A chain with its statements opened. */
export async function reportPath(principal: string, path: ChainPath, places: StatementPlaces): Promise<ReportPath> {
  const steps: ReportStep[] = [];
  for (const step of path.steps) steps.push(await reportStep(step, places));
  return { principal, action: path.action, status: path.status, steps };
}

async function reportStep(step: ChainStep, places: StatementPlaces): Promise<ReportStep> {
  const seen = new Set<string>();
  const statements = [];
  for (const { statements: refs } of step.rights) {
    for (const ref of refs) {
      const key = JSON.stringify([ref.document.name, ref.document.file, ref.index]);
      if (seen.has(key)) continue;
      seen.add(key);
      const place = await places.place(ref);
      // FullAWSAccess and its like explain nothing, and what stands in for a policy that somebody could write stands nowhere
      const isReal = place.file !== undefined || place.document.startsWith('arn:');
      if (isReal && !/FullAWSAccess/.test(place.document)) statements.push(place);
    }
  }
  const conditions = step.rights.flatMap(({ status, open }): readonly Residual[] =>
    status === 'conditional' && open !== undefined ? [open] : [],
  );
  return {
    kind: step.kind,
    title: step.title,
    way: step.way,
    from: step.from.arn,
    to: step.to.arn,
    form: step.to.form,
    status: step.status,
    given: step.given,
    actions: [...new Set(step.rights.map(({ action }) => action))],
    conditions,
    statements,
  };
}
