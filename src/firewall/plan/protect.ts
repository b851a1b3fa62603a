import type { CatalogueRow } from '../../catalogue/types.ts';
import { alwaysExempt, type Draft, sorted } from './draft.ts';
import type { PlanExemption } from './firewall-plan.ts';

/**
 * Denies privileged actions to whoever is not exempt from them. Actions that spare the same principals share a statement. `coarse` takes all
 * actions together and spares each of them everybody who is exempt from any: fewer statements, wider exemptions.
 */
export function protectDrafts(
  rows: readonly CatalogueRow[],
  exemptions: readonly PlanExemption[],
  accounts: ReadonlySet<string>,
  coarse: boolean,
): readonly Draft[] {
  const always = alwaysExempt(exemptions);
  const spared = new Map<string, string[]>();
  for (const { principal, account, actions } of exemptions) {
    // whoever lives elsewhere is not bound here, and need not be named
    if (actions[0] === '*' || (account !== undefined && !accounts.has(account))) continue;
    for (const action of actions) spared.set(action, [...(spared.get(action) ?? []), principal]);
  }
  const groups = new Map<string, { readonly actions: string[]; readonly exempt: readonly string[] }>();
  const everybody = coarse ? sorted([...spared.values()].flat()) : [];
  for (const { action } of rows) {
    const own = spared.get(action);
    const exempt = own === undefined ? [] : coarse ? everybody : sorted(own);
    const key = exempt.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { actions: [action], exempt });
    else group.actions.push(action);
  }
  return [...groups.values()]
    .sort((a, b) => a.exempt.length - b.exempt.length || ((a.actions[0] ?? '') < (b.actions[0] ?? '') ? -1 : 1))
    .map(({ actions, exempt }) => ({
      type: 'scp',
      layer: 'protect',
      sid: exempt.length === 0 ? 'Privileged' : `Privileged${nameOf(actions)}`,
      why:
        exempt.length === 0
          ? `${actions.length} privileged AI actions that nobody used or is meant to use`
          : `${actions.length === 1 ? actions[0] : `${actions.length} privileged AI actions`}: for ${exempt.length} ${exempt.length === 1 ? 'principal' : 'principals'} only`,
      actions,
      exempt: sorted([...always, ...exempt]),
    }));
}

/** `bedrock:CreateGuardrail` -> `CreateGuardrail` */
const nameOf = (actions: readonly string[]): string => (actions[0] ?? '').replace(/^.*:/, '').replaceAll(/[^A-Za-z0-9]/g, '');

/** Begins the Sid of the statement that asks users for MFA. */
export const MFA_SID = 'UsersWithoutMfa';

/**
 * IAM users who are exempt must have signed in with MFA. Only users: sessions of roles bear the key as `false` or not at all, however their
 * user signed in, so that the same demand would shut out every pipeline (IAM User Guide, "AWS global condition context keys").
 */
export function mfaDrafts(rows: readonly CatalogueRow[], partition: string): readonly Draft[] {
  return [
    {
      type: 'scp',
      layer: 'protect',
      sid: MFA_SID,
      why: 'IAM users, exempt or not, do what is privileged only after they signed in with MFA',
      actions: rows.map(({ action }) => action),
      conditions: {
        ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::*:user/*` },
        BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
      },
      exempt: [],
    },
  ];
}
