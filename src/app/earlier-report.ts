import { readFile } from 'node:fs/promises';
import type { ScanReport } from '../report/scan-report.ts';
import type { ReportAlarm } from '../report/activity-report.ts';
import { UsageError } from './usage-error.ts';

/**
 * Fingerprints of the failures that an earlier report of `mantlet scan --format json` shows, suppressed ones left out: those come back when
 * their suppression ends. Throws a `UsageError` for a file that is no such report.
 */
export async function readBaseline(path: string): Promise<ReadonlySet<string>> {
  const { findings } = await readReport(path);
  return new Set(findings.filter(({ verdict, state }) => verdict === 'fail' && state !== 'suppressed').map((one) => one.fingerprint));
}

/** Fingerprints of the alarms that an earlier report of `mantlet activity --format json` shows, suppressed ones left out. */
export async function readAlarmBaseline(path: string): Promise<ReadonlySet<string>> {
  const value = await readJson(path, 'activity');
  if (!isForm(value, 'activity') || !('alarms' in value) || !Array.isArray(value.alarms) || !value.alarms.every(isAlarm)) {
    throw new UsageError(`\`${path}\` is no report of \`mantlet activity --format json\`: it has no list of alarms`);
  }
  return new Set((value.alarms as readonly ReportAlarm[]).filter(({ state }) => state !== 'suppressed').map((one) => one.fingerprint));
}

/** An earlier report of `mantlet scan --format json`. Throws a `UsageError` for a file that is none, or whose form this version cannot read. */
export async function readReport(path: string): Promise<ScanReport> {
  const value = await readJson(path, 'scan');
  if (!isReport(value)) throw new UsageError(`\`${path}\` is no report of \`mantlet scan --format json\`: it has no list of findings`);
  if (!value.schema.startsWith('1.')) throw new UsageError(`\`${path}\` has form ${value.schema}, and this version reads 1: write it anew`);
  return value;
}

async function readJson(path: string, command: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `\`${path}\` is not valid JSON (${(error as Error).message.replaceAll(/\s+/g, ' ')}): name a report of \`mantlet ${command} --format json\``,
    );
  }
}

const isForm = (value: unknown, kind: string): value is object =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === kind &&
  'schema' in value &&
  typeof value.schema === 'string';

function isReport(value: unknown): value is ScanReport {
  if (!isForm(value, 'scan')) return false;
  return 'findings' in value && Array.isArray(value.findings) && value.findings.every(isFinding);
}

const isFinding = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'fingerprint' in value && typeof value.fingerprint === 'string' && 'verdict' in value;

const isAlarm = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'fingerprint' in value && typeof value.fingerprint === 'string' && 'state' in value;
