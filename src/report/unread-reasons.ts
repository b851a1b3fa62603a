import type { ReportCheck } from './findings-report.ts';

/** Something that was not read, and all who wait for it. */
export interface UnreadReason {
  readonly what: string;
  readonly accounts: number;
  readonly checks: number;
}

/** What was not read, each reason once with all checks that wait for it; those that most wait for come first. */
export function unreadReasons(checks: readonly ReportCheck[]): readonly UnreadReason[] {
  const reasons = new Map<string, { readonly accounts: Set<string>; readonly checks: Set<string> }>();
  for (const { id, unread } of checks) {
    for (const { what, accounts } of unread) {
      let reason = reasons.get(what);
      if (reason === undefined) {
        reason = { accounts: new Set(), checks: new Set() };
        reasons.set(what, reason);
      }
      for (const account of accounts) reason.accounts.add(account);
      reason.checks.add(id);
    }
  }
  return [...reasons]
    .map(([what, reason]) => ({ what, accounts: reason.accounts.size, checks: reason.checks.size }))
    .toSorted((a, b) => b.checks - a.checks || b.accounts - a.accounts);
}
