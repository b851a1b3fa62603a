import { findAction, isListKey, rcpSupports } from '../../catalogue/reference/reference.ts';
import { derivedEntry } from '../derived-keys.ts';
import type { AuthorizationRequest, ContextEntry, ContextInput } from '../request.ts';
import { isTrustAction } from '../trust-actions.ts';
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

const slots = new Map<string, number>();
const names: string[] = [];
const isList: boolean[] = [];
const slotOfSpelling = new Map<string, number>();
const MAX_SPELLINGS = 65_536;

/** The number of a condition key. Names ignore case, the tag key after `/` too (IAM User Guide, "Condition"). */
export function slotOf(key: string): number {
  const cached = slotOfSpelling.get(key);
  if (cached !== undefined) return cached;
  const lower = key.toLowerCase();
  let slot = slots.get(lower);
  if (slot === undefined) {
    slot = names.length;
    names.push(lower);
    isList.push(isListKey(lower));
    slots.set(lower, slot);
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
  readonly trust: boolean;
  /** RCPs reach it: a listed service, a resource type, and not kms:RetireGrant (Organizations User Guide, "Resource control policies"). */
  readonly rcp: boolean;
}

const actions = new Map<string, ActionInfo>();
const MAX_ACTIONS = 262_144;

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

/** The keys of one context object as slots. */
interface Supplied {
  readonly context: ContextInput | undefined;
  readonly slots: readonly number[];
  readonly values: readonly Value[];
}

/** Requests that share a context object come one after the other: what one of them supplies is read once. */
let latest: Supplied = { context: undefined, slots: [], values: [] };

export class PreparedRequest {
  readonly request: AuthorizationRequest;
  readonly action: ActionInfo;
  /** `*`, or the ARN that is authorised. */
  readonly arn: string;
  private supplied: Supplied | undefined = undefined;
  private derivedSlots: number[] | undefined = undefined;
  private derivedValues: Value[] | undefined = undefined;

  constructor(request: AuthorizationRequest) {
    this.request = request;
    this.action = actionInfo(request.action);
    this.arn = this.action.withoutResource ? '*' : request.resource.arn;
  }

  /** The six segments of the ARN; empty where it is not one. */
  get segments(): readonly string[] {
    return segmentsOf(this.arn);
  }

  value(slot: number): Value {
    let supplied = this.supplied;
    if (supplied === undefined) {
      const { context } = this.request;
      supplied = latest.context === context ? latest : read(context);
      latest = supplied;
      this.supplied = supplied;
    }
    const at = supplied.slots.indexOf(slot);
    return at >= 0 ? (supplied.values[at] as Value) : this.derived(slot, supplied);
  }

  private derived(slot: number, supplied: Supplied): Value {
    if (this.derivedSlots === undefined || this.derivedValues === undefined) {
      this.derivedSlots = [];
      this.derivedValues = [];
    }
    const at = this.derivedSlots.indexOf(slot);
    if (at >= 0) return this.derivedValues[at] as Value;
    const value = this.derive(slot, supplied);
    this.derivedSlots.push(slot);
    this.derivedValues.push(value);
    return value;
  }

  private derive(slot: number, supplied: Supplied): Value {
    const entry = derivedEntry(this.request, names[slot] as string);
    switch (entry.state) {
      case 'known':
        return valueOf(entry.values, entry.list);
      case 'optional':
        return { state: 'either', options: [{ state: 'absent' }, valueOf(entry.values, entry.list)] };
      case 'present':
        return clockValue(slot, supplied) ?? entry;
      default:
        return entry;
    }
  }
}

const valueOf = (values: readonly string[], list: boolean): Value => (!list && values.length === 1 ? (values[0] as string) : values);

/** AWS gives the time of the request in two keys; who supplies one has said the other (IAM User Guide, "aws:EpochTime"). */
function clockValue(slot: number, supplied: Supplied): string | undefined {
  if (slot !== CURRENT_TIME && slot !== EPOCH_TIME) return undefined;
  const at = supplied.slots.indexOf(slot === CURRENT_TIME ? EPOCH_TIME : CURRENT_TIME);
  const other = at < 0 ? undefined : supplied.values[at];
  const instant = typeof other === 'string' ? parseInstant(other) : undefined;
  if (instant === undefined) return undefined;
  return slot === EPOCH_TIME ? formatSeconds(instant) : formatInstant(instant);
}

function read(context: ContextInput): Supplied {
  const found: number[] = [];
  const values: Value[] = [];
  for (const key of Object.keys(context)) {
    const written = context[key];
    if (written === undefined) continue;
    const slot = slotOf(key);
    const value: Value = isList[slot] === true ? listOf(written) : typeof written === 'string' ? written : valueOf(written, false);
    const at = found.indexOf(slot);
    if (at < 0) {
      found.push(slot);
      values.push(value);
    } else {
      // two keys that differ by case: the policy's key matches either of them, AWS does not say which
      const other = values[at] as Value;
      const options = typeof other === 'object' && 'state' in other && other.state === 'either' ? other.options : [other];
      values[at] = { state: 'either', options: [...options, value] };
    }
  }
  return { context, slots: found, values };
}

const listOf = (written: string | readonly string[]): readonly string[] => (typeof written === 'string' ? [written] : written);

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
