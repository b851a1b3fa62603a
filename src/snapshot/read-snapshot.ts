import type { EstateBuilder } from '../estate/builder.ts';
import { type AccountFiles, findSnapshotFiles, type SnapshotFile, type SnapshotFiles } from './find-files.ts';
import { readAccount } from './read-account.ts';
import { readAhead } from './read-ahead.ts';
import { readJsonFile } from './read-json-file.ts';
import { type Reading, report } from './reading.ts';
import { SnapshotError } from './snapshot-error.ts';

/** How a snapshot is read. */
export interface ReadOptions {
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/**
 * Reads a snapshot into the builder: a folder, or one get-account-authorization-details file. What cannot be read becomes a problem, and
 * the rest is read. Throws a SnapshotError only where nothing at all can be answered.
 */
export async function readSnapshot(path: string, builder: EstateBuilder, options: ReadOptions = {}): Promise<void> {
  const files = await findSnapshotFiles(path);
  const progress = progressOf(files, options);
  const reading: Reading = { builder, problems: [], answerable: 0, onBytes: progress.bytes };
  await readWhole(files.organization, reading, (value, name) => {
    reading.answerable++;
    builder.organization(value, name);
  });
  await readWhole(files.identityCenter, reading, (value, name) => builder.identityCenter(value, name));
  for (const account of readAhead(files.accounts)) {
    await readAccount(account, reading);
    progress.account();
  }
  if (reading.answerable === 0 && reading.problems.length > 0) throw nothingRead(path, files, reading);
  if (files.organization === undefined) {
    const message = 'there is no such file: SCPs and RCPs may deny more, and organisation keys such as aws:PrincipalOrgID are unknown';
    report(reading, 'organization.json', [], message, undefined);
  }
}

async function readWhole(file: SnapshotFile | undefined, reading: Reading, take: (value: unknown, name: string) => void): Promise<void> {
  if (file === undefined) return;
  const found = await readJsonFile(file);
  if ('value' in found) take(found.value, file.name);
  else report(reading, file.name, [], found.problem, undefined);
}

/** Counts accounts, or megabytes where there is only one. */
function progressOf({ accounts }: SnapshotFiles, { onProgress }: ReadOptions): { account(): void; bytes(count: number): void } {
  if (accounts.length > 1) {
    let done = 0;
    return { account: () => onProgress?.(++done, accounts.length, 'accounts read'), bytes: () => undefined };
  }
  const total = megabytes(sum(accounts.flatMap((account: AccountFiles) => account.details.map((file) => file.bytes ?? 0))));
  let read = 0;
  return {
    account: () => onProgress?.(total, total, 'MB read'),
    bytes(count) {
      read += count;
      onProgress?.(Math.min(megabytes(read), total), total, 'MB read');
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);

function nothingRead(path: string, { bare }: SnapshotFiles, { problems: [first, ...others] }: Reading): SnapshotError {
  const message = first?.message ?? '';
  const code = /^the (?:file|folder) cannot be/.test(message) ? 'unreadable' : 'malformed';
  const where = bare ? `\`${path}\`: ` : `\`${path}\`: \`${first?.file}\`: `;
  const fix = message.startsWith('the file is not') || message.startsWith('the file is a list') ? `; ${WANTED}` : '';
  const more = others.length === 0 ? '' : ` (and ${others.length} more problem${others.length === 1 ? '' : 's'})`;
  return new SnapshotError(code, `nothing can be answered from ${where}${message}${fix}${more}`);
}

const WANTED = 'Mantlet reads the output of `aws iam get-account-authorization-details`';
