import type { FastDecision } from '../../iam/compiled/decide.ts';
import { hasBit } from '../bits.ts';
import type { Status } from '../status.ts';
import type { Circumstances } from '../caller.ts';
import type { Holdings } from '../holdings.ts';

/** How surely a step of a chain can be taken: not at all, nobody can tell, under a condition, surely. A chain is as strong as its weakest step. */
export type Strength = 0 | 1 | 2 | 3;

/** The step cannot be taken. */
export const NEVER = 0;
/** Rests on something that cannot be evaluated. */
export const DOUBTFUL = 1;
/** Under a condition. */
export const CONDITIONAL = 2;
/** For a plain call, as `yes` of an inventory. */
export const CERTAIN = 3;

/** The weaker of two: both are needed. */
export const weaker = (a: Strength, b: Strength): Strength => (a < b ? a : b);
/** The stronger of two: either is enough. */
export const stronger = (a: Strength, b: Strength): Strength => (a > b ? a : b);

const STATUS: Readonly<Record<Strength, Status>> = { 0: 'no', 1: 'indeterminate', 2: 'conditional', 3: 'yes' };

/** A strength as reports name it. */
export const statusOfStrength = (strength: Strength): Status => STATUS[strength];

/** The strength of one decision. A plain call is asked only where the open answer depends on the call. */
export function strengthOfDecision(ask: (circumstances: Circumstances) => FastDecision): Strength {
  switch (ask('open').verdict) {
    case 'allow':
      return CERTAIN;
    case 'conditional':
      return ask('usual').verdict === 'allow' ? CERTAIN : CONDITIONAL;
    case 'indeterminate':
      return DOUBTFUL;
    default:
      return NEVER;
  }
}

/** What an inventory says of one action of its universe. */
export function strengthHeld(held: Holdings | undefined, index: number | undefined): Strength {
  if (held === undefined || index === undefined) return NEVER;
  if (hasBit(held.yes, index)) return CERTAIN;
  if (hasBit(held.conditional, index)) return CONDITIONAL;
  return hasBit(held.indeterminate, index) ? DOUBTFUL : NEVER;
}
