import { type CompiledLayers, compileLayers, decide, type FastDecision } from '../iam/compiled/decide.ts';
import { PreparedRequest } from '../iam/compiled/request.ts';
import { and, NO, type Truth4, YES } from '../iam/compiled/truth.ts';
import type { PolicyLayers } from '../iam/decision.ts';
import type { Account, Attachment } from '../estate/estate.ts';
import type { Policy } from '../iam/policy.ts';
import type { AuthorizationRequest } from '../iam/request.ts';
import { derivedEntry } from '../iam/derived-keys.ts';
import { type Bits, BitsInterner, eachBit, emptyBits, intersects, isEmpty, keepBits, sameBits, setBit } from './bits.ts';
import { type Assumptions, type Caller, type Circumstances, requestOf, requestsOf } from './caller.ts';
import type { Holdings } from './inventory.ts';
import { addPolicy, capped, clearMasks, type GroupTruth, type LayerMasks, layerMasks } from './layer-masks.ts';
import { type PolicyReach, ReachCache } from './policy-reach.ts';
import type { Universe, UniverseAction } from './universe.ts';
import { ANYTHING, type Witnesses, witnessesOf } from './witnesses.ts';

/** How one cell was decided on one example resource. */
export interface CellDecision {
  readonly arn: string;
  readonly open: FastDecision;
  /** Asked only where the open answer depends on the call. */
  readonly usual: FastDecision | undefined;
}

export type Status = 'yes' | 'conditional' | 'no' | 'indeterminate';

const RANK: Readonly<Record<Status, number>> = { yes: 3, conditional: 2, indeterminate: 1, no: 0 };

/**
 * Decides what a caller holds of a whole universe, by joining what its policies say about all actions at once. Only where two layers
 * each speak of some resources are example resources decided one by one.
 */
export class CallerAssessor {
  private readonly universe: Universe;
  private readonly assumptions: Assumptions;
  private readonly home: string;
  private readonly partition: string;
  private readonly reaches: ReachCache;
  private readonly interned = new BitsInterner();
  private readonly shapes = new Map<readonly Attachment[], LevelShape>();
  private readonly answer: { readonly yes: Bits; readonly usually: Bits; readonly conditional: Bits; readonly indeterminate: Bits };
  private readonly scratch: { readonly open: Scratch; readonly usual: Scratch };

  constructor(universe: Universe, partition: string, assumptions: Assumptions, home: string) {
    this.universe = universe;
    this.partition = partition;
    this.assumptions = assumptions;
    this.home = home;
    this.reaches = new ReachCache(universe, partition);
    const room = (): Bits => emptyBits(universe.actions.length);
    this.answer = { yes: room(), usually: room(), conditional: room(), indeterminate: room() };
    this.scratch = { open: new Scratch(universe.actions.length), usual: new Scratch(universe.actions.length) };
  }

  assess(caller: Caller): Holdings {
    const { universe } = this;
    const none = universe.nothing.whole;
    const open = this.join(caller, 'open', universe.all, this.scratch.open);
    if (open === undefined) return { caller, yes: none, usually: none, conditional: none, indeterminate: none };
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
        const { status, assumed } = this.decideCell(caller, universe.actions[index] as UniverseAction, layers);
        if (status === 'yes') setBit(yes, index);
        if (status === 'yes' && assumed) setBit(usually, index);
        if (status === 'conditional') setBit(conditional, index);
        if (status === 'indeterminate') setBit(indeterminate, index);
      });
    }
    const keep = (bits: Bits): Bits => this.interned.of(bits);
    return { caller, yes: keep(yes), usually: keep(usually), conditional: keep(conditional), indeterminate: keep(indeterminate) };
  }

  private slowBits(open: Scratch): Bits | undefined {
    let slow: Bits | undefined;
    for (let i = 0; i < this.universe.all.length; i++) {
      const word = open.live(i) & open.slow(i);
      if (word === 0) continue;
      slow ??= emptyBits(this.universe.actions.length);
      slow[i] = word;
    }
    return slow;
  }

  /**
   * One cell on example resources; the best of them counts, because a right on some resource is a right. Where the answer is known already,
   * the first example that gives it is enough.
   */
  decideCell(
    caller: Caller,
    action: UniverseAction,
    layers: PolicyLayers = layersOfCaller(caller),
    known?: { readonly status: Status; readonly assumed: boolean },
  ): { readonly status: Status; readonly assumed: boolean; readonly cell: CellDecision | undefined } {
    const witnesses = this.witnesses(caller, action, layers);
    const compiled = compileLayers(layers);
    let status: Status = 'no';
    let assumed = false;
    let best: CellDecision | undefined;
    for (const arn of witnesses.arns) {
      const cell = this.decideOn(caller, action, compiled, { arn, account: ownerOf(arn, caller.account.id) });
      const found = statusOf(cell);
      if (best === undefined || RANK[found] > RANK[status] || (found === 'yes' && assumed && cell.usual === undefined)) {
        status = found;
        best = cell;
        assumed = cell.usual !== undefined;
      }
      if (status === (known?.status ?? 'yes') && assumed === (known?.assumed ?? false)) break;
    }
    if (!witnesses.complete && (status === 'no' || status === 'conditional')) status = 'indeterminate';
    return { status, assumed: status === 'yes' && assumed, cell: best };
  }

  decideOn(
    caller: Caller,
    action: UniverseAction,
    layers: CompiledLayers,
    resource: { arn: string; account: string | undefined },
  ): CellDecision {
    const ask = (circumstances: Circumstances): FastDecision =>
      decide(
        new PreparedRequest(requestOf(caller, action.name, resource, caller.account, circumstances, this.assumptions, this.home)),
        layers,
      );
    const open = ask('open');
    return { arn: resource.arn, open, usual: open.verdict === 'conditional' ? ask('usual') : undefined };
  }

  private witnesses(caller: Caller, action: UniverseAction, layers: PolicyLayers): Witnesses {
    let request: AuthorizationRequest | undefined;
    const variable = (key: string): string | undefined => {
      request ??= requestOf(
        caller,
        action.name,
        { arn: '*', account: caller.account.id },
        caller.account,
        'open',
        this.assumptions,
        this.home,
      );
      const supplied = Object.entries(request.context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
      if (typeof supplied === 'string') return supplied;
      const entry = derivedEntry(request, key.toLowerCase());
      return entry.state === 'known' ? entry.values[0] : undefined;
    };
    const regions = this.assumptions.region === undefined ? [this.home, ANYTHING] : [this.assumptions.region];
    return witnessesOf(action, { partition: this.partition, account: caller.account.id }, layers, regions, variable);
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
      let truth: Truth4 = YES;
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
  private join(caller: Caller, circumstances: Circumstances, within: Bits, scratch: Scratch): Scratch | undefined {
    const { universe } = this;
    const { account } = caller;
    const own = account.id;
    const truthOf = this.truthsOf(caller, circumstances);
    scratch.begin(within);
    const take = ({ policy }: Attachment): void => {
      const reach = this.reaches.of(policy, own);
      if (!reach.speaks) return;
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

  private joinRcps(account: Account, truthOf: GroupTruth, scratch: Scratch): void {
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

/** Own-account layers that bind the caller. */
export function layersOfCaller(caller: Caller): PolicyLayers {
  const { account } = caller;
  const bound = !account.management && !caller.serviceLinked;
  return {
    identity: caller.identity.map(({ policy }) => policy),
    boundary: caller.boundary === undefined ? undefined : [caller.boundary.policy],
    session: undefined,
    resource: undefined,
    scp: bound ? account.scp?.map((level) => level.map(({ policy }) => policy)) : undefined,
    rcp: bound ? account.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined,
    endpoint: undefined,
    endpointType: 'interface',
    kmsGrants: [],
  };
}

export function statusOf({ open, usual }: CellDecision): Status {
  switch (open.verdict) {
    case 'allow':
      return 'yes';
    case 'conditional':
      return usual?.verdict === 'allow' ? 'yes' : 'conditional';
    case 'indeterminate':
      return 'indeterminate';
    default:
      return 'no';
  }
}

/** AWS's own resources (foundation models) have no account in their ARN and no policy: the caller's side alone decides. */
function ownerOf(arn: string, own: string): string {
  const account = arn.split(':')[4] ?? '';
  return /^\d{12}$/.test(account) ? account : own;
}

/** Room for joining layers, used again for every caller. */
class Scratch {
  readonly layer: LayerMasks;
  readonly deny: LayerMasks;
  /** Actions that no layer so far has shut out. */
  readonly left: Bits;
  /** Those of them that RCPs reach. */
  readonly reached: Bits;
  private readonly openAny: Bits;
  private readonly badAny: Bits;
  private readonly once: Bits;
  private readonly twice: Bits;

  constructor(size: number) {
    this.layer = layerMasks(size);
    this.deny = layerMasks(size);
    this.left = emptyBits(size);
    this.reached = emptyBits(size);
    this.openAny = emptyBits(size);
    this.badAny = emptyBits(size);
    this.once = emptyBits(size);
    this.twice = emptyBits(size);
  }

  begin(within: Bits): void {
    clearMasks(this.deny);
    this.left.set(within);
    for (const bits of [this.openAny, this.badAny, this.once, this.twice]) bits.fill(0);
  }

  /** Takes in the layer that was just joined; answers whether an action is left. */
  addLayer(): boolean {
    const { layer, deny } = this;
    let any = 0;
    for (let i = 0; i < this.left.length; i++) {
      const yesWhole = layer.yesWhole[i] as number;
      const part = (layer.yesPart[i] as number) | (layer.openPart[i] as number) | (layer.badPart[i] as number);
      const yes = yesWhole | (layer.yesPart[i] as number);
      const bad = ((layer.badWhole[i] as number) | (layer.badPart[i] as number)) & ~yes;
      const open = ((layer.openWhole[i] as number) | (layer.openPart[i] as number)) & ~yes & ~bad;
      const partial = part & ~yesWhole;
      const left = (this.left[i] as number) & (yes | bad | open) & ~(deny.yesWhole[i] as number);
      this.left[i] = left;
      any |= left;
      this.badAny[i] = (this.badAny[i] as number) | bad;
      this.openAny[i] = (this.openAny[i] as number) | open;
      // what cannot be read speaks of some resources, what depends on the call of others
      const mixed = (layer.badPart[i] as number) & ((layer.openWhole[i] as number) | (layer.openPart[i] as number)) & ~yes;
      this.twice[i] = (this.twice[i] as number) | ((this.once[i] as number) & partial) | mixed;
      this.once[i] = (this.once[i] as number) | partial;
    }
    return any !== 0;
  }

  end(): void {
    const { deny } = this;
    for (let i = 0; i < this.left.length; i++) {
      this.left[i] = (this.left[i] as number) & ~(deny.yesWhole[i] as number);
      this.badAny[i] = (this.badAny[i] as number) | (deny.badWhole[i] as number);
      this.openAny[i] = (this.openAny[i] as number) | (deny.openWhole[i] as number);
      this.twice[i] = (this.twice[i] as number) | (deny.yesPart[i] as number) | (deny.openPart[i] as number) | (deny.badPart[i] as number);
    }
  }

  /** Actions that no layer shuts out. */
  live(i: number): number {
    return this.left[i] as number;
  }

  /** Actions whose answer depends on which resource. */
  slow(i: number): number {
    return this.twice[i] as number;
  }

  bad(i: number): number {
    return this.badAny[i] as number;
  }

  unknown(i: number): number {
    return this.openAny[i] as number;
  }
}
