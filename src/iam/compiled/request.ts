import { findAction, rcpSupports } from '../../catalogue/reference/reference.ts';
import { derivedEntry, isListValue } from '../derived-keys.ts';
import { isTrustAction } from '../trust-actions.ts';
import type { AuthorizationRequest, ContextEntry } from '../request.ts';

/**
 * A request made ready for the compiled evaluator: keys are slots, the ARN is cut once, and what AWS derives is derived only when a policy
 * asks for it. A context value is a plain string where it is known and single, which is by far the usual case.
 */
export type Value = string | readonly string[] | Exclude<ContextEntry, { state: 'known' }>;

const slots = new Map<string, number>();
const names: string[] = [];
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
    if (actions.size >= MAX_ACTIONS) actions.clear();
    actions.set(lower, info);
  }
  actions.set(action, info);
  return info;
}

const AMBIGUOUS: Value = { state: 'present' };

export class PreparedRequest {
  readonly request: AuthorizationRequest;
  readonly action: ActionInfo;
  /** `*`, or the ARN that is authorised. */
  readonly arn: string;
  /** The six segments of the ARN; empty where it is not one. */
  readonly segments: readonly string[];
  private readonly keys: number[] = [];
  private readonly values: Value[] = [];

  constructor(request: AuthorizationRequest) {
    this.request = request;
    this.action = actionInfo(request.action);
    this.arn = this.action.withoutResource ? '*' : request.resource.arn;
    this.segments = segmentsOf(this.arn);
    const context = request.context;
    for (const key in context) {
      const written = context[key];
      if (written === undefined) continue;
      const slot = slotOf(key);
      const value = suppliedValue(names[slot] as string, written);
      const at = this.keys.indexOf(slot);
      if (at < 0) {
        this.keys.push(slot);
        this.values.push(value);
      } else if (!sameValue(this.values[at] as Value, value)) {
        // two keys that differ by case: the policy's key matches either of them, AWS does not say which
        this.values[at] = AMBIGUOUS;
      }
    }
  }

  value(slot: number): Value {
    const at = this.keys.indexOf(slot);
    if (at >= 0) return this.values[at] as Value;
    const value = this.derive(slot);
    this.keys.push(slot);
    this.values.push(value);
    return value;
  }

  private derive(slot: number): Value {
    const key = names[slot] as string;
    if (key === 'aws:currenttime' || key === 'aws:epochtime') {
      const other = this.keys.indexOf(slotOf(key === 'aws:currenttime' ? 'aws:epochtime' : 'aws:currenttime'));
      if (other >= 0 && typeof this.values[other] === 'string') return this.values[other];
    }
    const entry = derivedEntry(this.request, key);
    return entry.state === 'known' ? (entry.list ? entry.values : (entry.values[0] ?? '')) : entry;
  }
}

function suppliedValue(key: string, written: string | readonly string[]): Value {
  if (isListValue(key, written)) return typeof written === 'string' ? [written] : written;
  return typeof written === 'string' ? written : (written[0] ?? '');
}

function sameValue(a: Value, b: Value): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((member, i) => member === b[i]);
}

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
