import type { EstateProblem } from './estate.ts';
import { compareTexts } from './places.ts';

/** A file of which a snapshot has one. */
export interface WholeDocument {
  readonly document: unknown;
  readonly file: string;
}

/** The one document, or the first by file name where there are several. */
export function onlyDocument(documents: readonly WholeDocument[], what: string, problems: EstateProblem[]): WholeDocument | undefined {
  const [first, ...others] = [...documents].sort((a, b) => compareTexts(a.file, b.file));
  for (const { file } of others) {
    problems.push({
      severity: 'error',
      file,
      path: [],
      message: `the snapshot has a second ${what}; ${first?.file} is taken`,
      account: undefined,
    });
  }
  return first;
}
