import type { AccountControls } from '../account-controls.ts';

/** An account and what binds it, now and before. */
export interface ProvedAccount {
  readonly controls: AccountControls;
  /** Roots, OUs and the account itself, by their ids. */
  readonly lineage: readonly string[];
  /** The value of aws:PrincipalOrgPaths; undefined: nobody knows. */
  readonly organizationPath: string | undefined;
  /** What bound it before; undefined: that is not asked. */
  readonly before?: AccountControls | undefined;
}

/** Whom claims are about. */
export interface Situation {
  readonly accounts: readonly ProvedAccount[];
  readonly partition: string;
  /** The value of aws:PrincipalOrgID; undefined: nobody knows. */
  readonly organization: string | undefined;
}

/** Accounts that the same policies bind. */
export interface AccountGroup {
  readonly ids: readonly string[];
  readonly paths: readonly (string | undefined)[];
  readonly controls: AccountControls;
  readonly before: AccountControls | undefined;
}

/** Member accounts under some targets, those together that the same policies bind in the same order. */
export function accountGroups({ accounts }: Situation, targets: readonly string[] | undefined): readonly AccountGroup[] {
  const numbers = new Map<unknown, number>();
  const numberOf = (policy: unknown): number => {
    let number = numbers.get(policy);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(policy, number);
    }
    return number;
  };
  const levels = (controls: AccountControls | undefined): string =>
    JSON.stringify([controls?.scp, controls?.rcp].map((type) => type?.map((level) => level.map((policy) => numberOf(policy.statements)))));
  const groups = new Map<
    string,
    { ids: string[]; paths: (string | undefined)[]; controls: AccountControls; before: AccountControls | undefined }
  >();
  for (const { controls, lineage, organizationPath, before } of accounts) {
    if (controls.management || (targets !== undefined && !lineage.some((id) => targets.includes(id)))) continue;
    const key = `${levels(controls)} ${levels(before)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ids: [controls.account], paths: [organizationPath], controls, before });
    else {
      group.ids.push(controls.account);
      group.paths.push(organizationPath);
    }
  }
  return [...groups.values()];
}
