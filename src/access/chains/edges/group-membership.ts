import type { Account, Attachment } from '../../../estate/estate.ts';
import type { EdgeContext } from '../context.ts';
import type { EdgeKind, Need } from '../kind.ts';
import { CERTAIN, NEVER } from '../strength.ts';
import { plainTarget } from '../target.ts';
import { USER_POLICIES } from '../writers.ts';

const ID = 'group-membership';
const ADD = 'iam:AddUserToGroup';

/** A user who may add users to a group adds himself. Groups without members are not in the estate with their policies. */
const groupMembership: EdgeKind = {
  id: ID,
  title: 'joins a group and holds what it gives',
  actions: [ADD],
  edges(context, from) {
    const { graph } = context;
    for (const node of context.holdersAmong(from, [ADD])) {
      const user = graph.principalAt(node);
      const caller = user?.kind === 'user' ? graph.callerAt(node) : undefined;
      const access = caller && context.access(ADD).of(caller);
      if (user === undefined || caller === undefined || access === undefined) continue;
      // who writes his own policies needs no group
      const own = context.targets.of(user);
      if (USER_POLICIES.some((action) => context.access(action).of(caller)?.on(own) === CERTAIN)) continue;
      for (const [group, policies] of groupsOf(context, caller.account)) {
        if (user.identity.some((attachment) => attachment.group === group)) continue;
        const strength = access.on(plainTarget(group, caller.account));
        if (strength !== NEVER)
          graph.edge(node, context.variants.member(caller, group, policies), strength, graph.note(ID, { way: group }));
      }
    }
  },
  needs: (_, { note }): readonly Need[] => [[{ action: ADD, resource: note.way }]],
};

export default groupMembership;

/** The groups of an account by ARN, as their members show them. */
function groupsOf(context: EdgeContext, account: Account): ReadonlyMap<string, readonly Attachment[]> {
  return context.once(`${ID} ${account.id}`, () => {
    const groups = new Map<string, Attachment[]>();
    for (const { identity } of account.principals) {
      const seen = new Set<string>();
      for (const attachment of identity) {
        const { group } = attachment;
        if (group === undefined || (groups.has(group) && !seen.has(group))) continue;
        seen.add(group);
        const policies = groups.get(group);
        if (policies === undefined) groups.set(group, [attachment]);
        else policies.push(attachment);
      }
    }
    return groups;
  });
}
