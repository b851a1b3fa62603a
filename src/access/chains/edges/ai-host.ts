import type { CallerAccess } from '../access.ts';
import { HOST_ACTIONS, type HostEntry, hostsOf } from '../compute/hosts.ts';
import type { EdgeKind, Need } from '../kind.ts';
import { CERTAIN, CONDITIONAL, NEVER, type Strength, stronger, weaker } from '../strength.ts';
import type { Target } from '../target.ts';

const ID = 'ai-host';

/** Notebooks, Studio profiles, code interpreters and agent runtimes of the estate: whoever enters them acts with their role. */
const aiHost: EdgeKind = {
  id: ID,
  title: 'enters a host that runs with the role',
  actions: HOST_ACTIONS,
  edges(context, from) {
    const { graph } = context;
    for (const node of context.holdersAmong(from, HOST_ACTIONS)) {
      const hosts = hostsOf(context, graph.accountOf(node));
      if (hosts.length === 0) continue;
      const caller = graph.callerAt(node);
      if (caller === undefined) continue;
      const accesses = context.accessesOf(node, caller, HOST_ACTIONS);
      for (const { resource, target, entries, roles, rolesGiven } of hosts) {
        for (const entry of entries) {
          const strength = strengthOf(accesses, entry, target);
          if (strength === NEVER) continue;
          const inside = graph.hub(`host ${resource.arn}`, (hub) => {
            for (const role of roles)
              graph.edge(hub, role, rolesGiven === undefined ? CERTAIN : CONDITIONAL, graph.note(ID, { given: rolesGiven }));
          });
          graph.edge(node, inside, strength, graph.note(ID, { way: `${entry.id} ${target.arn}`, given: entry.given }));
        }
      }
    }
  },
  needs(context, { from, note }): readonly Need[] {
    const [way, arn] = (note.way ?? '').split(' ');
    for (const { target, entries } of hostsOf(context, context.graph.accountOf(from))) {
      const entry = target.arn === arn ? entries.find(({ id }) => id === way) : undefined;
      if (entry !== undefined) return entry.needs.map((actions) => actions.map((action) => ({ action, resource: arn })));
    }
    return [];
  },
};

export default aiHost;

function strengthOf(accesses: ReadonlyMap<string, CallerAccess>, { needs, given }: HostEntry, target: Target): Strength {
  let strength: Strength = given === undefined ? CERTAIN : CONDITIONAL;
  for (const alternatives of needs) {
    let best: Strength = NEVER;
    for (const action of alternatives) best = stronger(best, accesses.get(action)?.on(target) ?? NEVER);
    strength = weaker(strength, best);
  }
  return strength;
}
