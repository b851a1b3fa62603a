import type { StatementRef } from '../iam/policy.ts';

export async function openStatement(_snapshot: string, _ref: StatementRef): Promise<{ line: number; column: number; text: string } | undefined> {
  return undefined;
}
