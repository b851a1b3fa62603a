import { expiryOf } from '../estate/intent-expiry.ts';
import type { Scanned } from './check.ts';
import type { Judgement, Verdict } from './finding.ts';

/** One entry of `mantlet.yaml` that counts until the end of a day. */
export interface DatedEntry {
  readonly list: 'suppressions' | 'exemptions' | 'useCases';
  /** Its position in the list. */
  readonly index: number;
  readonly member: 'expires' | 'reviewBy';
  readonly date: string;
  /** What tells it apart from others. */
  readonly about: string;
  /** By verdict, what is the case. */
  readonly says: Readonly<Record<Verdict, string>>;
  readonly fix: string;
}

/** Judges each entry by its last day and the time of the scan. */
export function* judgeDates(entries: Iterable<DatedEntry>, { now }: Scanned): Generator<Judgement> {
  const id = 'mantlet.yaml';
  const subject = { kind: 'organization' as const, id, type: undefined, account: undefined, region: undefined };
  const seen = new Set<string>();
  for (const { list, index, member, date, about, says, fix } of entries) {
    const { status } = expiryOf(date, now);
    const verdict = status === 'in-force' ? 'pass' : status === 'expired' ? 'fail' : 'unknown';
    const evidence = { kind: 'member' as const, document: { name: 'mantlet.yaml' }, path: [list, index, member], value: date };
    // two entries may say the same of the same
    const key = seen.has(about) ? `${about} ${index}` : about;
    seen.add(key);
    const judgement = { verdict, subject, message: says[verdict], evidence: [evidence], about: key } as const;
    yield verdict === 'fail' ? { ...judgement, fix: { summary: fix } } : judgement;
  }
}

/** `a, b and 3 more` */
export function someOf(texts: readonly string[], most = 2): string {
  const rest = texts.length - most;
  return rest > 0 ? `${texts.slice(0, most).join(', ')} and ${rest} more` : texts.join(', ');
}
