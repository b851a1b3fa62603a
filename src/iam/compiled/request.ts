import { findAction, isListKey, rcpSupports } from '../../catalogue/reference/reference.ts';
import { type Derivation, derivationOf } from '../derived-keys.ts';
import type { AuthorizationRequest, ContextEntry, ContextInput } from '../request.ts';
import { isTrustAction } from '../trust-actions.ts';
import { type Cuts, cutArn } from './arn-pattern.ts';
import { formatInstant, formatSeconds, parseInstant } from './conditions/dates.ts';

/**
 * A request made ready for the compiled evaluator: keys are slots, and what AWS derives is derived only when a policy asks for it. A context
 * value is a plain string where it is known and single, which is by far the usual case.
 */
export type Value = string | readonly string[] | OpenValue;

/** `either`: one of several, and nobody knows which. The other states are those of `ContextEntry`. */
export type OpenValue =
  | Exclude<ContextEntry, { state: 'known' | 'optional' }>
  | { readonly state: 'either'; readonly options: readonly Value[] };

/** One condition key: its name, whether AWS gives it several values, and how AWS derives it. */
interface Key {
  readonly name: string;
  readonly list: boolean;
  readonly derive: Derivation;
}

const slots = new Map<string, number>();
const keys: Key[] = [];
const slotOfSpelling = new Map<string, number>();
const MAX_SPELLINGS = 65_536;

/** The number of a condition key. Names ignore case, the tag key after `/` too (IAM User Guide, "Condition"). */
export function slotOf(key: string): number {
  const cached = slotOfSpelling.get(key);
  if (cached !== undefined) return cached;
  const name = key.toLowerCase();
  let slot = slots.get(name);
  if (slot === undefined) {
    slot = keys.length;
    keys.push({ name, list: isListKey(name), derive: derivationOf(name) });
    slots.set(name, slot);
  }
  if (slotOfSpelling.size >= MAX_SPELLINGS) slotOfSpelling.clear();
  slotOfSpelling.set(key, slot);
  return slot;
}

/** What every request for an action shares. */
export interface ActionInfo {
  readonly lower: string;
  readonly prefix: string;
  /** Certainly without resource types: authorised on `*`. */
  readonly withoutResource: boolean;
  /** `sts:GetCallerIdentity`, which needs no permission. */
  readonly free: boolean;
  readonly assumesRole: boolean;
  /** `sts:GetSessionToken`, free for users and closed to sessions of roles. */
  readonly getsSessionToken: boolean;
  readonly getsFederationToken: boolean;
  /** Done to a managed policy, which must not be AWS's own. */
  readonly changesPolicy: boolean;
  /** What a bucket policy cannot keep its owner's root user from. */
  readonly unlocksBucket: boolean;
  /** IAM and AWS STS: closed to credentials of GetFederationToken. */
  readonly ofCredentials: boolean;
  readonly kms: boolean;
  readonly trust: boolean;
  /** RCPs reach it: a listed service, a resource type, and not kms:RetireGrant (Organizations User Guide, "Resource control policies"). */
  readonly rcp: boolean;
}

const actions = new Map<string, ActionInfo>();
const MAX_ACTIONS = 262_144;

/** The facts of an action in any case, worked out once. */
export function actionInfo(action: string): ActionInfo {
  const cached = actions.get(action);
  if (cached !== undefined) return cached;
  const lower = action.toLowerCase();
  let info = actions.get(lower);
  if (actions.size >= MAX_ACTIONS) actions.clear();
  if (info === undefined) {
    const prefix = lower.slice(0, Math.max(0, lower.indexOf(':')));
    const withoutResource = findAction(lower)?.resourceTypes.length === 0;
    info = {
      lower,
      prefix,
      withoutResource,
      free: lower === 'sts:getcalleridentity',
      assumesRole: lower === 'sts:assumerole',
      getsSessionToken: lower === 'sts:getsessiontoken',
      getsFederationToken: lower === 'sts:getfederationtoken',
      changesPolicy: /^iam:(?:(?:create|delete)policy(?:version)?|setdefaultpolicyversion|(?:un)?tagpolicy)$/.test(lower),
      unlocksBucket: /^s3:(?:get|put|delete)bucketpolicy$/.test(lower),
      ofCredentials: prefix === 'iam' || prefix === 'sts',
      kms: prefix === 'kms',
      trust: isTrustAction(lower),
      rcp: rcpSupports(prefix) && !withoutResource && lower !== 'kms:retiregrant',
    };
    actions.set(lower, info);
  }
  actions.set(action, info);
  return info;
}

const CURRENT_TIME = slotOf('aws:CurrentTime');
const EPOCH_TIME = slotOf('aws:EpochTime');

/** The names that a context supplies, as slots. */
interface Shape {
  readonly names: readonly string[];
  readonly slots: readonly number[];
  /** Two names are one key, written in different case. */
  readonly rivals: boolean;
}

/** Contexts of one source have the same names in the same order: the latest shapes are kept, so that names are looked up once. */
const shapes: Shape[] = [{ names: [], slots: [], rivals: false }];
const MAX_SHAPES = 8;
let oldest = 0;

function shapeOf(context: ContextInput): Shape {
  for (const shape of shapes) if (hasShape(context, shape.names)) return shape;
  const names = Object.keys(context);
  const found = names.map(slotOf);
  const shape = { names, slots: found, rivals: new Set(found).size < found.length };
  if (shapes.length < MAX_SHAPES) shapes.push(shape);
  else {
    shapes[oldest] = shape;
    oldest = (oldest + 1) % MAX_SHAPES;
  }
  return shape;
}

function hasShape(context: ContextInput, names: readonly string[]): boolean {
  let count = 0;
  for (const name in context) {
    if (names[count] !== name) return false;
    count++;
  }
  return count === names.length;
}

/** A request whose context answers by slot, and whose derived keys are worked out when a policy asks. */
export class PreparedRequest {
  readonly request: AuthorizationRequest;
  readonly action: ActionInfo;
  /** `*`, or the ARN that is authorised. */
  readonly arn: string;
  private shape: Shape | undefined;
  private segmentCuts: Cuts | 'none' | undefined;
  /** What was derived so far: mostly one key, and few requests need the map. */
  private firstSlot: number;
  private firstValue: Value | undefined;
  private others: Map<number, Value> | undefined;

  constructor(request: AuthorizationRequest) {
    this.request = request;
    this.action = actionInfo(request.action);
    this.arn = this.action.withoutResource ? '*' : request.resource.arn;
    this.shape = undefined;
    this.segmentCuts = undefined;
    this.firstSlot = -1;
    this.firstValue = undefined;
    this.others = undefined;
  }

  /** The six segments of the ARN; empty where it is not one. */
  get segments(): readonly string[] {
    return segmentsOf(this.arn);
  }

  /** Where the segments of the ARN begin; undefined where it is not one. */
  get cuts(): Cuts | undefined {
    this.segmentCuts ??= cutArn(this.arn) ?? 'none';
    return this.segmentCuts === 'none' ? undefined : this.segmentCuts;
  }

  value(slot: number): Value {
    const { context } = this.request;
    this.shape ??= shapeOf(context);
    const at = this.shape.slots.indexOf(slot);
    if (at >= 0) {
      if (this.shape.rivals) return rivalValue(this.shape, slot, context);
      return suppliedValue(slot, context[this.shape.names[at] as string] as string | readonly string[]);
    }
    return this.derived(slot);
  }

  private derived(slot: number): Value {
    if (slot === this.firstSlot) return this.firstValue as Value;
    const known = this.others?.get(slot);
    if (known !== undefined) return known;
    const value = this.derive(slot);
    if (this.firstSlot < 0) {
      this.firstSlot = slot;
      this.firstValue = value;
    } else {
      this.others ??= new Map();
      this.others.set(slot, value);
    }
    return value;
  }

  private derive(slot: number): Value {
    const entry = (keys[slot] as Key).derive(this.request);
    switch (entry.state) {
      case 'known':
        return valueOf(entry.values, entry.list);
      case 'optional':
        return { state: 'either', options: [{ state: 'absent' }, valueOf(entry.values, entry.list)] };
      case 'present':
        return (slot === CURRENT_TIME || slot === EPOCH_TIME ? this.clockValue(slot) : undefined) ?? entry;
      default:
        return entry;
    }
  }

  /** AWS gives the time of the request in two keys; who supplies one has said the other (IAM User Guide, "aws:EpochTime"). */
  private clockValue(slot: number): string | undefined {
    const other = slot === CURRENT_TIME ? EPOCH_TIME : CURRENT_TIME;
    if (this.shape?.slots.includes(other) !== true) return undefined;
    const value = this.value(other);
    const instant = typeof value === 'string' ? parseInstant(value) : undefined;
    if (instant === undefined) return undefined;
    return slot === EPOCH_TIME ? formatSeconds(instant) : formatInstant(instant);
  }
}

function suppliedValue(slot: number, written: string | readonly string[]): Value {
  if ((keys[slot] as Key).list) return typeof written === 'string' ? [written] : written;
  return typeof written === 'string' ? written : valueOf(written, false);
}

/** Two names that differ by case: the policy's key matches either of them, AWS does not say which. */
function rivalValue({ names, slots: found }: Shape, slot: number, context: ContextInput): Value {
  const options: Value[] = [];
  for (const [at, name] of names.entries()) {
    if (found[at] === slot) options.push(suppliedValue(slot, context[name] as string | readonly string[]));
  }
  return options.length === 1 ? (options[0] as Value) : { state: 'either', options };
}

const valueOf = (values: readonly string[], list: boolean): Value => (!list && values.length === 1 ? (values[0] as string) : values);

/** Cuts at the first five colons; empty where there are fewer. */
export function segmentsOf(arn: string): readonly string[] {
  const segments: string[] = [];
  let from = 0;
  for (let i = 0; i < 5; i++) {
    const colon = arn.indexOf(':', from);
    if (colon < 0) return [];
    segments.push(arn.slice(from, colon));
    from = colon + 1;
  }
  segments.push(arn.slice(from));
  return segments;
}
