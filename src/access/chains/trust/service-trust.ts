import type { Account, Principal } from '../../../estate/estate.ts';
import { compileLayers } from '../../../iam/compiled/decide.ts';
import type { ContextInput } from '../../../iam/request.ts';
import { arnGlob, meetOfArns } from '../../arn-globs.ts';
import type { Caller } from '../../caller.ts';
import type { Admissions } from './admission.ts';
import { type Asking, bindsRcps, type Extra, stepStrength } from './asking.ts';
import { CONDITIONAL, NEVER, type Strength, stronger, weaker } from '../strength.ts';
import { readTrust } from './trust.ts';
import { Answers, type TrustedRole } from './trust-strength.ts';
import { ANYTHING } from '../../witnesses.ts';

const ASSUME = 'sts:AssumeRole';

/** Asks whether services may take roles. */
export class ServiceTrust {
  private readonly asking: Asking;
  private readonly partition: string;
  private readonly admissions: Admissions;
  private readonly answers = new Answers();

  constructor(asking: Asking, partition: string, admissions: Admissions) {
    this.asking = asking;
    this.partition = partition;
    this.admissions = admissions;
  }

  /**
   * Whether a service may take the role for a resource of the role's own account. Services tell the account and the resource in whose
   * name they act where `sources` says how their ARNs look (IAM User Guide, "The confused deputy problem"); elsewhere these keys are open.
   */
  of(role: TrustedRole, service: string, sources: string | undefined): Strength {
    const { owner } = role;
    const policy = role.principal.trust?.policy;
    if (policy === undefined) return NEVER;
    const ask = (): Strength => this.ask(role, service, sources);
    const alone = readTrust(policy).detail === 'entity' || this.admissions.saidBy(owner) === 'apart';
    return alone ? ask() : this.answers.of(policy, `${owner.id} ${service}`, ask);
  }

  private ask(role: TrustedRole, service: string, sources: string | undefined): Strength {
    const { owner } = role;
    const caller = serviceCaller(service, role.principal, owner);
    const layers = compileLayers({
      identity: [],
      boundary: undefined,
      session: undefined,
      resource: role.principal.trust?.policy,
      scp: undefined,
      rcp: bindsRcps(caller, owner) ? owner.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined,
      endpoint: undefined,
      endpointType: 'interface',
      kmsGrants: [],
    });
    let best: Strength = NEVER;
    for (const { context, anyName } of serviceContexts(role, sources, this.partition)) {
      const extra: Extra = { key: '', context };
      const strength = stepStrength(this.asking, caller, ASSUME, role.target, extra, layers);
      best = stronger(best, anyName ? strength : weaker(strength, CONDITIONAL));
    }
    return best;
  }
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
  { principal, owner }: Pick<TrustedRole, 'principal' | 'owner'>,
  sources: string | undefined,
  partition: string,
): readonly { readonly context: ContextInput; readonly anyName: boolean }[] {
  if (sources === undefined) return [{ context: {}, anyName: true }];
  const context: Record<string, string | readonly string[]> = { 'aws:SourceAccount': owner.id };
  const path = owner.organizationPath;
  if (path !== undefined) {
    context['aws:SourceOrgID'] = path.slice(0, path.indexOf('/'));
    context['aws:SourceOrgPaths'] = [path];
  }
  const { sourceArns } = readTrust(principal.trust?.policy);
  // a variable in the pattern leaves open which resources fit
  if (sourceArns.length === 0 || sourceArns.some((pattern) => pattern.includes('${'))) return [{ context, anyName: true }];
  const own = arnGlob(sources.replace('ACCOUNT', owner.id).replace('PARTITION', partition));
  return sourceArns.flatMap((pattern) =>
    (meetOfArns(arnGlob(pattern), own) ?? []).map((common) => ({
      context: { ...context, 'aws:SourceArn': common.map((segment) => segment.replace(/[*?]+/g, ANYTHING)).join(':') },
      anyName: common[5].includes('*'),
    })),
  );
}
