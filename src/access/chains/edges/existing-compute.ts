import { entry } from '../compute/entry.ts';
import type { EdgeKind } from '../kind.ts';
import { actionsOfUses, type RoleUse, RUNNING_WITH } from '../compute/role-uses.ts';
import { needsOfUse, rolesFor, rolesKey, waysOf } from '../compute/ways.ts';

const ID = 'existing-compute';

/**
 * A snapshot of IAM does not tell which functions, tasks and instances run. Whoever may put code into them may act as any role of the
 * account that trusts their service, if something runs with it.
 */
const existingCompute: EdgeKind = {
  id: ID,
  title: 'puts code into something that runs with the role',
  actions: actionsOfUses(RUNNING_WITH),
  edges(context, from) {
    const { graph } = context;
    const own = graph.note(ID);
    const notes = new Map<RoleUse, number>();
    for (const node of context.holdersAmong(from, existingCompute.actions)) {
      for (const { use, strength } of waysOf(context, node, RUNNING_WITH)) {
        const account = graph.accountOf(node);
        const roles = rolesFor(context, account, use);
        if (roles.length === 0) continue;
        const hub = graph.hub(`${rolesKey(use)} runs in ${account.id}`, (all) => {
          for (const offered of roles) graph.edge(all, offered.role.node, offered.strength, own);
        });
        graph.edge(
          node,
          hub,
          strength,
          entry(notes, use, () => graph.note(ID, { way: use.id, given: use.given })),
        );
      }
    }
  },
  needs(_, { note }) {
    const use = RUNNING_WITH.find(({ id }) => id === note.way);
    return use === undefined ? [] : needsOfUse(use);
  },
};

export default existingCompute;
