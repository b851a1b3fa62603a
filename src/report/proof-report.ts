import type { Answer } from '../firewall/prove/answer.ts';
import type { Claim } from '../firewall/prove/claim.ts';

/** What became of claims about organisation policies. */
export interface ProofReport {
  readonly kind: 'proof';
  readonly schema: 1;
  readonly mantlet: string;
  /** The state of AWS's reference whose actions were looked at. */
  readonly reference: string;
  readonly answers: readonly { readonly claim: Claim; readonly answer: Answer }[];
  /** Member accounts that claims can speak of. */
  readonly accounts: number;
  /** What no answer speaks of. */
  readonly outside: readonly string[];
}
