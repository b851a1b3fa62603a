import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names of files that hold records. Digests and Insights stand beside them (CloudTrail User Guide, "CloudTrail log file name format"). */
const RECORDS = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/i;
const OTHERS = /(?:^|\/)CloudTrail-(?:Digest|Insight|Aggregated)(?:\/|$)/;

/**
 * The files of trails: folders with all that is below them, and single files. Sorted, each once. Throws where a path
 * does not exist.
 */
export function findTrailFiles(paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw Object.assign(new Error(`\`${path}\` does not exist`), { code: 'ENOENT', path });
    if (stat.isDirectory()) {
      for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (entry.isFile() && RECORDS.test(entry.name) && !OTHERS.test(file)) found.add(file);
      }
    } else found.add(path);
  }
  return [...found].sort();
}
