/** A question that cannot be answered as asked: one sentence for the person, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
