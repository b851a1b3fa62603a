import { type Bits, emptyBits } from './bits.ts';
import type { Caller } from './caller.ts';
import type { Universe } from './universe.ts';

/**
 * What one principal holds of a universe, on resources of its own account.
 * `usually` is a part of `yes`: certain for a plain call, but a condition can still stop other calls, or lets pass what it should stop.
 */
export interface Holdings {
  readonly caller: Caller;
  readonly yes: Bits;
  readonly usually: Bits;
  readonly conditional: Bits;
  readonly indeterminate: Bits;
}

/** The holdings of a caller that holds nothing. */
export const noHoldings = (caller: Caller, universe: Universe): Holdings => {
  const none = emptyBits(universe.actions.length);
  return { caller, yes: none, usually: none, conditional: none, indeterminate: none };
};
