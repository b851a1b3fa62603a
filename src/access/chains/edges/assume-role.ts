import type { Caller } from '../../caller.ts';
import { anyRole, type CallerAccess } from '../access.ts';
import { callerFacts } from '../trust/any-policy.ts';
import type { EdgeContext } from '../context.ts';
import type { EdgeKind } from '../kind.ts';
import { type ByTrust, type OfferedRole, type Offers, offersOf } from '../trust/offers.ts';
import { CERTAIN, CONDITIONAL, NEVER, weaker } from '../strength.ts';
import type { NodeIndex } from '../graph/edges.ts';

const ID = 'assume-role';
const ASSUME = 'sts:AssumeRole';

/**
 * The trust policy must let the caller in. In the same account one that names the caller is enough; otherwise the caller's own policies
 * must allow it too (IAM User Guide, "Cross-account policy evaluation logic"; "AWS JSON policy elements: Principal").
 */
const assumeRole: EdgeKind = {
  id: ID,
  title: 'assumes the role',
  actions: [ASSUME],
  edges(context, from) {
    const offers = context.once(ID, () => offersOf(context));
    const note = context.graph.note(ID);
    const access = context.access(ASSUME, 'trusted');
    for (const node of from) {
      const principal = context.graph.principalAt(node);
      const account = context.graph.accountOf(node);
      const asks = principal === undefined || access.mayAllow(principal.identity);
      if (!asks && !offers.named.has(node) && !letsInUnasked(offers, account.id)) continue;
      const caller = context.graph.callerAt(node);
      // the root user cannot assume roles (IAM User Guide, "Compare AWS STS credentials")
      if (caller === undefined || caller.kind === 'root') continue;
      const own = asks ? access.of(caller) : undefined;
      if (own !== undefined) {
        takeAll(context, node, caller, own, 'assumed', offers.delegated.get(account.id));
        takeEach(context, node, caller, own, 'assumed', offers.delegatedEach.get(account.id));
      }
      if (letsInUnasked(offers, account.id)) {
        const named = context.access(ASSUME, 'named').of(caller);
        takeAll(context, node, caller, named, 'open', offers.open.get(account.id));
        takeEach(context, node, caller, named, 'open', offers.openEach.get(account.id));
      }
      // a variant stands for several principals: it is none of those that a trust policy names
      if (node < context.graph.principals) takeOneByOne(context, offers, node, caller, note);
    }
  },
  needs: (_, { party, note }) => [[{ action: ASSUME, resource: party, trusted: true, session: note.way }]],
};

export default assumeRole;

const letsInUnasked = ({ open, openEach, together }: Offers, account: string): boolean =>
  open.has(account) || openEach.has(account) || together.has(account);

/** An edge to all offered roles at once where the caller's side is the same for all, else to those that it has. */
function takeAll(
  context: EdgeContext,
  node: NodeIndex,
  caller: Caller,
  access: CallerAccess | undefined,
  what: string,
  offered: readonly OfferedRole[] | undefined,
): void {
  if (access === undefined || offered === undefined) return;
  const { graph } = context;
  const note = graph.note(ID);
  const admission = context.admissions.of(caller);
  const name = `${what} ${caller.account.id} ${admission.id}`;
  if (access.uniform) {
    const strength = access.on(anyRole(caller, context.partition));
    const hub = graph.hub(name, (all) => {
      for (const { role, strength: theirs } of offered) graph.edge(all, role.node, weaker(theirs, admission.on(role)), note);
    });
    graph.edge(node, hub, strength, note);
    return;
  }
  const hub = graph.hub(`${name} ${access.id}`, (some) => {
    for (const { role, strength } of offered) {
      graph.edge(some, role.node, weaker(weaker(strength, admission.on(role)), access.on(role.target)), note);
    }
  });
  if (graph.hasEdges(hub)) graph.edge(node, hub, CERTAIN, note);
}

/** The same for roles whose trust policies tell principals of one account apart, trust policy by trust policy. */
function takeEach(
  context: EdgeContext,
  node: NodeIndex,
  caller: Caller,
  access: CallerAccess | undefined,
  what: 'assumed' | 'open',
  offered: ByTrust | undefined,
): void {
  if (access === undefined || offered === undefined) return;
  for (const [policy, roles] of offered) {
    const key = context.askers.of(policy, caller);
    if (key === undefined) {
      if (node < context.graph.principals) {
        for (const role of roles) context.graph.edge(node, role.node, context.trusts.ofCaller(role, caller), context.graph.note(ID));
      }
      continue;
    }
    const some = context.once(`${ID} ${what} ${key}`, () =>
      roles.flatMap((role): readonly OfferedRole[] => {
        const strength = context.trusts.ofAsker(role, caller, key, what === 'open');
        return strength === NEVER ? [] : [{ role, strength }];
      }),
    );
    if (some.length > 0) takeAll(context, node, caller, access, `${what} ${key}`, some);
  }
}

/** Roles that name the caller, and those for which both sides have to be asked together. */
function takeOneByOne(context: EdgeContext, offers: Offers, node: NodeIndex, caller: Caller, note: number): void {
  const { graph, trusts } = context;
  for (const role of offers.together.get(caller.account.id) ?? []) graph.edge(node, role.node, trusts.ofCaller(role, caller), note);
  for (const { role, session } of offers.named.get(node) ?? []) {
    if (session === undefined) graph.edge(node, role.node, trusts.ofCaller(role, caller), note);
    else {
      const named: Caller = { ...callerFacts(caller), request: { ...caller.request, arn: session } };
      const given = `the session is called ${session.slice(session.lastIndexOf('/') + 1)}`;
      graph.edge(node, role.node, weaker(trusts.ofCaller(role, named), CONDITIONAL), graph.note(ID, { way: session, given }));
    }
  }
}
