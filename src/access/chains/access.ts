import type { Account } from '../../estate/estate.ts';
import { type CompiledLayers, compileLayers } from '../../iam/compiled/decide.ts';
import { type ActionInfo, actionInfo, PreparedRequest } from '../../iam/compiled/request.ts';
import { compileGlob, type Glob, matchesGlob } from '../../iam/glob.ts';
import type { Policy } from '../../iam/policy.ts';
import { type ArnGlob, arnGlob, coversArn } from '../arn-globs.ts';
import { type Caller, requestOf } from '../caller.ts';
import { layersOfCaller } from '../caller-layers.ts';
import { openTrust } from '../open-trust.ts';
import { EVERYBODY } from './trust/admission.ts';
import { type Asking, bindsRcps, type Extra, NO_EXTRA, stepStrength } from './trust/asking.ts';
import { finer, type TargetDetail } from './trust/keys.ts';
import type { Strength } from './strength.ts';
import { patternTest, type Talk, talkOf } from './trust/talk.ts';
import { plainTarget, type Target } from './target.ts';
import { arnGlobOfType, resourceTypesOf } from '../resource-types.ts';
import { ANYTHING } from '../witnesses.ts';

/**
 * Whose policies are asked for sts:AssumeRole. `own`: no resource policy stands beside them. `trusted`: the role's trust policy lets the
 * caller's account in. `named`: it lets the caller in by name, so that no identity policy is needed in the same account.
 */
export type AccessForm = 'own' | 'trusted' | 'named';

/** What callers may do by one action, target by target. Callers whose policies say the same about it share one answer. */
export class ActionAccess {
  readonly action: string;
  private readonly asking: Asking;
  private readonly form: AccessForm;
  private readonly info: ActionInfo;
  private readonly names: (pattern: string) => boolean;
  private readonly partition: string;
  /** The resources of the action in any account. */
  private readonly types: readonly ArnGlob[];
  private readonly talks = new Map<Policy, Talk>();
  private readonly ids = new Map<Policy, number>();
  private readonly classes = new Map<string, CallerAccess>();
  private readonly ofAccounts = new Map<Account, readonly Talk[]>();
  private readonly trusts = new Map<string, Policy>();

  constructor(asking: Asking, action: string, form: AccessForm, partition: string) {
    this.asking = asking;
    this.action = action;
    this.form = form;
    this.info = actionInfo(action);
    this.names = patternTest(this.info);
    this.partition = partition;
    this.types = this.typesIn('*');
  }

  private typesIn(account: string): readonly ArnGlob[] {
    return resourceTypesOf(this.action).map((type) => arnGlobOfType(type, { partition: this.partition, account }));
  }

  /** Whether one of the identity policies may allow the action on anything. */
  mayAllow(identity: Caller['identity']): boolean {
    for (const { policy } of identity) if (this.talk(policy).allows) return true;
    return false;
  }

  /** Undefined: the caller's own policies certainly allow nothing. */
  of(caller: Caller): CallerAccess | undefined {
    if (this.form !== 'named' && caller.kind !== 'root' && !this.mayAllow(caller.identity)) return undefined;
    const { account } = caller;
    const bound = !account.management && !caller.serviceLinked;
    let key = `${account.id} ${caller.kind}${bound ? '' : '!'}`;
    let own: Talk[] | undefined;
    for (const { policy } of caller.identity) {
      const talk = this.talk(policy);
      if (!talk.speaks) continue;
      key += ` ${this.id(policy)}`;
      if (own === undefined) own = [talk];
      else own.push(talk);
    }
    if (caller.boundary !== undefined) {
      key += ` b${this.id(caller.boundary.policy)}`;
      own = [...(own ?? []), this.talk(caller.boundary.policy)];
    }
    const talks = bound ? [...(own ?? []), ...this.accountTalks(account)] : (own ?? []);
    const perCaller = talks.some((talk) => talk.perCaller);
    key += perCaller ? ` ${caller.arn}` : this.principalTruths(caller, talks);
    let access = this.classes.get(key);
    if (access === undefined) {
      access = this.make(caller, talks, perCaller);
      this.classes.set(key, access);
    }
    return access;
  }

  /** What the control policies of an account say, the same for all whom they bind. */
  private accountTalks(account: Account): readonly Talk[] {
    let talks = this.ofAccounts.get(account);
    if (talks === undefined) {
      const levels = [...(account.scp ?? []), ...(this.form === 'named' ? (account.rcp ?? []) : [])];
      talks = levels.flat().flatMap(({ policy }) => {
        const talk = this.talk(policy);
        return talk.speaks ? [talk] : [];
      });
      this.ofAccounts.set(account, talks);
    }
    return talks;
  }

  private make(caller: Caller, talks: readonly Talk[], perCaller: boolean): CallerAccess {
    const patterns = [...new Set(talks.flatMap((talk) => talk.patterns))];
    let detail: TargetDetail = perCaller ? 'entity' : 'none';
    for (const talk of talks) detail = finer(detail, talk.detail);
    const ask = (target: Target, extra: Extra, layers: CompiledLayers): Strength =>
      stepStrength(this.asking, caller, this.action, target, extra, layers);
    const layers = (): CompiledLayers => this.layersFor(caller);
    const home = this.typesIn(caller.account.id);
    const atHome = patterns.every((pattern) => home.every((type) => coversArn(arnGlob(pattern), type)));
    return new CallerAccess(this.classes.size, patterns, detail, atHome, layers, ask);
  }

  private layersFor(caller: Caller): CompiledLayers {
    const all = layersOfCaller(caller);
    // what does not speak of the action need not be compiled
    const layers = { ...all, identity: all.identity.filter((policy) => this.talk(policy).speaks), rcp: undefined };
    if (this.form === 'own') return compileLayers(layers);
    if (this.form === 'named') {
      const rcp = bindsRcps(caller, caller.account) ? caller.account.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined;
      return compileLayers({ ...layers, resource: EVERYBODY, rcp });
    }
    const { id } = caller.account;
    let resource = this.trusts.get(id);
    if (resource === undefined) {
      resource = openTrust({ AWS: id }, `a trust policy that names account ${id}`);
      this.trusts.set(id, resource);
    }
    return compileLayers({ ...layers, resource });
  }

  private principalTruths(caller: Caller, talks: readonly Talk[]): string {
    let text = '';
    let request: PreparedRequest | undefined;
    for (const { onPrincipal } of talks) {
      for (const test of onPrincipal) {
        const { assumptions, home } = this.asking;
        const resource = { arn: '*', account: caller.account.id };
        request ??= new PreparedRequest(requestOf(caller, this.action, resource, caller.account, 'open', assumptions, home));
        text += ` ${test(request)}`;
      }
    }
    return text;
  }

  private talk(policy: Policy): Talk {
    let talk = this.talks.get(policy);
    if (talk === undefined) {
      talk = talkOf(policy, this.info, this.names, this.types);
      this.talks.set(policy, talk);
    }
    return talk;
  }

  private id(policy: Policy): number {
    let id = this.ids.get(policy);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(policy, id);
    }
    return id;
  }
}

/** What one class of callers may do by one action. */
export class CallerAccess {
  readonly id: number;
  private readonly patterns: readonly (readonly Glob[])[];
  private readonly detail: TargetDetail;
  private readonly atHome: boolean;
  private readonly makeLayers: () => CompiledLayers;
  private readonly ask: (target: Target, extra: Extra, layers: CompiledLayers) => Strength;
  private layers: CompiledLayers | undefined;
  private readonly answers = new Map<string, Strength>();

  constructor(
    id: number,
    patterns: readonly string[],
    detail: TargetDetail,
    atHome: boolean,
    layers: () => CompiledLayers,
    ask: (target: Target, extra: Extra, layers: CompiledLayers) => Strength,
  ) {
    this.id = id;
    this.patterns = patterns.map((pattern) => arnGlob(pattern).map(compileGlob));
    this.detail = detail;
    this.atHome = atHome;
    this.makeLayers = layers;
    this.ask = ask;
  }

  /** Whether the answer is the same for every target in any account. */
  get uniform(): boolean {
    return this.patterns.length === 0 && this.detail === 'none';
  }

  /** Whether the answer is the same for every target in the caller's own account. */
  get uniformAtHome(): boolean {
    return (this.patterns.length === 0 || this.atHome) && this.detail !== 'entity';
  }

  on(target: Target, extra: Extra = NO_EXTRA): Strength {
    const key = `${extra.key}|${this.signature(target)}`;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      this.layers ??= this.makeLayers();
      answer = this.ask(target, extra, this.layers);
      this.answers.set(key, answer);
    }
    return answer;
  }

  /** Targets that no policy of the class tells apart have the same signature. */
  private signature(target: Target): string {
    if (this.detail === 'entity') return target.arn;
    let text = this.detail === 'account' ? target.account : '';
    for (const pattern of this.patterns) text += matches(pattern, target.segments) ? '1' : '0';
    return text;
  }
}

function matches(pattern: readonly Glob[], segments: readonly string[]): boolean {
  for (let i = 5; i >= 0; i--) if (!matchesGlob(pattern[i] as Glob, segments[i] ?? '')) return false;
  return true;
}

/** A role of the account that no policy names: asked in place of all where the answer is the same for all. */
export const anyRole = (caller: Caller, partition: string): Target =>
  plainTarget(`arn:${partition}:iam::${caller.account.id}:role/${ANYTHING}`, caller.account);
