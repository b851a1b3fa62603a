import type { Exemption, Intent } from './intent.ts';
import { type Expiry, expiryOf } from './intent-expiry.ts';
import { coversAction } from './intent-needs.ts';
import { matchesArnPatterns } from './intent-principals.ts';

/** From what a principal may be exempt: a check that speaks of it, or an action that it holds, with its class in the catalogue. */
export type ExemptFrom = { readonly check: string } | { readonly action: string; readonly class: string | undefined };

/** An exemption and whether it still counts. */
export interface FoundExemption {
  readonly exemption: Exemption;
  readonly expiry: Expiry;
}

/** The exemptions that name a principal, in the order of the file. */
export const exemptionsOf = ({ exemptions }: Intent, principalArn: string, now: string): readonly FoundExemption[] =>
  exemptions
    .filter(({ identities }) => matchesArnPatterns(identities, principalArn))
    .map((exemption) => ({ exemption, expiry: expiryOf(exemption.expires, now) }));

/** The exemption in force of a principal from something; undefined where it has none. */
export const exemptionFor = (intent: Intent, principalArn: string, from: ExemptFrom, now: string): Exemption | undefined =>
  exemptionsOf(intent, principalArn, now).find(
    ({ exemption, expiry }) =>
      expiry.status === 'in-force' &&
      ('check' in from ? exemption.checks.includes(from.check) : coversAction(exemption.actions, from.action, from.class)),
  )?.exemption;
