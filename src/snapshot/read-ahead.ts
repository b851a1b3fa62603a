import type { Buffer } from 'node:buffer';
import type { SharedDocument } from '../estate/builder.ts';
import type { AccountFiles, SnapshotFile } from './find-files.ts';
import { type JsonFile, readJsonFile } from './read-json-file.ts';
import { readBytes } from './read-chunks.ts';
import { type SharingThread, startSharing } from './share-in-thread.ts';

/** A file of which members are taken one by one. */
export interface StartedFile {
  readonly file: SnapshotFile;
  /** Undefined where it is too large to be read at once. */
  readonly whole: Promise<{ readonly content: Buffer } | { readonly error: unknown }> | undefined;
  /** In place of `whole` where a thread takes the documents out. */
  readonly short: Promise<ShortFile | undefined> | undefined;
}

/** A file's content with numbers for documents. */
export interface ShortFile {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** By number. */
  readonly documents: readonly SharedDocument[];
}

/** The files of an account, being read while other accounts are looked at. */
export interface StartedAccount {
  readonly files: AccountFiles;
  readonly details: readonly StartedFile[];
  readonly account: Promise<JsonFile> | undefined;
  readonly resourcePolicies: Promise<JsonFile> | undefined;
  readonly aiResources: Promise<JsonFile> | undefined;
  readonly lastAccessed: StartedFile | undefined;
}

/** Files up to this size wait in memory, a few at a time; larger ones are read in chunks. */
const WHOLE_BYTES = 8 << 20;
const ACCOUNTS_AHEAD = 3;

/** Starts some accounts ahead of the one that is asked for: what each holds is soon parsed, and the disk should not be waited for. */
export function* readAhead(accounts: readonly AccountFiles[]): Generator<StartedAccount, void> {
  const started: StartedAccount[] = [];
  const sharing = isLarge(accounts) ? startSharing() : undefined;
  try {
    for (const files of accounts) {
      started.push(startAccount(files, sharing));
      if (started.length > ACCOUNTS_AHEAD) yield started.shift() as StartedAccount;
    }
    yield* started;
  } finally {
    sharing?.close();
  }
}

/** Starting a thread takes as long as reading this much. */
const LARGE_BYTES = 16 << 20;

/** Threads have no loader for sources that are not compiled. */
const isLarge = (accounts: readonly AccountFiles[]): boolean => {
  let bytes = 0;
  for (const { details } of accounts) for (const file of details) bytes += file.bytes ?? 0;
  return bytes > LARGE_BYTES && !import.meta.url.endsWith('.ts');
};

const startAccount = (files: AccountFiles, sharing: SharingThread | undefined): StartedAccount => ({
  files,
  details: files.details.map((file) => startFile(file, sharing)),
  account: startJson(files.account),
  resourcePolicies: startJson(files.resourcePolicies),
  aiResources: startJson(files.aiResources),
  lastAccessed: files.lastAccessed && startFile(files.lastAccessed, undefined),
});

function startJson(file: SnapshotFile | undefined): Promise<JsonFile> | undefined {
  const content = file && readJsonFile(file);
  // whoever awaits it hears of it; until then it is no unhandled rejection
  content?.catch(() => undefined);
  return content;
}

function startFile(file: SnapshotFile, sharing: SharingThread | undefined): StartedFile {
  const { path, bytes, unreadable } = file;
  if (unreadable !== undefined || bytes === undefined || bytes > WHOLE_BYTES) return { file, whole: undefined, short: undefined };
  if (sharing !== undefined) {
    const { documents } = sharing;
    const short = sharing
      .read(file)
      .then((text) => (text?.bytes === undefined ? undefined : { bytes: text.bytes, count: text.count, documents }));
    return { file, whole: undefined, short };
  }
  const whole = readBytes(path, bytes).then(
    (content) => ({ content }),
    (error: unknown) => ({ error }),
  );
  return { file, whole, short: undefined };
}
