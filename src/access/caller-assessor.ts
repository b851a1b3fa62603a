import { PreparedRequest } from '../iam/compiled/request.ts';
import { variablesTruth } from '../iam/compiled/resource.ts';
import { and, NO, type Truth4, YES } from '../iam/compiled/truth.ts';
import type { Account, Attachment } from '../estate/estate.ts';
import type { Policy } from '../iam/policy.ts';
import type { AuthorizationRequest } from '../iam/request.ts';
import { addBits, type Bits, BitsInterner, dropBits, eachBit, emptyBits, intersects, isEmpty, keepBits, sameBits, setBit } from './bits.ts';
import { type Assumptions, type Caller, type Circumstances, requestsOf } from './caller.ts';
import { layersOfCaller } from './caller-layers.ts';
import { CellAssessor } from './cell-assessor.ts';
import type { Holdings } from './holdings.ts';
import type { KnownResources } from './known-resources.ts';
import { JoinedLayers } from './joined-layers.ts';
import { addPolicy, capped, clearMasks, type GroupTruth } from './layer-masks.ts';
import { type PolicyReach, ReachCache } from './policy-reach.ts';
import type { Universe, UniverseAction } from './universe.ts';

/**
 * Decides what a caller holds of a whole universe, by joining what its policies say about all actions at once. Only where two layers
 * each speak of some resources are example resources decided one by one.
 */
export class CallerAssessor {
  private readonly universe: Universe;
  private readonly assumptions: Assumptions;
  private readonly home: string;
  /** Decides single cells. */
  readonly cells: CellAssessor;
  private readonly reaches: ReachCache;
  private readonly interned = new BitsInterner();
  private readonly shapes = new Map<readonly Attachment[], LevelShape>();
  private readonly answer: { readonly yes: Bits; readonly usually: Bits; readonly conditional: Bits; readonly indeterminate: Bits };
  private readonly scratch: { readonly open: JoinedLayers; readonly usual: JoinedLayers };

  /** `resources`: without them every answer is about resources of which nothing is known. */
  constructor(universe: Universe, partition: string, assumptions: Assumptions, home: string, resources?: KnownResources) {
    this.universe = universe;
    this.cells = new CellAssessor(partition, assumptions, home, resources);
    this.assumptions = assumptions;
    this.home = home;
    this.reaches = new ReachCache(universe, partition, resources);
    const room = (): Bits => emptyBits(universe.actions.length);
    this.answer = { yes: room(), usually: room(), conditional: room(), indeterminate: room() };
    this.scratch = { open: new JoinedLayers(universe.actions.length), usual: new JoinedLayers(universe.actions.length) };
  }

  assess(caller: Caller): Holdings {
    const { universe } = this;
    const none = universe.nothing.whole;
    const free = universe.free[caller.kind];
    const open = this.join(caller, 'open', universe.open[caller.kind], this.scratch.open);
    if (open === undefined) return { caller, yes: free, usually: none, conditional: none, indeterminate: none };
    const { yes, usually, conditional, indeterminate } = this.answer;
    usually.fill(0);
    for (let i = 0; i < yes.length; i++) {
      const fast = open.live(i) & ~open.slow(i);
      const bad = fast & open.bad(i);
      const maybe = fast & ~bad & open.unknown(i);
      indeterminate[i] = bad;
      conditional[i] = maybe;
      yes[i] = fast & ~bad & ~maybe;
    }
    const slow = this.slowBits(open);
    if (!isEmpty(conditional)) {
      const usual = this.join(caller, 'usual', conditional, this.scratch.usual);
      for (let i = 0; usual !== undefined && i < yes.length; i++) {
        const certain = (conditional[i] as number) & usual.live(i) & ~usual.bad(i) & ~usual.unknown(i);
        usually[i] = certain;
        yes[i] = (yes[i] as number) | certain;
        conditional[i] = (conditional[i] as number) & ~certain;
      }
    }
    if (slow !== undefined) {
      const layers = layersOfCaller(caller);
      eachBit(slow, (index) => {
        const { status, assumed } = this.cells.decideCell(caller, universe.actions[index] as UniverseAction, layers);
        if (status === 'yes') setBit(yes, index);
        if (status === 'yes' && assumed) setBit(usually, index);
        if (status === 'conditional') setBit(conditional, index);
        if (status === 'indeterminate') setBit(indeterminate, index);
      });
    }
    for (const others of [usually, conditional, indeterminate]) dropBits(others, free);
    addBits(yes, free);
    const keep = (bits: Bits): Bits => this.interned.of(bits);
    return { caller, yes: keep(yes), usually: keep(usually), conditional: keep(conditional), indeterminate: keep(indeterminate) };
  }

  private slowBits(open: JoinedLayers): Bits | undefined {
    let slow: Bits | undefined;
    for (let i = 0; i < this.universe.all.length; i++) {
      const word = open.live(i) & open.slow(i);
      if (word === 0) continue;
      slow ??= emptyBits(this.universe.actions.length);
      slow[i] = word;
    }
    return slow;
  }

  /** The truth of open statements for this caller. */
  truthsOf(caller: Caller, circumstances: Circumstances): GroupTruth {
    const { account } = caller;
    let requests: Map<string, PreparedRequest> | undefined;
    let requestFor: ((action: string) => AuthorizationRequest) | undefined;
    return (open, group) => {
      requests ??= new Map();
      let request = requests.get(group.action);
      if (request === undefined) {
        requestFor ??= requestsOf(caller, { arn: '*', account: account.id }, account, circumstances, this.assumptions, this.home);
        request = new PreparedRequest(requestFor(group.action));
        requests.set(group.action, request);
      }
      let truth: Truth4 = open.variables === undefined ? YES : variablesTruth(open.variables, open.statement.policy, request);
      if (truth === NO) return NO;
      for (const condition of open.statement.conditions) {
        truth = and(truth, condition(request));
        if (truth === NO) break;
      }
      return capped(open, truth);
    };
  }

  /** What a policy says about the universe, for resources of one account. */
  reachOf(policy: Policy, account: string): PolicyReach {
    return this.reaches.of(policy, account);
  }

  /** Joins the layers for the actions of `within`; undefined where no action is left. */
  private join(caller: Caller, circumstances: Circumstances, within: Bits, scratch: JoinedLayers): JoinedLayers | undefined {
    const { universe } = this;
    const { account } = caller;
    const own = account.id;
    const truthOf = this.truthsOf(caller, circumstances);
    scratch.begin(within);
    let named = false;
    const take = ({ policy }: Attachment): void => {
      const reach = this.reaches.of(policy, own);
      if (!reach.speaks) return;
      if (reach.named !== undefined) named = true;
      addPolicy(scratch.layer, reach, 'allow', truthOf, universe, scratch.left);
      addPolicy(scratch.deny, reach, 'deny', truthOf, universe, scratch.left);
    };
    const union = (attachments: readonly Attachment[]): boolean => {
      clearMasks(scratch.layer);
      for (const attachment of attachments) take(attachment);
      return scratch.addLayer();
    };
    if (caller.kind !== 'root' && !union(caller.identity)) return undefined;
    if (caller.boundary !== undefined && !union([caller.boundary])) return undefined;
    if (named) scratch.ask(this.namedOnly(caller));
    // neither binds the management account or service-linked roles (Organizations User Guide, "SCP effects on permissions")
    if (!account.management && !caller.serviceLinked) {
      for (const level of account.scp ?? []) {
        const shape = this.shapeOf(level, own);
        for (const reach of shape.denying) addPolicy(scratch.deny, reach, 'deny', truthOf, universe, scratch.left);
        if (shape.allowsAll) continue;
        clearMasks(scratch.layer);
        for (const reach of shape.speaking) addPolicy(scratch.layer, reach, 'allow', truthOf, universe, scratch.left);
        if (!scratch.addLayer()) return undefined;
      }
      this.joinRcps(account, truthOf, scratch);
    }
    scratch.end();
    return scratch;
  }

  /** What the caller may do on known resources by their names, and not for certain on others as well. */
  private namedOnly({ identity, boundary, account }: Caller): Bits {
    const named = emptyBits(this.universe.actions.length);
    const elsewhere = emptyBits(this.universe.actions.length);
    for (const { policy } of identity) {
      const reach = this.reaches.of(policy, account.id);
      if (reach.named !== undefined) addBits(named, reach.named.named);
      for (const bits of reach.named === undefined ? [reach.allow.whole, reach.allow.part] : [reach.named.elsewhere])
        addBits(elsewhere, bits);
    }
    dropBits(named, elsewhere);
    const cap = boundary === undefined ? undefined : this.reaches.of(boundary.policy, account.id).named;
    if (cap !== undefined) addBits(named, cap.named);
    return named;
  }

  private joinRcps(account: Account, truthOf: GroupTruth, scratch: JoinedLayers): void {
    const { universe } = this;
    if (account.rcp === undefined || !intersects(scratch.left, universe.rcp)) return;
    const reached = scratch.reached;
    reached.set(scratch.left);
    keepBits(reached, universe.rcp);
    for (const level of account.rcp) {
      for (const reach of this.shapeOf(level, account.id).denying) addPolicy(scratch.deny, reach, 'deny', truthOf, universe, reached);
    }
  }

  /** What a level of SCPs or RCPs does, whoever calls: most allow all and deny something. */
  private shapeOf(level: readonly Attachment[], account: string): LevelShape {
    const known = this.shapes.get(level);
    if (known?.account === account) return known;
    const speaking = level.map(({ policy }) => this.reaches.of(policy, account)).filter((reach) => reach.speaks);
    const shape: LevelShape = {
      account,
      speaking,
      denying: speaking.filter((reach) => reach.unreadable || reach.deny !== this.universe.nothing || reach.openDenies.length > 0),
      allowsAll: speaking.some((reach) => sameBits(reach.allow.whole, this.universe.all)),
    };
    this.shapes.set(level, shape);
    return shape;
  }
}

interface LevelShape {
  readonly account: string;
  readonly speaking: readonly PolicyReach[];
  readonly denying: readonly PolicyReach[];
  readonly allowsAll: boolean;
}
