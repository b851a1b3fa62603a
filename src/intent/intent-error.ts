/** An intent file that cannot be used. One sentence a problem: file, place, what is wrong and how to write it. */
export class IntentError extends Error {
  override readonly name = 'IntentError';
  /** In the order of the file. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(messageOf(problems));
    this.problems = problems;
  }
}

const SHOWN = 30;

function messageOf(problems: readonly string[]): string {
  if (problems.length <= SHOWN) return problems.join('\n');
  return [...problems.slice(0, SHOWN), `and ${problems.length - SHOWN} more problems`].join('\n');
}
