import { type Bits, emptyBits, isEmpty, setBit } from '../../access/bits.ts';
import type { Universe } from '../../access/universe.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { type Duty, SEPARATION_PAIRS, type SeparationPair } from '../../catalogue/separation.ts';

/** Two duties on one platform: whoever holds something of both has both. */
export interface DutyMasks {
  readonly pair: SeparationPair;
  readonly a: Bits;
  readonly b: Bits;
}

/**
 * Every pair of duties on every platform of a universe. Bedrock, Mantle and AgentCore are one platform, SageMaker and its parts another; any
 * other service is one by itself: whoever trains a bot of Lex may well read with Textract. Duties over roles know no platform.
 */
export function dutyMasks(universe: Universe): readonly DutyMasks[] {
  const found: DutyMasks[] = [];
  for (const pair of SEPARATION_PAIRS) {
    const a = byPlatform(pair.a, universe);
    const b = byPlatform(pair.b, universe);
    if (a.has(ANYWHERE) || b.has(ANYWHERE)) {
      const [left, right] = [joined(a, universe), joined(b, universe)];
      if (!isEmpty(left) && !isEmpty(right)) found.push({ pair, a: left, b: right });
      continue;
    }
    for (const [platform, mask] of a) {
      const other = b.get(platform);
      if (other !== undefined) found.push({ pair, a: mask, b: other });
    }
  }
  return found;
}

/** Whoever calls with a token that another has made, or fetches his own, has made none. */
const usesKey = (action: string): boolean => /:(?:CallWithBearerToken|Get\w*Token\w*)$/.test(action);

const ANYWHERE = '';

function byPlatform(duty: Duty, universe: Universe): ReadonlyMap<string, Bits> {
  const masks = new Map<string, Bits>();
  for (const [index, { name, info }] of universe.actions.entries()) {
    const platform = platformOf(name, info.prefix, duty);
    if (platform === undefined) continue;
    let mask = masks.get(platform);
    if (mask === undefined) {
      mask = emptyBits(universe.actions.length);
      masks.set(platform, mask);
    }
    setBit(mask, index);
  }
  return masks;
}

/** Undefined: the action is no part of the duty. */
function platformOf(action: string, prefix: string, duty: Duty): string | undefined {
  if ('actions' in duty) return duty.actions.includes(action) ? ANYWHERE : undefined;
  const group = aiGroup(prefix);
  const row = group === undefined ? undefined : catalogueRow(action);
  if (row === undefined) return undefined;
  // whose policy decides by a tag is told by policies, not by actions
  if ('guardedBySameTag' in duty) return undefined;
  if ('flag' in duty) return row.flags.includes(duty.flag) ? ANYWHERE : undefined;
  if (!duty.classes.includes(row.class) || row.tier > 3 || usesKey(action)) return undefined;
  return group === 'genai-platform' || group === 'ml-platform' ? group : prefix;
}

function joined(masks: ReadonlyMap<string, Bits>, universe: Universe): Bits {
  const all = emptyBits(universe.actions.length);
  for (const mask of masks.values()) for (let i = 0; i < all.length; i++) all[i] = (all[i] as number) | (mask[i] as number);
  return all;
}
