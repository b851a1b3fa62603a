import { type Layer, type PolicyLayers, resourcePolicies } from '../decision.ts';
import type { Policy } from '../policy.ts';
import { compileGrant, type GrantTest } from './kms-grants.ts';
import { type Candidates, type CompiledPolicy, compilePolicy, NO_CANDIDATES } from './policy.ts';
import type { ActionInfo } from './request.ts';
import type { CompiledStatement } from './statement.ts';

/** What the policies of one layer say about one action. */
export interface LayerCandidates extends Candidates {
  /** An Allow without resource, condition or anything unreadable is among them. */
  readonly always: boolean;
}

/** The Deny statements of one layer that speak of an action. */
export interface Denials {
  readonly layer: Layer;
  readonly statements: readonly CompiledStatement[];
}

/** What all layers say about one action. Undefined: the layer sets no ceiling. */
export interface Plan {
  readonly identity: LayerCandidates;
  readonly boundary: LayerCandidates | undefined;
  readonly session: LayerCandidates | undefined;
  readonly resource: LayerCandidates | undefined;
  readonly endpoint: LayerCandidates | undefined;
  /** The levels without an Allow that always holds. */
  readonly scp: readonly LayerCandidates[];
  /** The layers that have any. Of resource control policies nothing else counts: RCPFullAWSAccess is always there. */
  readonly denials: readonly Denials[];
}

const SILENT: LayerCandidates = { ...NO_CANDIDATES, always: false };

type Compiled = readonly CompiledPolicy[];

/** Actions remembered for each set of layers, so that input cannot grow the memory without end. */
const MAX_ACTIONS = 32_768;

/** `PolicyLayers` made ready: every policy compiled once, and what they say about an action collected once. */
export class CompiledLayers {
  readonly gateway: boolean;
  readonly kmsGrants: readonly GrantTest[];
  private readonly identity: Compiled;
  private readonly boundary: Compiled | undefined;
  private readonly session: Compiled | undefined;
  private readonly resource: Compiled | undefined;
  private readonly endpoint: Compiled | undefined;
  private readonly scp: readonly Compiled[];
  private readonly rcp: readonly Compiled[];
  private readonly plans = new Map<ActionInfo, Plan>();

  constructor(layers: PolicyLayers) {
    this.gateway = layers.endpointType === 'gateway';
    this.kmsGrants = layers.kmsGrants.map(compileGrant);
    this.identity = layers.identity.map(compilePolicy);
    this.boundary = layers.boundary?.map(compilePolicy);
    this.session = layers.session?.map(compilePolicy);
    this.resource = resourcePolicies(layers)?.map(compilePolicy);
    this.endpoint = layers.endpoint?.map(compilePolicy);
    this.scp = compileLevels(layers.scp);
    this.rcp = compileLevels(layers.rcp);
  }

  plan(action: ActionInfo): Plan {
    return this.plans.get(action) ?? this.collect(action);
  }

  private collect(action: ActionInfo): Plan {
    const identity = collected(this.identity, action);
    const boundary = this.boundary && collected(this.boundary, action);
    const session = this.session && collected(this.session, action);
    const resource = this.resource && collected(this.resource, action);
    const endpoint = this.endpoint && collected(this.endpoint, action);
    const scp = this.scp.map((level) => collected(level, action));
    const denials: Denials[] = [];
    const add = (layer: Layer, found: LayerCandidates | undefined): void => {
      if (found !== undefined && found.denies.length > 0) denials.push({ layer, statements: found.denies });
    };
    for (const level of scp) add('scp', level);
    for (const level of this.rcp) add('rcp', collected(level, action));
    add('identity', identity);
    add('boundary', boundary);
    add('session', session);
    add('resource', resource);
    add('endpoint', endpoint);
    const plan: Plan = { identity, boundary, session, resource, endpoint, scp: scp.filter(({ always }) => !always), denials };
    if (this.plans.size >= MAX_ACTIONS) this.plans.clear();
    this.plans.set(action, plan);
    return plan;
  }
}

/** Compiles what stands between a principal and a resource. */
export const compileLayers = (layers: PolicyLayers): CompiledLayers => new CompiledLayers(layers);

const compileLevels = (levels: readonly (readonly Policy[])[] | undefined): readonly Compiled[] =>
  levels === undefined ? [] : levels.map((policies) => policies.map(compilePolicy));

function collected(policies: Compiled, action: ActionInfo): LayerCandidates {
  let only = NO_CANDIDATES;
  let denies: CompiledStatement[] | undefined;
  let allows: CompiledStatement[] | undefined;
  for (const policy of policies) {
    const found = policy.candidates(action);
    if (found === NO_CANDIDATES) continue;
    if (only === NO_CANDIDATES) {
      only = found;
      continue;
    }
    denies ??= [...only.denies];
    allows ??= [...only.allows];
    for (const statement of found.denies) denies.push(statement);
    for (const statement of found.allows) allows.push(statement);
  }
  if (only === NO_CANDIDATES) return SILENT;
  const all = allows ?? only.allows;
  return { denies: denies ?? only.denies, allows: all, always: all.some((statement) => statement.always) };
}
