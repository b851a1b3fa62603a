import type { Reference } from './facts.ts';
import { parseReferenceFile } from './frozen-file.ts';
import { importIamData } from './iam-data.ts';
import type { ImportProblem } from './import-problem.ts';
import { importProblem } from './import-problem.ts';
import type { Imported, ReadText } from './importing.ts';
import { importLosses } from './losses.ts';
import { builtInReference } from './reference.ts';
import { importServiceDocuments, importServiceReference } from './service-reference.ts';

export type { ImportProblem, ImportProblemName } from './import-problem.ts';

/** Which form the source has: an unpacked iam-data package, AWS's service reference, single documents of it, or our own frozen file. */
export type ReferenceSource = 'iam-data' | 'service-reference' | 'service-documents' | 'frozen';

/** What an import is told beside the files. */
export interface ImportOptions {
  /** Paths below the folder, where the caller can list them: for documents without an index, and to find a frozen file. */
  readonly files?: readonly string[];
  /** ISO date of the data; only iam-data and a frozen file bring their own. */
  readonly dated?: string;
  /** What must not be lost; the built-in reference by default. */
  readonly before?: Reference;
  /** Prefixes that a person has seen go. */
  readonly withdrawn?: readonly string[];
}

/** What came of an import. */
export interface ReferenceImport {
  readonly source: ReferenceSource | undefined;
  /** Undefined where the import is refused; `problems` says why. */
  readonly reference: Reference | undefined;
  readonly problems: readonly ImportProblem[];
  /** Prefixes that the source itself files under machine learning and AI. */
  readonly aiCategory: readonly string[];
}

/** A source that is broken throughout says the same thing of thousands of actions. */
const SHOWN_OF_A_KIND = 20;

/**
 * Reads a state of AWS's Service Authorization Reference in any of its forms. It is refused, with named problems, where it cannot be read
 * completely or says less than is known already: a prefix, an access level or over 5 % of the PassRole flags lost.
 */
export function importReference(read: ReadText, options: ImportOptions = {}): ReferenceImport {
  const before = options.before ?? builtInReference();
  const found = sourceOf(read, options.files ?? []);
  if (found === undefined) {
    const message = 'there is neither iam-data (`data/services.json`), a service reference (`service-list.json`) nor a document of it';
    return { source: undefined, reference: undefined, problems: [importProblem('no-source', message)], aiCategory: [] };
  }
  const imported = readSource(found, read, options.dated, before);
  const problems = [...imported.problems];
  const { version } = imported.reference;
  if (problems.length === 0 && !/^\d{4}-\d{2}-\d{2}$/.test(version)) {
    problems.push(importProblem('no-date', version === '' ? 'the source has no date: name it' : `\`${version}\` is no ISO date`));
  }
  // What could not be read would show up once more as lost.
  if (problems.length === 0) problems.push(...importLosses(before, imported.reference, options.withdrawn));
  return {
    source: found.source,
    reference: problems.length === 0 ? imported.reference : undefined,
    problems: shortened(problems),
    aiCategory: imported.aiCategory,
  };
}

interface Found {
  readonly source: ReferenceSource;
  readonly paths: readonly string[];
}

function sourceOf(read: ReadText, files: readonly string[]): Found | undefined {
  const has = (...paths: readonly string[]): boolean => paths.some((path) => read(path) !== undefined);
  if (has('v1/service-list.json', 'service-list.json')) return { source: 'service-reference', paths: [] };
  if (has('data/services.json', 'services.json')) return { source: 'iam-data', paths: [] };
  const paths = files.filter((file) => file.endsWith('.json') && !/(^|\/)(package(-lock)?|mapping)\.json$/.test(file));
  const first = paths[0];
  if (first === undefined) return undefined;
  const frozen = paths.find((path) => read(path)?.slice(0, 200).includes('mantlet-reference-') ?? false);
  return frozen === undefined ? { source: 'service-documents', paths } : { source: 'frozen', paths: [frozen] };
}

function readSource({ source, paths }: Found, read: ReadText, dated: string | undefined, before: Reference): Imported {
  if (source === 'iam-data') return importIamData(read, dated);
  if (source === 'service-reference') return importServiceReference(read, dated ?? '', before);
  if (source === 'service-documents') return importServiceDocuments(read, paths, dated ?? '', before);
  return parseReferenceFile(read(paths[0] ?? '') ?? '');
}

function shortened(problems: readonly ImportProblem[]): ImportProblem[] {
  const seen = new Map<string, number>();
  const shown: ImportProblem[] = [];
  for (const problem of problems) {
    const nth = (seen.get(problem.problem) ?? 0) + 1;
    seen.set(problem.problem, nth);
    if (nth <= SHOWN_OF_A_KIND) shown.push(problem);
  }
  for (const [name, count] of seen) {
    if (count <= SHOWN_OF_A_KIND) continue;
    shown.push({ problem: name as ImportProblem['problem'], message: `and ${count - SHOWN_OF_A_KIND} more of this kind` });
  }
  return shown;
}
