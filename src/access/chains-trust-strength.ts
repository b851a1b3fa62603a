import type { Account, Principal } from '../estate/estate.ts';
import { type CompiledLayers, compileLayers } from '../iam/compiled/decide.ts';
import type { Policy } from '../iam/policy.ts';
import type { ContextInput } from '../iam/request.ts';
import { arnGlob, meetOfArns } from './arn-globs.ts';
import { type Caller, callerOf } from './caller.ts';
import { layersOfCaller } from './caller-assessor.ts';
import { type Asking, bindsRcps, type Extra, NO_EXTRA, stepStrength } from './chains-asking.ts';
import { ALLOW_ALL } from './chains-any-policy.ts';
import { NEVER, type Strength, stronger, weaker, CONDITIONAL } from './chains-strength.ts';
import type { Target } from './chains-target.ts';
import { readTrust } from './chains-trust.ts';
import { ANYTHING } from './witnesses.ts';

const ASSUME = 'sts:AssumeRole';

/** A role as something to be assumed. */
export interface TrustedRole {
  readonly principal: Principal;
  readonly target: Target;
}

/** Asks trust policies, with the RCPs of the role's account. */
export class TrustStrength {
  private readonly asking: Asking;
  private readonly partition: string;
  private readonly answers = new Map<Policy, Map<string, Strength>>();
  private readonly anybodies = new Map<string, Caller>();

  constructor(asking: Asking, partition: string) {
    this.asking = asking;
    this.partition = partition;
  }

  /** What the role's side says to whoever its account's own policies let ask: the caller's side is not weighed. */
  ofAccount(role: TrustedRole, account: Account): Strength {
    return this.remember(role, account.id, () => {
      const anybody = this.anybodyOf(account);
      return stepStrength(this.asking, anybody, ASSUME, role.target, NO_EXTRA, this.roleSide(role, anybody));
    });
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
    return stepStrength(this.asking, caller, ASSUME, role.target, NO_EXTRA, this.roleSide(role, caller));
  }

  /**
   * Whether a service may take the role for a resource of the role's own account. Services tell the account and the resource in whose
   * name they act where `sources` says how their ARNs look (IAM User Guide, "The confused deputy problem"); elsewhere these keys are open.
   */
  ofService(role: TrustedRole, service: string, sources: string | undefined): Strength {
    return this.remember(role, service, () => {
      const { owner } = role.target;
      const caller = serviceCaller(service, role.principal, owner);
      const ask = (extra: Extra): Strength =>
        stepStrength(this.asking, caller, ASSUME, role.target, extra, compileLayers(this.serviceLayers(role, owner)));
      let best: Strength = NEVER;
      for (const { context, anyName } of serviceContexts(role, sources, this.partition)) {
        const strength = ask({ key: '', context });
        best = stronger(best, anyName ? strength : weaker(strength, CONDITIONAL));
      }
      return best;
    });
  }

  private serviceLayers(role: TrustedRole, owner: Account | undefined): Parameters<typeof compileLayers>[0] {
    const rcp = bindsRcps({ serviceLinked: false }, owner) ? owner.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined;
    return {
      identity: [],
      boundary: undefined,
      session: undefined,
      resource: role.principal.trust?.policy,
      scp: undefined,
      rcp,
      endpoint: undefined,
      endpointType: 'interface',
      kmsGrants: [],
    };
  }

  private roleSide(role: TrustedRole, caller: Caller): CompiledLayers {
    return compileLayers({
      identity: [ALLOW_ALL.policy],
      boundary: undefined,
      session: undefined,
      resource: role.principal.trust?.policy,
      scp: undefined,
      rcp: this.rcpOf(role, caller),
      endpoint: undefined,
      endpointType: 'interface',
      kmsGrants: [],
    });
  }

  private rcpOf(role: TrustedRole, caller: Caller): readonly (readonly Policy[])[] | undefined {
    const { owner } = role.target;
    return bindsRcps(caller, owner) ? owner.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined;
  }

  /** Equal trust policies in one account answer alike, unless they look at the role's own tags. */
  private remember(role: TrustedRole, who: string, ask: () => Strength): Strength {
    const policy = role.principal.trust?.policy;
    if (policy === undefined) return NEVER;
    if (readTrust(policy).detail === 'entity') return ask();
    let known = this.answers.get(policy);
    if (known === undefined) {
      known = new Map();
      this.answers.set(policy, known);
    }
    const key = `${role.target.account} ${who}`;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = ask();
      known.set(key, answer);
    }
    return answer;
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
export function anybodyOf({ estate }: Asking, account: Account, partition: string): Caller {
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

/** A service that takes a role of this account. */
export function serviceCaller(service: string, role: Principal, account: Account): Caller {
  return {
    arn: service,
    kind: 'role',
    account,
    principal: role,
    request: {
      kind: 'service',
      arn: service,
      account: undefined,
      roleArn: undefined,
      parentArn: undefined,
      uniqueId: undefined,
      canonicalUserId: undefined,
      serviceLinked: false,
    },
    context: {},
    absentKeys: [],
    identity: [],
    boundary: undefined,
    serviceLinked: false,
  };
}

/**
 * The contexts in which a service may take a role for something of the role's own account: one for each pattern of `aws:SourceArn` that
 * resources of its kind fit. `anyName`: the pattern leaves their name open, so that whoever creates one can make it fit.
 */
export function serviceContexts(
  { principal, target }: TrustedRole,
  sources: string | undefined,
  partition: string,
): readonly { readonly context: ContextInput; readonly anyName: boolean }[] {
  if (sources === undefined) return [{ context: {}, anyName: true }];
  const context: Record<string, string | readonly string[]> = { 'aws:SourceAccount': target.account };
  const path = target.owner.organizationPath;
  if (path !== undefined) {
    context['aws:SourceOrgID'] = path.slice(0, path.indexOf('/'));
    context['aws:SourceOrgPaths'] = [path];
  }
  const { sourceArns } = readTrust(principal.trust?.policy);
  // a variable in the pattern leaves open which resources fit
  if (sourceArns.length === 0 || sourceArns.some((pattern) => pattern.includes('${'))) return [{ context, anyName: true }];
  const own = arnGlob(sources.replace('ACCOUNT', target.account).replace('PARTITION', partition));
  return sourceArns.flatMap((pattern) =>
    (meetOfArns(arnGlob(pattern), own) ?? []).map((common) => ({
      context: { ...context, 'aws:SourceArn': common.map((segment) => segment.replace(/[*?]+/g, ANYTHING)).join(':') },
      anyName: common[5].includes('*'),
    })),
  );
}
