/** Nothing at all can be answered from the snapshot: one sentence naming the file, the place and the fix. */
export class SnapshotError extends Error {}
