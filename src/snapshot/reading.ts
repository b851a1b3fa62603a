import type { EstateBuilder } from '../estate/builder.ts';
import type { EstateProblem } from '../estate/estate.ts';

/** One reading of a snapshot: the builder, and whether anything was found of which a question can be answered. */
export interface Reading {
  readonly builder: EstateBuilder;
  /** Files and lists that cannot be read, in the order in which they were met. */
  readonly problems: EstateProblem[];
  /** Principals, policies of resources, organisations. */
  answerable: number;
  readonly onBytes: (bytes: number) => void;
}

/** Something that leaves answers open. */
export function report(reading: Reading, file: string, path: EstateProblem['path'], message: string, account: string | undefined): void {
  const problem: EstateProblem = { severity: 'error', file, path, message, account };
  reading.problems.push(problem);
  reading.builder.problem(problem);
}
