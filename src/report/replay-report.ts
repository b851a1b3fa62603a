import type { Replayed } from '../firewall/replay/replay-result.ts';

/** What history would have lost under other organisation policies. */
export interface ReplayReport extends Replayed {
  readonly kind: 'replay';
  readonly schema: 1;
  readonly mantlet: string;
  readonly trail: {
    readonly files: number;
    readonly records: number;
    readonly events: number;
    readonly first: string | undefined;
    readonly last: string | undefined;
  };
  /** Records of services of which no statement that changes speaks: they were counted, and not decided. */
  readonly passedOver: number;
  /** What of the trail could not be read. */
  readonly incomplete: readonly { readonly file: string; readonly message: string }[];
}
