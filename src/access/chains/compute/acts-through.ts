import { passRoleFacts } from '../../../catalogue/reference/api-params.ts';
import type { Principal } from '../../../estate/estate.ts';
import type { Caller } from '../../caller.ts';
import { PASSED_TO } from './role-uses.ts';
import { NEVER, type Strength, statusOfStrength, weaker } from '../strength.ts';
import type { Status } from '../../status.ts';
import { rolesFor } from './ways.ts';
import type { Reach } from '../reach.ts';

type Surely = Exclude<Status, 'no'>;

/**
 * What a caller can have a service do with a role that it passes, within what the service does: a customization job reads its data with the
 * role, but the caller does not get the role's rights. No chain passes through here.
 */
export interface ActsThrough {
  readonly service: string;
  readonly actions: readonly { readonly action: string; readonly status: Surely }[];
  readonly roles: readonly { readonly role: Principal; readonly status: Surely }[];
}

/** Calls that run code with the role: these are steps of chains. */
const RUNS_CODE: ReadonlySet<string> = new Set(PASSED_TO.flatMap(({ needs }) => needs.flat()));

/** Service principals are called after the prefix of the actions, but for these. */
const PRINCIPALS: Readonly<Record<string, readonly string[]>> = { lex: ['lexv2', 'lex'], wisdom: ['wisdom', 'connect'] };

/** The services that take a role from the caller without giving it the role's rights, as far as the inventory's universe asks for their calls. */
export function actsThrough({ context, graph, inventory }: Reach, caller: Caller): readonly ActsThrough[] {
  const node = graph.nodeOfCaller(caller);
  const pass = context.access('iam:PassRole').of(caller);
  if (node === undefined || pass === undefined) return [];
  const byService = new Map<string, { action: string; status: Surely }[]>();
  for (const { name } of inventory.universe.actions) {
    if (RUNS_CODE.has(name) || passRoleFacts(name) !== 'yes') continue;
    const strength = context.held(node, name);
    if (strength === NEVER) continue;
    const prefix = name.slice(0, name.indexOf(':'));
    for (const principal of PRINCIPALS[prefix] ?? [prefix]) {
      const service = `${principal}.amazonaws.com`;
      const actions = byService.get(service);
      const entry = { action: name, status: surely(strength) };
      if (actions === undefined) byService.set(service, [entry]);
      else actions.push(entry);
    }
  }
  const found: ActsThrough[] = [];
  for (const [service, actions] of byService) {
    const extra = { key: service, context: { 'iam:PassedToService': service } };
    const roles = rolesFor(context, caller.account, { id: 'acts-through', service, needs: [] }).flatMap(({ role, strength }) => {
      const passed = weaker(strength, pass.on(role.target, extra));
      return passed === NEVER ? [] : [{ role: role.principal, status: surely(passed) }];
    });
    if (roles.length > 0) found.push({ service, actions, roles });
  }
  return found;
}

const surely = (strength: Strength): Surely => {
  const status = statusOfStrength(strength);
  return status === 'no' ? 'indeterminate' : status;
};
