import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Reference } from '../catalogue/reference/facts.ts';
import { importReference, type ReferenceImport } from '../catalogue/reference/import-reference.ts';
import { builtInReference } from '../catalogue/reference/reference.ts';
import { UsageError } from './usage-error.ts';

const MAX_FILES = 20_000;

/**
 * Reads AWS's reference in any of its forms from a folder or a file. `mustKeep` false: an older state may say less than the built-in one,
 * as the first of two that are compared.
 */
export function openReference(path: string, dated: string | undefined, mustKeep: boolean): ReferenceImport {
  const info = statSync(path, { throwIfNoEntry: false });
  if (info === undefined)
    throw new UsageError(`\`${path}\` does not exist: name a folder of iam-data, of AWS's service reference, or a frozen reference file`);
  const root = info.isFile() ? dirname(path) : path;
  const files = info.isFile() ? [basename(path)] : filesBelow(root);
  const read = (file: string): string | undefined => {
    if (info.isFile() && file !== basename(path)) return undefined;
    const full = join(root, file);
    return statSync(full, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(full, 'utf8') : undefined;
  };
  const empty: Reference = { version: '', services: [], passRole: [] };
  return importReference(read, { files, ...(dated === undefined ? {} : { dated }), ...(mustKeep ? {} : { before: empty }) });
}

/** The built-in reference, or the one of a path; throws where it is refused. */
export function referenceFor(
  path: string,
  dated: string | undefined,
): { readonly reference: Reference; readonly aiCategory: readonly string[] } {
  if (path === 'built-in') return { reference: builtInReference(), aiCategory: [] };
  const imported = openReference(path, dated, false);
  if (imported.reference === undefined) {
    const first = imported.problems[0]?.message ?? 'it cannot be read';
    const more = imported.problems.length > 1 ? ` (and ${imported.problems.length - 1} more problems)` : '';
    throw new UsageError(`\`${path}\` is refused: ${first}${more}`);
  }
  return { reference: imported.reference, aiCategory: imported.aiCategory };
}

function filesBelow(root: string): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (found.length >= MAX_FILES || entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
      const full = join(folder, entry.name);
      if (entry.isDirectory()) walk(full);
      else if (entry.isFile()) found.push(relative(root, full));
    }
  };
  walk(root);
  return found.sort();
}
