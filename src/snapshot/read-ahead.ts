import type { Buffer } from 'node:buffer';
import type { AccountFiles, SnapshotFile } from './find-files.ts';
import { type JsonFile, readJsonFile } from './read-json-file.ts';
import { readBytes } from './read-chunks.ts';

/** A file with details. */
export interface StartedFile {
  readonly file: SnapshotFile;
  /** Undefined where it is too large to be read at once. */
  readonly whole: Promise<{ readonly content: Buffer } | { readonly error: unknown }> | undefined;
}

/** The files of an account, being read while other accounts are looked at. */
export interface StartedAccount {
  readonly files: AccountFiles;
  readonly details: readonly StartedFile[];
  readonly account: Promise<JsonFile> | undefined;
  readonly resourcePolicies: Promise<JsonFile> | undefined;
  readonly aiResources: Promise<JsonFile> | undefined;
}

/** Files up to this size wait in memory, a few at a time; larger ones are read in chunks. */
const WHOLE_BYTES = 8 << 20;
const ACCOUNTS_AHEAD = 3;

/** Starts some accounts ahead of the one that is asked for: what each holds is soon parsed, and the disk should not be waited for. */
export function* readAhead(accounts: readonly AccountFiles[]): Generator<StartedAccount, void> {
  const started: StartedAccount[] = [];
  for (const files of accounts) {
    started.push(startAccount(files));
    if (started.length > ACCOUNTS_AHEAD) yield started.shift() as StartedAccount;
  }
  yield* started;
}

const startAccount = (files: AccountFiles): StartedAccount => ({
  files,
  details: files.details.map(startFile),
  account: startJson(files.account),
  resourcePolicies: startJson(files.resourcePolicies),
  aiResources: startJson(files.aiResources),
});

function startJson(file: SnapshotFile | undefined): Promise<JsonFile> | undefined {
  const content = file && readJsonFile(file);
  // whoever awaits it hears of it; until then it is no unhandled rejection
  content?.catch(() => undefined);
  return content;
}

function startFile(file: SnapshotFile): StartedFile {
  const { path, bytes, unreadable } = file;
  if (unreadable !== undefined || bytes === undefined || bytes > WHOLE_BYTES) return { file, whole: undefined };
  const whole = readBytes(path, bytes).then(
    (content) => ({ content }),
    (error: unknown) => ({ error }),
  );
  return { file, whole };
}
