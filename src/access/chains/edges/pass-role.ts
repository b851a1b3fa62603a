import { anyRole } from '../access.ts';
import type { Extra } from '../trust/asking.ts';
import { entry } from '../compute/entry.ts';
import type { EdgeKind } from '../kind.ts';
import { actionsOfUses, PASSED_TO, type RoleUse } from '../compute/role-uses.ts';
import { weaker } from '../strength.ts';
import { needsOfUse, rolesFor, rolesKey, waysOf } from '../compute/ways.ts';

const ID = 'pass-role';
const PASS = 'iam:PassRole';

const passedTo = (service: string): Extra => ({ key: service, context: { 'iam:PassedToService': service } });

/**
 * Three rights together: to pass the role, to make the call that takes it, and the role's trust in the service (IAM User Guide, "Grant a
 * user permissions to pass a role to an AWS service"). Roles are passed within one account only.
 */
const passRole: EdgeKind = {
  id: ID,
  title: 'runs code as the role, which it passes to a service',
  actions: [PASS, ...actionsOfUses(PASSED_TO)],
  edges(context, from) {
    const { graph } = context;
    const own = graph.note(ID);
    const notes = new Map<RoleUse, number>();
    for (const node of context.holdersAmong(from, [PASS])) {
      const ways = waysOf(context, node, PASSED_TO);
      const caller = ways.length === 0 ? undefined : graph.callerAt(node);
      const access = caller && context.access(PASS).of(caller);
      if (caller === undefined || access === undefined) continue;
      for (const { use, strength } of ways) {
        const roles = rolesFor(context, caller.account, use);
        if (roles.length === 0) continue;
        const extra = passedTo(use.service);
        const note = entry(notes, use, () => graph.note(ID, { way: use.id, given: use.given }));
        const name = `passed to ${rolesKey(use)} in ${caller.account.id}`;
        if (access.uniformAtHome) {
          const hub = graph.hub(name, (all) => {
            for (const offered of roles) graph.edge(all, offered.role.node, offered.strength, own);
          });
          graph.edge(node, hub, weaker(strength, access.on(anyRole(caller, context.partition), extra)), note);
          continue;
        }
        const hub = graph.hub(`${name} ${access.id}`, (some) => {
          for (const { role, strength: theirs } of roles) graph.edge(some, role.node, weaker(theirs, access.on(role.target, extra)), own);
        });
        if (graph.hasEdges(hub)) graph.edge(node, hub, strength, note);
      }
    }
  },
  needs(_, { party: resource, note }) {
    const use = PASSED_TO.find(({ id }) => id === note.way);
    if (use === undefined) return [];
    return [
      [{ action: PASS, resource, context: passedTo(use.service).context }],
      ...needsOfUse(use),
      [{ action: 'sts:AssumeRole', service: use.service, resource, trusted: true }],
    ];
  },
};

export default passRole;
