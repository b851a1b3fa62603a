import type { Layer } from '../decision.ts';
import type { Statements } from './layer-outcomes.ts';
import { all, any, type Outcome } from './outcome.ts';
import { allowOfAnyStrength, type StatementOutcome } from './statement-outcome.ts';

/** One thing that must hold for access. */
export interface Requirement {
  readonly layer: Layer;
  readonly level: number | undefined;
  readonly outcome: Outcome;
  /** The statements whose Allow the outcome rests on. */
  readonly allows: readonly { readonly statement: StatementOutcome; readonly outcome: Outcome }[];
  /** Said where the requirement fails because the layer has no Allow. */
  readonly lacks: string | undefined;
  /** Said where not a statement but a rule of AWS, or something missing from the input, decides. */
  readonly note: string | undefined;
}

/** A way to be granted access: all its requirements hold. */
export type GrantPath = readonly Requirement[];

/** An Allow in one of the statements. */
export function allowIn(
  layer: Layer,
  statements: Statements,
  lacks: string | undefined,
  allow: (statement: StatementOutcome) => Outcome = allowOfAnyStrength,
  level?: number,
): Requirement {
  const allows = statements.map((statement) => ({ statement, outcome: allow(statement) }));
  return { layer, level, outcome: any(allows.map((a) => a.outcome)), allows, lacks, note: undefined };
}

/** A rule that decides without statements. */
export function rule(layer: Layer, outcome: Outcome, note: string): Requirement {
  return { layer, level: undefined, outcome, allows: [], lacks: undefined, note };
}

/** All requirements are needed. */
export const pathOutcome = (path: GrantPath): Outcome => all(path.map((r) => r.outcome));

/** One way is enough. */
export const pathsOutcome = (paths: readonly GrantPath[]): Outcome => any(paths.map(pathOutcome));
