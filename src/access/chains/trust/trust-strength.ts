import type { Account, Principal } from '../../../estate/estate.ts';
import { type CompiledLayers, compileLayers } from '../../../iam/compiled/decide.ts';
import type { PolicyLayers } from '../../../iam/decision.ts';
import type { Policy } from '../../../iam/policy.ts';
import { type Caller, callerOf } from '../../caller.ts';
import { layersOfCaller } from '../../caller-layers.ts';
import { type Asking, bindsRcps, NO_EXTRA, stepStrength } from './asking.ts';
import { ALLOW_ALL } from './any-policy.ts';
import { NEVER, type Strength } from '../strength.ts';
import type { Target } from '../target.ts';
import { readTrust } from './trust.ts';
import { ANYTHING } from '../../witnesses.ts';
import type { NodeIndex } from '../graph/edges.ts';

const ASSUME = 'sts:AssumeRole';

/** A role as something to be assumed. */
export interface TrustedRole {
  readonly principal: Principal;
  readonly owner: Account;
  readonly target: Target;
}

/** A role with its node in the graph. */
export type RoleNode = TrustedRole & { readonly node: NodeIndex };

/** What was found of a trust policy, by who asked. */
export class Answers {
  private readonly known = new Map<Policy, Map<string, Strength>>();

  of(policy: Policy, who: string, ask: () => Strength): Strength {
    let known = this.known.get(policy);
    if (known === undefined) {
      known = new Map();
      this.known.set(policy, known);
    }
    let answer = known.get(who);
    if (answer === undefined) {
      answer = ask();
      known.set(who, answer);
    }
    return answer;
  }
}

/** Asks the trust policies of roles. */
export class TrustStrength {
  private readonly asking: Asking;
  private readonly partition: string;
  private readonly answers = new Answers();
  private readonly anybodies = new Map<string, Caller>();

  constructor(asking: Asking, partition: string) {
    this.asking = asking;
    this.partition = partition;
  }

  /**
   * What the trust policy says to somebody of an account of whom nothing else is known, who may assume everything or, `unallowed`, nothing
   * by his own policies. RCPs are not weighed.
   */
  ofAccount(role: TrustedRole, account: Account, unallowed = false): Strength {
    const policy = role.principal.trust?.policy;
    if (policy === undefined) return NEVER;
    const ask = (): Strength =>
      stepStrength(this.asking, this.anybodyOf(account), ASSUME, role.target, NO_EXTRA, this.roleSide(role, undefined, unallowed));
    // equal trust policies in one account answer alike, unless they look at the role's own tags
    return readTrust(policy).detail === 'entity' ? ask() : this.answers.of(policy, `${role.owner.id} ${account.id} ${unallowed}`, ask);
  }

  /** The same for a caller whom the trust policy tells from others of its account: `key` says how. */
  ofAsker(role: TrustedRole, asker: Caller, key: string, unallowed: boolean): Strength {
    const policy = role.principal.trust?.policy;
    if (policy === undefined) return NEVER;
    const ask = (): Strength => stepStrength(this.asking, asker, ASSUME, role.target, NO_EXTRA, this.roleSide(role, undefined, unallowed));
    return readTrust(policy).detail === 'entity' ? ask() : this.answers.of(policy, `${role.owner.id} ${key} ${unallowed}`, ask);
  }

  /** Both sides at once, for one caller. */
  ofCaller(role: TrustedRole, caller: Caller): Strength {
    const layers = compileLayers({
      ...layersOfCaller(caller),
      resource: role.principal.trust?.policy,
      rcp: this.rcpOf(role, caller),
    });
    return stepStrength(this.asking, caller, ASSUME, role.target, NO_EXTRA, layers);
  }

  /** The role's side for one caller outside the snapshot or not: nothing of the caller's own account is weighed. */
  ofRoleSide(role: TrustedRole, caller: Caller): Strength {
    return stepStrength(this.asking, caller, ASSUME, role.target, NO_EXTRA, this.roleSide(role, this.rcpOf(role, caller)));
  }

  private roleSide(role: TrustedRole, rcp: PolicyLayers['rcp'], unallowed = false): CompiledLayers {
    return compileLayers({
      identity: unallowed ? [] : [ALLOW_ALL.policy],
      boundary: undefined,
      session: undefined,
      resource: role.principal.trust?.policy,
      scp: undefined,
      rcp,
      endpoint: undefined,
      endpointType: 'interface',
      kmsGrants: [],
    });
  }

  private rcpOf(role: TrustedRole, caller: Caller): readonly (readonly Policy[])[] | undefined {
    const { owner } = role;
    return bindsRcps(caller, owner) ? owner.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined;
  }

  private anybodyOf(account: Account): Caller {
    let anybody = this.anybodies.get(account.id);
    if (anybody === undefined) {
      anybody = anybodyOf(this.asking, account, this.partition);
      this.anybodies.set(account.id, anybody);
    }
    return anybody;
  }
}

/** A role of the account that no policy names. */
function anybodyOf({ estate }: Asking, account: Account, partition: string): Caller {
  const principal: Principal = {
    kind: 'role',
    arn: `arn:${partition}:iam::${account.id}:role/${ANYTHING}`,
    name: ANYTHING,
    path: '/',
    account: account.id,
    uniqueId: undefined,
    tags: {},
    identity: [ALLOW_ALL],
    boundary: undefined,
    trust: undefined,
    groups: [],
    serviceLinked: false,
    instanceProfiles: [],
    createdAt: undefined,
    lastUsedAt: undefined,
    permissionSet: undefined,
    ref: { name: `any role of account ${account.id}` },
  };
  return callerOf(estate, account, principal);
}
