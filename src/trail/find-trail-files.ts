import { readdirSync, realpathSync, statSync } from 'node:fs';
import { enter, hasWildcard, type PathPattern, type Progress, splitPattern, start } from './path-pattern.ts';

/** Names of files that hold records. Digests and Insights stand beside them (CloudTrail User Guide, "CloudTrail log file name format"). */
const RECORDS = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;
const OTHERS = /^CloudTrail-(?:Digest|Insight|Aggregated)$/;

/**
 * The files of trails: folders with all that is below them, patterns (`*`, `?`, and `**` for any folders), and single files. Sorted, each
 * once. Links are followed, and no folder is entered twice. Throws where a path does not exist.
 */
export function findTrailFiles(paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() === true) walk(path, [], found);
    else if (stat !== undefined) found.add(path);
    else if (hasWildcard(path)) {
      const { base, pattern } = splitPattern(path);
      if (isFolder(base)) walk(base, pattern, found);
    } else throw Object.assign(new Error(`\`${path}\` does not exist`), { code: 'ENOENT', path });
  }
  return [...found].sort();
}

const isFolder = (path: string): boolean => statSync(path === '' ? '.' : path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Adds the files that match, whatever their names end with, and those of records below folders that match. */
function walk(top: string, pattern: PathPattern, found: Set<string>): void {
  const entered = new Set<string>();
  const visit = (folder: string, progress: Progress): void => {
    const real = realpathSync(folder === '' ? '.' : folder);
    if (entered.has(real)) return;
    entered.add(real);
    const isBelow = progress.has(pattern.length);
    const entries = readdirSync(real, { withFileTypes: true });
    // what stands here itself goes before what is only linked to
    for (const entry of [...entries.filter((one) => !one.isSymbolicLink()), ...entries.filter((one) => one.isSymbolicLink())]) {
      const { name } = entry;
      const next = isBelow ? progress : enter(pattern, progress, name);
      if (next.size === 0) continue;
      const path = folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
      const kind = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
      if (kind?.isDirectory() === true) {
        if (!OTHERS.test(name)) visit(path, next);
      } else if (kind?.isFile() === true && next.has(pattern.length) && (!isBelow || RECORDS.test(name))) found.add(path);
    }
  };
  visit(top, start(pattern));
}
