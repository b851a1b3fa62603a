import type { Account, Estate } from '../../../estate/estate.ts';
import { compileLayers } from '../../../iam/compiled/decide.ts';
import { actionInfo, PreparedRequest } from '../../../iam/compiled/request.ts';
import type { Policy } from '../../../iam/policy.ts';
import { type Caller, requestOf } from '../../caller.ts';
import { ALLOW_ALL } from './any-policy.ts';
import { type Asking, bindsRcps, NO_EXTRA, stepStrength } from './asking.ts';
import { CERTAIN, type Strength } from '../strength.ts';
import { patternTest, type Talk, talkOf } from './talk.ts';
import type { Target } from '../target.ts';
import { openTrust } from '../../open-trust.ts';
import { arnGlobOfType, resourceTypesOf } from '../../resource-types.ts';

const ASSUME = 'sts:AssumeRole';
const INFO = actionInfo(ASSUME);

/** A trust policy that keeps nobody out, so that only the caller's side decides. */
export const EVERYBODY = openTrust('*', 'a trust policy that names the caller');

/** How far the resource control policies of roles' accounts let callers assume them. Callers of whom they say the same share an answer. */
export class Admissions {
  private readonly asking: Asking;
  /** What control policies say about assuming roles; those that say nothing are left out. */
  private readonly talks: ReadonlyMap<Policy, Talk>;
  private readonly classes = new Map<string, Admission>();
  private readonly said = new Map<Account, Said>();

  constructor(asking: Asking, partition: string) {
    this.asking = asking;
    this.talks = talksOf(asking.estate, partition);
  }

  of(caller: Caller): Admission {
    const key = this.talks.size === 0 ? '' : this.keyOf(caller);
    let admission = this.classes.get(key);
    if (admission === undefined) {
      admission = new Admission(this.classes.size, this.asking, caller, this);
      this.classes.set(key, admission);
    }
    return admission;
  }

  private keyOf(caller: Caller): string {
    const { assumptions, home } = this.asking;
    let key = `${caller.account.id} ${caller.kind} ${caller.serviceLinked}`;
    let request: PreparedRequest | undefined;
    for (const { perCaller, onPrincipal } of this.talks.values()) {
      if (perCaller) return caller.arn;
      for (const test of onPrincipal) {
        const any = { arn: '*', account: caller.account.id };
        request ??= new PreparedRequest(requestOf(caller, ASSUME, any, caller.account, 'open', assumptions, home));
        key += ` ${test(request)}`;
      }
    }
    return key;
  }

  /** What the control policies of an account say about assuming its roles: nothing, the same of all, or not the same. */
  saidBy(owner: Account): Said {
    let said = this.said.get(owner);
    if (said === undefined) {
      const talks = policiesOf(owner).flatMap((policy) => this.talks.get(policy) ?? []);
      const apart = talks.some((talk) => talk.perCaller || talk.detail === 'entity' || talk.patterns.length > 0);
      said = talks.length === 0 ? 'nothing' : apart ? 'apart' : 'alike';
      this.said.set(owner, said);
    }
    return said;
  }
}

type Said = 'nothing' | 'alike' | 'apart';

function talksOf(estate: Estate, partition: string): ReadonlyMap<Policy, Talk> {
  const talks = new Map<Policy, Talk>();
  const names = patternTest(INFO);
  const types = resourceTypesOf(ASSUME).map((type) => arnGlobOfType(type, { partition, account: '*' }));
  for (const policy of new Set([...estate.accounts.values()].flatMap(policiesOf))) {
    const talk = talkOf(policy, INFO, names, types);
    // RCPs only deny: RCPFullAWSAccess says nothing
    if (talk.denies) talks.set(policy, talk);
  }
  return talks;
}

const policiesOf = (account: Account): readonly Policy[] => (account.rcp ?? []).flat().map(({ policy }) => policy);

/** What the control policies say of one class of callers. */
export class Admission {
  readonly id: number;
  private readonly asking: Asking;
  private readonly caller: Caller;
  private readonly admissions: Admissions;
  private readonly answers = new Map<Account | string, Strength>();

  constructor(id: number, asking: Asking, caller: Caller, admissions: Admissions) {
    this.id = id;
    this.asking = asking;
    this.caller = caller;
    this.admissions = admissions;
  }

  /** How far the control policies let the class assume a role. */
  on(role: { readonly owner: Account; readonly target: Target }): Strength {
    const { owner } = role;
    if (!bindsRcps(this.caller, owner)) return CERTAIN;
    const said = this.admissions.saidBy(owner);
    if (said === 'nothing') return CERTAIN;
    const key = said === 'alike' ? owner : role.target.arn;
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = this.ask(role.target);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private ask(target: Target): Strength {
    const layers = compileLayers({
      identity: [ALLOW_ALL.policy],
      boundary: undefined,
      session: undefined,
      resource: EVERYBODY,
      scp: undefined,
      rcp: target.owner.rcp?.map((level) => level.map(({ policy }) => policy)),
      endpoint: undefined,
      endpointType: 'interface',
      kmsGrants: [],
    });
    return stepStrength(this.asking, this.caller, ASSUME, target, NO_EXTRA, layers);
  }
}
