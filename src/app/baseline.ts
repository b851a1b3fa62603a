import { readFile } from 'node:fs/promises';
import { UsageError } from './usage-error.ts';

/**
 * Fingerprints of the failures that an earlier report of `mantlet scan --format json` shows, suppressed ones left out: those come back when
 * their suppression ends. Throws a `UsageError` for a file that is no such report.
 */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  const report = await readReport(path);
  return new Set(
    report.findings.filter(({ verdict, state }) => verdict === 'fail' && state !== 'suppressed').map((one) => one.fingerprint),
  );
}

interface EarlierReport {
  readonly findings: readonly { readonly fingerprint: string; readonly verdict: string; readonly state: string }[];
}

async function readReport(path: string): Promise<EarlierReport> {
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`\`${path}\` is not valid JSON (${(error as Error).message}): name a report of \`mantlet scan --format json\``);
  }
  if (!isReport(value)) throw new UsageError(`\`${path}\` is no report of \`mantlet scan --format json\`: it has no list of findings`);
  return value;
}

function isReport(value: unknown): value is EarlierReport {
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'scan') return false;
  return 'findings' in value && Array.isArray(value.findings) && value.findings.every(isFinding);
}

const isFinding = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'fingerprint' in value && typeof value.fingerprint === 'string' && 'verdict' in value;
