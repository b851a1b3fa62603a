import type { Verdict } from '../../src/iam/decision.ts';

/** `MANTLET_SEED` repeats a run, `MANTLET_PAIRS` makes it longer. */
export const seed = Number(process.env['MANTLET_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
export const pairs = Number(process.env['MANTLET_PAIRS'] ?? 5_000);

/** Long runs may take longer than a test usually may. */
export const timeout = 60_000 + pairs * 20;

const VERDICTS: readonly Verdict[] = ['allow', 'explicitDeny', 'implicitDeny', 'conditional', 'indeterminate'];

/** Counts verdicts, and tells their shares. */
export class Distribution {
  private readonly counts = new Map<Verdict, number>();
  private total = 0;

  add(verdict: Verdict): void {
    this.counts.set(verdict, (this.counts.get(verdict) ?? 0) + 1);
    this.total++;
  }

  share(verdict: Verdict): number {
    return this.total === 0 ? 0 : (this.counts.get(verdict) ?? 0) / this.total;
  }

  get shares(): readonly (readonly [Verdict, number])[] {
    return VERDICTS.map((verdict) => [verdict, this.share(verdict)] as const);
  }

  toString(): string {
    return this.shares.map(([verdict, share]) => `${verdict} ${(share * 100).toFixed(1)} %`).join(', ');
  }
}
