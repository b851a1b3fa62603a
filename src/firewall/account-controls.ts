import type { Account } from '../estate/estate.ts';
import { placed } from '../estate/estate.ts';
import type { Policy } from '../iam/policy.ts';

/** What organisation policies bind one account, each type level by level from the root down to the account. */
export interface AccountControls {
  readonly account: string;
  /** Neither SCPs nor RCPs bind the management account (Organizations User Guide, "SCP effects on permissions"). */
  readonly management: boolean;
  /** Undefined where SCPs do not exist for it. */
  readonly scp: readonly (readonly Policy[])[] | undefined;
  /** RCPFullAWSAccess is implied at every level. Undefined where RCPs do not exist for it. */
  readonly rcp: readonly (readonly Policy[])[] | undefined;
}

/** What binds an account now. */
export const controlsOf = ({ id, management, scp, rcp }: Account): AccountControls => ({
  account: id,
  management,
  scp: scp?.map((level) => level.map(placed)),
  rcp: rcp?.map((level) => level.map(placed)),
});
