/** Why a snapshot answers nothing at all. */
export type SnapshotErrorCode = 'missing' | 'unreadable' | 'unrecognised' | 'malformed';

/** A snapshot of which nothing can be answered. The message is one sentence for the person: which file, where in it, and what to do. */
export class SnapshotError extends Error {
  readonly code: SnapshotErrorCode;

  constructor(code: SnapshotErrorCode, message: string) {
    super(message);
    this.name = 'SnapshotError';
    this.code = code;
  }
}
