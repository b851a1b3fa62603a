import type { EdgeContext } from '../context.ts';
import type { EdgeKind, Need } from '../kind.ts';
import { CONDITIONAL, NEVER, type Strength, stronger, weaker } from '../strength.ts';
import type { NodeIndex } from '../graph/edges.ts';

const ID = 'permission-set';
const ASSIGN = 'sso:CreateAccountAssignment';
const WRITE: readonly string[] = [
  'sso:PutInlinePolicyToPermissionSet',
  'sso:AttachManagedPolicyToPermissionSet',
  'sso:AttachCustomerManagedPolicyReferenceToPermissionSet',
];
const PROVISION = 'sso:ProvisionPermissionSet';
const GIVEN = 'the caller also signs in as a user of Identity Center';

/**
 * The management account gives people roles in every account by permission sets (IAM Identity Center User Guide, "Manage AWS accounts with
 * permission sets"). A delegated administrator may do so too; a snapshot does not tell which account that is.
 */
const permissionSet: EdgeKind = {
  id: ID,
  title: 'assigns or rewrites the permission set of',
  actions: [ASSIGN, ...WRITE, PROVISION],
  edges(context, from) {
    const { graph } = context;
    for (const node of context.holdersAmong(from, permissionSet.actions)) {
      const assign = context.held(node, ASSIGN);
      const write = writes(context, node);
      if ((assign === NEVER && write === NEVER) || !graph.accountOf(node).management) continue;
      const assigned = graph.hub('permission sets', (hub) => {
        for (const { node: role } of rolesOfSets(context)) graph.edge(hub, role, CONDITIONAL, graph.note(ID));
      });
      graph.edge(node, assigned, weaker(assign, CONDITIONAL), graph.note(ID, { way: 'assign', given: GIVEN }));
      if (write === NEVER) continue;
      const rewritten = graph.hub('permission sets rewritten', (hub) => {
        for (const { node: role } of rolesOfSets(context)) {
          graph.edge(hub, context.variants.rewrittenAt(role, undefined), CONDITIONAL, graph.note(ID, { through: role }));
        }
      });
      graph.edge(node, rewritten, weaker(write, CONDITIONAL), graph.note(ID, { way: 'write', given: GIVEN }));
    }
  },
  needs: (_, { note }): readonly Need[] =>
    note.way === 'write'
      ? [WRITE.map((action) => ({ action, resource: undefined })), [{ action: PROVISION, resource: undefined }]]
      : [[{ action: ASSIGN, resource: undefined }]],
};

export default permissionSet;

function writes(context: EdgeContext, node: NodeIndex): Strength {
  let best: Strength = NEVER;
  for (const action of WRITE) best = stronger(best, context.held(node, action));
  return weaker(best, context.held(node, PROVISION));
}

function rolesOfSets(context: EdgeContext): readonly { readonly node: NodeIndex }[] {
  return context.once(ID, () =>
    [...context.estate.accounts.values()].flatMap((account) =>
      context.rolesOf(account).filter(({ principal }) => principal.permissionSet !== undefined),
    ),
  );
}
