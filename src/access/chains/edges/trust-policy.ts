import { anyRole } from '../access.ts';
import type { EdgeKind } from '../kind.ts';
import { CERTAIN, weaker } from '../strength.ts';
import { isProtected } from '../target.ts';

const ID = 'trust-policy';
const UPDATE = 'iam:UpdateAssumeRolePolicy';
const ASSUME = 'sts:AssumeRole';

/** Whoever writes a role's trust policy names himself in it; then only SCPs and a Deny can stop him from assuming the role. */
const trustPolicy: EdgeKind = {
  id: ID,
  title: 'rewrites the trust policy of, and assumes, the role',
  actions: [UPDATE],
  edges(context, from) {
    const { graph } = context;
    const note = graph.note(ID);
    for (const node of context.holdersAmong(from, [UPDATE])) {
      const caller = graph.callerAt(node);
      const write = caller && context.access(UPDATE).of(caller);
      const assume = caller && context.access(ASSUME, 'named').of(caller);
      if (caller === undefined || write === undefined || assume === undefined) continue;
      const { account } = caller;
      const roles = context.rolesOf(account).filter(({ principal }) => !isProtected(principal.path));
      if (write.uniformAtHome && assume.uniformAtHome) {
        const any = anyRole(caller, context.partition);
        const hub = graph.hub(`trust policies of ${account.id}`, (all) => {
          for (const { node: role } of roles) graph.edge(all, role, CERTAIN, note);
        });
        graph.edge(node, hub, weaker(write.on(any), assume.on(any)), note);
        continue;
      }
      const hub = graph.hub(`trust policies of ${account.id} ${write.id} ${assume.id}`, (some) => {
        for (const { node: role, target } of roles) graph.edge(some, role, weaker(write.on(target), assume.on(target)), note);
      });
      if (graph.hasEdges(hub)) graph.edge(node, hub, CERTAIN, note);
    }
  },
  needs: (_, { party }) => [[{ action: UPDATE, resource: party }]],
};

export default trustPolicy;
