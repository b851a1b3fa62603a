import type { EstateProblem } from './estate.ts';
import { comparePaths, compareTexts, type Path } from './places.ts';

/** Takes note of something that could not be read. The account is filled in by who knows it. */
export type Report = (severity: EstateProblem['severity'], path: Path, message: string) => void;

/** In the order of files and places, so that the order in which a snapshot was read does not show. */
export function sortProblems(problems: readonly EstateProblem[]): EstateProblem[] {
  return [...problems].sort(
    (a, b) =>
      compareTexts(a.file, b.file) ||
      comparePaths(a.path, b.path) ||
      compareTexts(a.severity, b.severity) ||
      compareTexts(a.message, b.message),
  );
}
