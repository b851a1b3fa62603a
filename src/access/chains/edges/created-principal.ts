import type { Account, Principal } from '../../../estate/estate.ts';
import { arnGlob, meetOfArns } from '../../arn-globs.ts';
import { type Caller, callerOf } from '../../caller.ts';
import type { CallerAccess } from '../access.ts';
import type { EdgeContext } from '../context.ts';
import type { EdgeKind, Need } from '../kind.ts';
import { NEVER, type Strength, stronger, weaker } from '../strength.ts';
import { createdTarget, isProtected, type Target } from '../target.ts';
import { ROLE_POLICIES, USER_POLICIES } from '../writers.ts';
import { ANYTHING } from '../../witnesses.ts';

const ID = 'created-principal';
const NEW_ROLE = 'iam:CreateRole';
const NEW_USER = 'iam:CreateUser';
const USER_KEYS = ['iam:CreateAccessKey', 'iam:CreateLoginProfile'];
const ASSUME = 'sts:AssumeRole';

/** A name that somebody may choose: the plain one, and each that an SCP of the account treats in its own way. */
interface Candidate {
  readonly kind: 'role' | 'user';
  readonly caller: Caller;
  /** As a target while it is created, and once it is there. */
  readonly before: Target;
  readonly after: Target;
}

/**
 * Whoever creates a role or user, gives it policies and takes its place holds what SCPs allow to a principal of that name: an exemption
 * by path or name is open to whoever may create that path or name.
 */
const createdPrincipal: EdgeKind = {
  id: ID,
  title: 'creates',
  actions: [NEW_ROLE, NEW_USER, ...ROLE_POLICIES, ...USER_POLICIES, ...USER_KEYS],
  edges(context, from) {
    const { graph } = context;
    for (const node of context.holdersAmong(from, [NEW_ROLE, NEW_USER])) {
      const roles = context.held(node, NEW_ROLE) !== NEVER;
      const users = context.held(node, NEW_USER) !== NEVER;
      const caller = roles || users ? graph.callerAt(node) : undefined;
      if (caller === undefined) continue;
      const note = graph.note(ID);
      const accesses = new Map(context.accessesOf(node, caller, createdPrincipal.actions));
      // its creator names himself in the trust policy
      const named = context.access(ASSUME, 'named').of(caller);
      if (named !== undefined) accesses.set(ASSUME, named);
      for (const candidate of context.once(`${ID} ${caller.account.id}`, () => candidatesOf(context, caller.account))) {
        const strength = (candidate.kind === 'role' ? roles : users) ? strengthOf(accesses, candidate) : NEVER;
        if (strength !== NEVER) graph.edge(node, context.variants.rewritten(candidate.caller, undefined, 'created'), strength, note);
      }
    }
  },
  needs({ graph }, { to }): readonly Need[] {
    const created = graph.callerAt(to);
    if (created === undefined) return [];
    const any = (actions: readonly string[]): Need => actions.map((action) => ({ action, resource: created.arn }));
    return created.kind === 'role' ? [any([NEW_ROLE]), any(ROLE_POLICIES)] : [any([NEW_USER]), any(USER_POLICIES), any(USER_KEYS)];
  },
};

export default createdPrincipal;

function strengthOf(accesses: ReadonlyMap<string, CallerAccess>, { kind, before, after }: Candidate): Strength {
  const best = (actions: readonly string[]): Strength => {
    let found: Strength = NEVER;
    for (const action of actions) found = stronger(found, accesses.get(action)?.on(after) ?? NEVER);
    return found;
  };
  const created = accesses.get(kind === 'role' ? NEW_ROLE : NEW_USER)?.on(before) ?? NEVER;
  if (kind === 'user') return weaker(created, weaker(best(USER_POLICIES), best(USER_KEYS)));
  return weaker(created, weaker(best(ROLE_POLICIES), best([ASSUME])));
}

function candidatesOf(context: EdgeContext, account: Account): readonly Candidate[] {
  const { partition } = context;
  const found = new Map<string, Candidate>();
  const taken = new Set(account.principals.map(({ kind, name }) => `${kind}/${name}`));
  const add = (arn: string, kind: 'role' | 'user'): void => {
    const resource = arn.slice(arn.indexOf(`:${kind}/`) + kind.length + 1);
    const path = resource.slice(0, resource.lastIndexOf('/') + 1);
    // a name is taken whatever its path (IAM User Guide, "IAM name requirements")
    if (isProtected(path) || taken.has(`${kind}/${resource.slice(path.length)}`)) return;
    found.set(arn, {
      kind,
      caller: callerOf(context.estate, account, newPrincipal(arn, kind, path, account)),
      before: createdTarget(arn, account, 'creation'),
      after: createdTarget(arn, account, 'after'),
    });
  };
  for (const kind of ['role', 'user'] as const) {
    add(`arn:${partition}:iam::${account.id}:${kind}/${ANYTHING}`, kind);
    const own = arnGlob(`arn:${partition}:iam::${account.id}:${kind}/*`);
    for (const pattern of namesInScps(account)) {
      for (const common of meetOfArns(arnGlob(pattern), own) ?? []) {
        add(common.map((segment) => segment.replace(/[*?]+/g, ANYTHING)).join(':'), kind);
      }
    }
  }
  return [...found.values()];
}

/** What the SCPs of an account compare principals' ARNs with. */
function namesInScps({ scp, management }: Account): ReadonlySet<string> {
  const names = new Set<string>();
  if (management) return names;
  for (const { policy } of (scp ?? []).flat()) {
    for (const { conditions } of policy.statements) {
      for (const { key, values } of conditions) {
        if (key.toLowerCase() === 'aws:principalarn') for (const value of values) if (!value.includes('${')) names.add(value);
      }
    }
  }
  return names;
}

const newPrincipal = (arn: string, kind: 'role' | 'user', path: string, account: Account): Principal => ({
  kind,
  arn,
  name: arn.slice(arn.lastIndexOf('/') + 1),
  path,
  account: account.id,
  uniqueId: undefined,
  tags: {},
  identity: [],
  boundary: undefined,
  trust: undefined,
  groups: [],
  serviceLinked: false,
  instanceProfiles: [],
  createdAt: undefined,
  lastUsedAt: undefined,
  permissionSet: undefined,
  ref: { name: arn },
});
