import type { Activity } from '../activity/activity.ts';
import { principalOf, sessionOf, type TrailEvent } from '../activity/event.ts';
import type { Attribution, Confidence } from '../activity/identity/attribution.ts';
import type { ReportAttributed, ReportIdentity, ReportWay } from '../report/activity-report.ts';

/** So many are shown of what may be many: each is only an example. */
const SHOWN = { evidence: 5, asserted: 10, roles: 20, principals: 50, reasons: 20 } as const;

/** Sessions of one identity that are told apart. */
const COUNTED = 100_000;

interface Counted {
  best: Attribution;
  events: number;
  first: number;
  last: number;
  readonly ways: Map<string, { readonly way: Omit<ReportWay, 'events'>; events: number }>;
  readonly sessions: Set<string>;
  readonly evidence: Set<string>;
  readonly asserted: Set<string>;
  readonly roles: Set<string>;
  readonly principals: Set<string>;
}

/** Everybody who made calls, one row each, those with the most calls first; and how many calls have somebody. */
export function identitiesReport({ events, who }: Activity): {
  readonly identities: readonly ReportIdentity[];
  readonly attributed: ReportAttributed;
} {
  const found = new Map<string, Counted>();
  const sums: Record<Confidence, number> = { high: 0, medium: 0, low: 0, none: 0 };
  const reasons = new Map<string, { events: number; readonly example: string }>();
  for (const event of events) {
    const answer = who(event);
    sums[answer.confidence]++;
    if (answer.missing !== undefined) {
      const reason = reasons.get(answer.missing);
      if (reason === undefined) reasons.set(answer.missing, { events: 1, example: event.id });
      else reason.events++;
    }
    const key = rowOf(answer, event);
    let row = found.get(key);
    if (row === undefined) found.set(key, (row = emptyRow(answer, event)));
    count(row, answer, event);
  }
  const rows = [...found.values()].sort((a, b) => b.events - a.events || compare(rowName(a), rowName(b)));
  return {
    identities: rows.map(finished),
    attributed: {
      events: events.length,
      ...sums,
      missing: [...reasons]
        .map(([why, reason]) => ({ why, ...reason }))
        .sort((a, b) => b.events - a.events || compare(a.why, b.why))
        .slice(0, SHOWN.reasons),
    },
  };
}

/** Of whom nothing is known, the role tells at least where to look. */
const rowOf = ({ identity: { kind, id } }: Attribution, event: TrailEvent): string =>
  kind === 'unknown' ? `unknown ${principalOf(event) ?? event.actor.account ?? ''}` : `${kind} ${id}`;

const emptyRow = (best: Attribution, { time }: TrailEvent): Counted => ({
  best,
  events: 0,
  first: time,
  last: time,
  ways: new Map(),
  sessions: new Set(),
  evidence: new Set(),
  asserted: new Set(),
  roles: new Set(),
  principals: new Set(),
});

function count(row: Counted, answer: Attribution, event: TrailEvent): void {
  const { method, confidence, evidence, roles, asserted } = answer;
  row.events++;
  row.first = Math.min(row.first, event.time);
  row.last = Math.max(row.last, event.time);
  if (rank(confidence) < rank(row.best.confidence)) row.best = answer;
  const name = `${method} ${confidence}`;
  const way = row.ways.get(name);
  if (way === undefined) row.ways.set(name, { way: { method, confidence, why: answer.why }, events: 1 });
  else way.events++;
  if (row.sessions.size < COUNTED) row.sessions.add(sessionOf(event));
  // where no call before it proves who made it, the call itself does
  for (const id of evidence.length > 0 ? evidence : [event.id]) add(row.evidence, id, SHOWN.evidence);
  for (const role of roles) add(row.roles, role, SHOWN.roles);
  if (asserted !== undefined) add(row.asserted, asserted, SHOWN.asserted);
  const principal = principalOf(event);
  if (principal !== undefined) add(row.principals, principal, SHOWN.principals);
}

const add = (into: Set<string>, value: string, most: number): void => {
  if (into.size < most) into.add(value);
};

const finished = ({ best, ways, first, last, sessions, events, ...sets }: Counted): ReportIdentity => ({
  ...best.identity,
  method: best.method,
  confidence: best.confidence,
  why: best.why,
  events,
  first: new Date(first).toISOString(),
  last: new Date(last).toISOString(),
  ways: [...ways.values()]
    .map(({ way, events: some }) => ({ ...way, events: some }))
    .sort((a, b) => b.events - a.events || compare(`${a.method} ${a.confidence}`, `${b.method} ${b.confidence}`)),
  sessions: sessions.size,
  evidence: [...sets.evidence],
  roles: [...sets.roles].sort(),
  asserted: [...sets.asserted].sort(),
  principals: [...sets.principals].sort(),
});

const rowName = ({ best: { identity }, principals }: Counted): string => `${identity.kind} ${identity.id} ${[...principals].join(' ')}`;
const rank = (confidence: Confidence): number => ['high', 'medium', 'low', 'none'].indexOf(confidence);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
