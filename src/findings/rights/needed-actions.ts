import type { CatalogueRow } from '../../catalogue/types.ts';
import type { Intent } from '../../estate/intent.ts';
import { exemptionFor } from '../../estate/intent-exemptions.ts';
import { coversAction } from '../../estate/intent-needs.ts';
import { isBreakGlass, useCasesOf } from '../../estate/intent-principals.ts';

/** Of some actions that a principal holds, those that a use case of it needs or an exemption in force lets it hold. */
export function neededOf(arn: string, rows: readonly CatalogueRow[], intent: Intent, now: string): readonly CatalogueRow[] {
  if (isBreakGlass(intent, arn)) return rows;
  const needs = (useCasesOf(intent, arn) ?? []).flatMap((useCase) => useCase.needs);
  return rows.filter(
    ({ action, class: ability }) =>
      coversAction(needs, action, ability) || exemptionFor(intent, arn, { action, class: ability }, now) !== undefined,
  );
}

/** Names of the actions that any of some principals needs; empty where nobody has said who needs what. */
export function neededByAny(
  arns: readonly string[],
  rows: readonly CatalogueRow[],
  intent: Intent | undefined,
  now: string,
): ReadonlySet<string> {
  const needed = new Set<string>();
  if (intent === undefined) return needed;
  for (const arn of arns) {
    for (const { action } of neededOf(
      arn,
      rows.filter((row) => !needed.has(row.action)),
      intent,
      now,
    ))
      needed.add(action);
    if (needed.size === rows.length) break;
  }
  return needed;
}
