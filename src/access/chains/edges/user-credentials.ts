import type { Account } from '../../../estate/estate.ts';
import type { Extra } from '../trust/asking.ts';
import { NO_EXTRA } from '../trust/asking.ts';
import type { CallerAccess } from '../access.ts';
import type { EdgeContext } from '../context.ts';
import type { EdgeKind, Need } from '../kind.ts';
import { CERTAIN, CONDITIONAL, NEVER, type Strength, stronger, weaker } from '../strength.ts';
import type { Target } from '../target.ts';
import type { NodeIndex } from '../graph/edges.ts';

const ID = 'user-credentials';
const KEY = 'iam:CreateAccessKey';
const NEW_PASSWORD = 'iam:CreateLoginProfile';
const PASSWORD = 'iam:UpdateLoginProfile';
const API_KEYS = ['iam:CreateServiceSpecificCredential', 'iam:ResetServiceSpecificCredential'];
const BEDROCK: Extra = { key: 'bedrock', context: { 'iam:ServiceSpecificCredentialServiceName': 'bedrock.amazonaws.com' } };

interface Way {
  readonly id: string;
  readonly actions: readonly string[];
  readonly extra: Extra;
  readonly given: string | undefined;
}

/** Best first: what is certain, then what depends on what a snapshot does not tell. */
const WAYS: readonly Way[] = [
  { id: 'access-key', actions: [KEY], extra: NO_EXTRA, given: undefined },
  { id: 'password', actions: [PASSWORD], extra: NO_EXTRA, given: 'the user has a console password' },
  { id: 'first-password', actions: [NEW_PASSWORD], extra: NO_EXTRA, given: 'the user has no console password' },
  // long-term API keys of Amazon Bedrock act as the user for Bedrock's own calls
  { id: 'bedrock-api-key', actions: API_KEYS, extra: BEDROCK, given: 'the action is one of Amazon Bedrock' },
];

/** Makes credentials for a user of the same account (IAM User Guide, "Manage access keys", "Manage passwords"). */
const userCredentials: EdgeKind = {
  id: ID,
  title: 'makes credentials for the user',
  actions: [KEY, NEW_PASSWORD, PASSWORD, ...API_KEYS],
  edges(context, from) {
    const { graph } = context;
    for (const node of context.holdersAmong(from, userCredentials.actions)) {
      for (const way of WAYS) {
        if (!way.actions.some((action) => context.held(node, action) !== NEVER)) continue;
        const caller = graph.callerAt(node);
        if (caller === undefined) continue;
        const accesses = way.actions.flatMap((action) => context.access(action).of(caller) ?? []);
        if (addWay(context, node, caller.account, way, accesses) === CERTAIN) break;
      }
    }
  },
  needs(_, { party: resource, note }): readonly Need[] {
    const way = WAYS.find(({ id }) => id === note.way);
    return way === undefined ? [] : [way.actions.map((action) => ({ action, resource, context: way.extra.context }))];
  },
};

export default userCredentials;

/** The strength for the users of the account, where it is the same for all. */
function addWay(context: EdgeContext, node: NodeIndex, account: Account, way: Way, accesses: readonly CallerAccess[]): Strength {
  const { graph } = context;
  const note = graph.note(ID, { way: way.id, given: way.given });
  const cap = way.given === undefined ? CERTAIN : CONDITIONAL;
  const on = (target: Target): Strength => {
    let best: Strength = NEVER;
    for (const access of accesses) best = stronger(best, access.on(target, way.extra));
    return weaker(best, cap);
  };
  const users = usersOf(context, account);
  const first = users[0];
  if (first === undefined) return NEVER;
  if (accesses.every((access) => access.uniformAtHome)) {
    const all = graph.hub(`users of ${account.id}`, (hub) => {
      for (const user of users) graph.edge(hub, user.node, CERTAIN, graph.note(ID));
    });
    const strength = on(first.target);
    graph.edge(node, all, strength, note);
    return strength;
  }
  const some = graph.hub(`users of ${account.id} ${way.id} ${accesses.map(({ id }) => id).join(' ')}`, (hub) => {
    for (const user of users) graph.edge(hub, user.node, on(user.target), note);
  });
  if (graph.hasEdges(some)) graph.edge(node, some, CERTAIN, note);
  return NEVER;
}

function usersOf(context: EdgeContext, account: Account): readonly { readonly node: NodeIndex; readonly target: Target }[] {
  return context.once(`users ${account.id}`, () => {
    const first = context.graph.firstOf(account.id);
    return account.principals.flatMap((principal, index) =>
      principal.kind === 'user' ? [{ node: first + index, target: context.targets.of(principal) }] : [],
    );
  });
}
