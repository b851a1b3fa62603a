import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { Account, Attachment, Estate } from '../../estate/estate.ts';
import type { FirewallPlan } from '../plan/firewall-plan.ts';
import { isPlannedPolicy } from '../plan/target-tree.ts';
import type { ControlType } from '../written-policy.ts';

/** One way in which what is deployed differs from a plan. */
export interface Drift {
  readonly kind: 'disabled' | 'missing' | 'changed' | 'extra' | 'unread';
  /** Name of the policy; undefined for a whole policy type. */
  readonly policy: string | undefined;
  /** Root, OU or account; undefined: everywhere. */
  readonly target: string | undefined;
  readonly message: string;
}

/** What the snapshot shows of a plan that is deployed: policies that are gone, changed or added, where they are attached. */
export function findDrift(estate: Estate, plan: FirewallPlan): readonly Drift[] {
  const found = new Map<string, Drift>();
  const put = (drift: Drift): void => void found.set(`${drift.kind} ${drift.policy ?? ''} ${drift.target ?? ''}`, drift);
  const planned = new Map(
    plan.policies.map(({ name, type, document }) => [name, { type, text: meaningOf(parsePolicy(document, type, { name })) }]),
  );
  const wanted = new Map(plan.targets.map(({ id, policies }) => [id, policies]));
  for (const type of ['scp', 'rcp'] as const) {
    if (!plan.policies.some((policy) => policy.type === type)) continue;
    const isEnabled = type === 'scp' ? estate.organization?.scpEnabled : estate.organization?.rcpEnabled;
    if (isEnabled === false) {
      put({
        kind: 'disabled',
        policy: undefined,
        target: undefined,
        message: `${type.toUpperCase()}s are disabled: none of these policies binds anybody`,
      });
      continue;
    }
    for (const account of estate.accounts.values()) if (!account.management) compare(account, type);
  }
  const seen = new Set([...estate.accounts.values()].flatMap(lineageOf));
  for (const { id, policies } of plan.targets) {
    if (seen.has(id)) continue;
    for (const policy of policies)
      put({
        kind: 'unread',
        policy,
        target: id,
        message: `no account of the snapshot lies in ${id}: whether ${policy} is attached cannot be told`,
      });
  }
  return [...found.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));

  function compare(account: Account, type: ControlType): void {
    const levels = account[type];
    const lineage = lineageOf(account);
    if (levels === undefined || levels.length !== lineage.length) {
      put({
        kind: 'unread',
        policy: undefined,
        target: account.id,
        message: `which ${type.toUpperCase()}s bind account ${account.id} cannot be told`,
      });
      return;
    }
    for (const [index, id] of lineage.entries()) {
      const attached = new Map((levels[index] ?? []).filter(isPlannedPolicy).map((one) => [nameOf(one), one]));
      for (const name of wanted.get(id) ?? []) {
        const policy = planned.get(name);
        if (policy?.type !== type) continue;
        const one = attached.get(name);
        attached.delete(name);
        if (one === undefined) put({ kind: 'missing', policy: name, target: id, message: `${name} is not attached to ${id}` });
        else if (one.policy.unreadable !== undefined)
          put({ kind: 'unread', policy: name, target: id, message: `${name} cannot be read: ${one.policy.unreadable}` });
        else if (meaningOf(one.policy) !== policy.text)
          put({
            kind: 'changed',
            policy: name,
            target: id,
            message: `${name} at ${id} is not what was planned: ${difference(one.policy, plan, name)}`,
          });
      }
      for (const name of attached.keys())
        put({ kind: 'extra', policy: name, target: id, message: `${name} is attached to ${id} and is not in the plan` });
    }
  }
}

const key = ({ kind, policy = '', target = '' }: Drift): string => `${kind} ${target} ${policy}`;

/** `SCP mantlet-scp-root-1 (p-abc)` -> `mantlet-scp-root-1` */
const nameOf = ({ ref }: Attachment): string => /^\w+ (\S+)/.exec(ref.name)?.[1] ?? ref.name;

const lineageOf = ({ id, organizationPath }: Account): readonly string[] => [...(organizationPath?.split('/').slice(1, -1) ?? []), id];

/** What a policy says, whatever the order of members in its text. */
const meaningOf = ({ version, statements, unreadable }: Policy): string =>
  JSON.stringify([
    version,
    unreadable,
    statements.map(({ sid, effect, actions, resources, principals, conditions, unreadable: parts }) => [
      sid,
      effect,
      actions,
      resources,
      principals,
      conditions,
      parts,
    ]),
  ]);

function difference({ statements }: Policy, { policies }: FirewallPlan, name: string): string {
  const expected = policies.find((policy) => policy.name === name)?.document.Statement.map(({ Sid }) => Sid) ?? [];
  const now = statements.map(({ sid }) => sid ?? '');
  const gone = expected.filter((sid) => !now.includes(sid));
  const more = now.filter((sid) => !expected.includes(sid));
  if (gone.length > 0) return `${gone.join(', ')} ${gone.length === 1 ? 'is' : 'are'} gone`;
  return more.length > 0 ? `${more.join(', ')} ${more.length === 1 ? 'was' : 'were'} added` : 'a statement was changed';
}
