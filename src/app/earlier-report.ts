import { readFile } from 'node:fs/promises';
import type { ScanReport } from '../report/scan-report.ts';
import { UsageError } from './usage-error.ts';

/**
 * Fingerprints of the failures that an earlier report of `mantlet scan --format json` shows, suppressed ones left out: those come back when
 * their suppression ends. Throws a `UsageError` for a file that is no such report.
 */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  const { findings } = await readReport(path);
  return new Set(findings.filter(({ verdict, state }) => verdict === 'fail' && state !== 'suppressed').map((one) => one.fingerprint));
}

/** An earlier report of `mantlet scan --format json`. Throws a `UsageError` for a file that is none, or whose form this version cannot read. */
export async function readReport(path: string): Promise<ScanReport> {
  const text = await readFile(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`\`${path}\` is not valid JSON (${(error as Error).message}): name a report of \`mantlet scan --format json\``);
  }
  if (!isReport(value)) throw new UsageError(`\`${path}\` is no report of \`mantlet scan --format json\`: it has no list of findings`);
  if (!value.schema.startsWith('1.')) throw new UsageError(`\`${path}\` has form ${value.schema}, and this version reads 1: write it anew`);
  return value;
}

function isReport(value: unknown): value is ScanReport {
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'scan') return false;
  if (!('schema' in value) || typeof value.schema !== 'string') return false;
  return 'findings' in value && Array.isArray(value.findings) && value.findings.every(isFinding);
}

const isFinding = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'fingerprint' in value && typeof value.fingerprint === 'string' && 'verdict' in value;
