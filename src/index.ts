/**
 * Mantlet as a library: read a snapshot, ask who holds what, evaluate requests, look actions up. Every function that decides is pure; only
 * `openEstate`, `openIntent`, `openTrail`, `readIntent` and `StatementPlaces` read files.
 */

export type { Assumptions, Caller } from './access/caller.ts';
export { CallerIndex } from './access/caller-index.ts';
export type { Holding } from './access/holding.ts';
export { explainHolding } from './access/holding.ts';
export type { Holdings } from './access/holdings.ts';
export type { Inventory, InventoryOptions } from './access/inventory.ts';
export { buildInventory } from './access/inventory.ts';
export { withResourcePolicies } from './access/resource-policies/resource-holdings.ts';
export type { Summary } from './access/summary.ts';
export { summarize } from './access/summary.ts';
export { trapsOf } from './access/traps.ts';
export type { Universe } from './access/universe.ts';
export { buildUniverse } from './access/universe.ts';
export type { Holder, WhoCanQuestion } from './access/resource-policies/who-can.ts';
export { whoCan } from './access/resource-policies/who-can.ts';
export { reportActivity } from './app/activity.ts';
export { chosenActions } from './app/chosen-actions.ts';
export { evaluateLine } from './app/evaluate.ts';
export type { ExplainQuestion } from './app/explain.ts';
export { explain } from './app/explain.ts';
export { explainReport } from './app/explain-report.ts';
export { openEstate } from './app/open-estate.ts';
export { openIntent } from './app/open-intent.ts';
export { openTrail } from './app/open-trail.ts';
export { scan } from './app/scan.ts';
export { StatementPlaces } from './app/statement-places.ts';
export { UsageError } from './app/usage-error.ts';
export { answerWhoCan } from './app/who-can.ts';
export { catalogueRow, catalogueRows, privilegedActions } from './catalogue/catalogue.ts';
export { checkCatalogue } from './catalogue/check.ts';
export { diffReferences } from './catalogue/diff.ts';
export { listCatalogue } from './catalogue/list.ts';
export { showAction } from './catalogue/show.ts';
export type { CapabilityClass, CatalogueRow, Tier } from './catalogue/types.ts';
export type { Account, Estate, Principal, Resource } from './estate/estate.ts';
export type { Exemption, Intent, Suppression, TrustedAccount, UseCase } from './estate/intent.ts';
export { exemptionFor, exemptionsOf } from './estate/intent-exemptions.ts';
export { expiresWithin, expiryOf } from './estate/intent-expiry.ts';
export { coversAction } from './estate/intent-needs.ts';
export { isBreakGlass, useCasesOf } from './estate/intent-principals.ts';
export { suppressionFor } from './estate/intent-suppressions.ts';
export { decideRequest } from './iam/compiled/decide.ts';
export type { Decision, PolicyLayers, Reason, Residual, Verdict } from './iam/decision.ts';
export { parseEvaluationInput } from './iam/evaluation-input.ts';
export { explainDecision } from './iam/explain.ts';
export { parsePolicy } from './iam/parse.ts';
export type { Policy, Statement, StatementRef } from './iam/policy.ts';
export { referenceDecision } from './iam/reference/reference-decision.ts';
export type { AuthorizationRequest } from './iam/request.ts';
export { IntentError } from './intent/intent-error.ts';
export { readIntent } from './intent/read-intent.ts';
export type { ActivityReport } from './report/activity-report.ts';
export type { ScanReport } from './report/scan-report.ts';
export { SnapshotError } from './snapshot/snapshot-error.ts';
