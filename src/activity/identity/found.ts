import type { Confidence, Identity, Method } from './attribution.ts';

/** What one kind of evidence says: who it is, without the way there. */
export interface Found {
  readonly identity: Identity;
  readonly method: Method;
  readonly confidence: Confidence;
  /** One sentence, without a full stop. */
  readonly why: string;
  /** Why nobody is found. */
  readonly missing?: string;
  /** A name that nobody vouches for. */
  readonly asserted?: string | undefined;
  /** Events beside those of the chain that prove it. */
  readonly evidence?: readonly string[];
}

/** Nobody. */
export const NOBODY: Identity = { kind: 'unknown', id: '', name: '' };

const ORDER: readonly Confidence[] = ['none', 'low', 'medium', 'high'];

/** The weaker of two. */
export const atMost = (a: Confidence, b: Confidence): Confidence => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);

/** The stronger of two. */
export const atLeast = (a: Confidence, b: Confidence): Confidence => (ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a);
