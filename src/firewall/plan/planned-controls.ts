import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { Account, Attachment, Estate } from '../../estate/estate.ts';
import { type AccountControls, controlsOf } from '../account-controls.ts';
import type { ProvedAccount, Situation } from '../prove/situation.ts';
import type { ControlType } from '../written-policy.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import { isPlannedPolicy } from './target-tree.ts';

/** What binds every account as things stand. */
export const presentSituation = ({ accounts, organization }: Estate, partition: string): Situation => ({
  accounts: [...accounts.values()].map((account) => ({
    controls: controlsOf(account),
    lineage: lineageOf(account),
    organizationPath: account.organizationPath,
  })),
  partition,
  organization: organization?.id,
});

/** What binds every account once a plan is deployed, beside what binds it now. An earlier plan of Mantlet gives way. */
export function plannedSituation(estate: Estate, plan: Pick<FirewallPlan, 'policies' | 'targets'>, partition: string): Situation {
  const parsed = new Map(
    plan.policies.map(({ name, type, document }) => [
      name,
      { type, policy: parsePolicy(document, type, { name: `${type.toUpperCase()} ${name}` }) },
    ]),
  );
  const byTarget = new Map<string, readonly { readonly type: ControlType; readonly policy: Policy }[]>(
    plan.targets.map(({ id, policies }) => [id, policies.flatMap((name) => parsed.get(name) ?? [])]),
  );
  const { accounts, ...rest } = presentSituation(estate, partition);
  return { ...rest, accounts: accounts.map((account) => withPlanned(account, estate.accounts.get(account.controls.account), byTarget)) };
}

type Planned = ReadonlyMap<string, readonly { readonly type: ControlType; readonly policy: Policy }[]>;

function withPlanned(account: ProvedAccount, found: Account | undefined, byTarget: Planned): ProvedAccount {
  const { lineage, controls } = account;
  if (found === undefined || controls.management) return account;
  const after = (type: ControlType): readonly (readonly Policy[])[] | undefined => {
    const own = (level: number): readonly Policy[] =>
      (byTarget.get(lineage[level] ?? '') ?? []).flatMap((one) => (one.type === type ? [one.policy] : []));
    const now = controls[type];
    const attached: readonly (readonly Attachment[])[] = found[type] ?? [];
    // a type that a plan needs is enabled with it
    if (now === undefined) return lineage.some((_, level) => own(level).length > 0) ? lineage.map((_, level) => own(level)) : undefined;
    return now.map((policies, level) => [...policies.filter((_, index) => !isPlannedPolicy(attached[level]?.[index])), ...own(level)]);
  };
  const next: AccountControls = { ...controls, scp: after('scp'), rcp: after('rcp') };
  return { ...account, controls: next, before: controls };
}

/** Roots, OUs and the account, from the root down. */
const lineageOf = ({ id, organizationPath }: Account): readonly string[] => [...(organizationPath?.split('/').slice(1, -1) ?? []), id];
