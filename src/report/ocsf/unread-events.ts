import type { ScanReport } from '../scan-report.ts';
import { sha256 } from '../sha-256.ts';
import { placeOf } from '../subject-place.ts';
import { plural } from '../terminal/table.ts';
import { clipped } from '../plain-text.ts';
import { type CheckFacts, complianceOf, findingInfo } from './compliance.ts';
import { eventOf } from './event.ts';

/**
 * Above so many accounts one event tells of them all, with each as a resource: a snapshot of policies alone leaves a hundred checks without an
 * answer in every account.
 */
const APART = 100;

/** What a check says nothing about: a Compliance Finding for each account that was not read, and one where the check broke down. */
export function unreadEvents(facts: CheckFacts, report: ScanReport): readonly object[] {
  const { check } = facts;
  if (check === undefined) return [];
  const events = check.unread.flatMap(({ what, accounts }) =>
    (accounts.length > APART ? [accounts] : accounts.map((account) => [account])).map((some) =>
      silent(facts, { status: 'warning', what, accounts: some }, report),
    ),
  );
  if (check.crash === undefined) return events;
  const [what = ''] = check.crash.split('\n');
  return [...events, silent(facts, { status: 'unknown', what: `broke down, a fault of Mantlet: ${what}`, accounts: [] }, report)];
}

interface Silence {
  readonly status: 'warning' | 'unknown';
  readonly what: string;
  readonly accounts: readonly string[];
}

function silent(facts: CheckFacts, { status, what, accounts }: Silence, report: ScanReport): object {
  const { id, check } = facts;
  const [first = ''] = accounts;
  // several belong to none of them
  const account = accounts.length === 1 ? first : undefined;
  const place = placeOf({ kind: 'account', id: account ?? '', type: undefined, account, region: undefined }, report);
  const where = accounts.length === 0 ? id : accounts.length === 1 ? first : plural(accounts.length, 'account');
  return {
    ...eventOf({ kind: 'compliance', severity: check?.severity ?? 'low', place, message: `${where}: ${what}` }, report),
    status_id: 1,
    status: 'New',
    // which accounts they are changes from scan to scan: they are no part of what the event is
    finding_info: findingInfo(`mantlet/${id}/${sha256(JSON.stringify([status, what, account ?? '']))}`, facts, {
      mantlet: report.mantlet,
      desc: what,
    }),
    compliance: complianceOf(facts, status, what),
    ...(accounts.length === 0 ? {} : { resources: accounts.map((one) => ({ uid: clipped(one, 100), type: 'account', role_id: 1 })) }),
  };
}
