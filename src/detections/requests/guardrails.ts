import type { TrailEvent } from '../../activity/event.ts';
import { flagAt, isGiven, memberAt, objectsAt, textAt } from './members.ts';

const LEVELS: Readonly<Record<string, number>> = { NONE: 0, LOW: 1, MEDIUM: 2, HIGH: 3 };

/** Lists of a request that make a guardrail, what tells their parts apart, and whether they have strengths. */
const LISTS: readonly (readonly [policy: string, list: string, name: string, strengths?: true])[] = [
  ['contentPolicyConfig', 'filtersConfig', 'type', true],
  ['topicPolicyConfig', 'topicsConfig', 'name'],
  ['wordPolicyConfig', 'wordsConfig', 'text'],
  ['wordPolicyConfig', 'managedWordListsConfig', 'type'],
  ['sensitiveInformationPolicyConfig', 'piiEntitiesConfig', 'type'],
  ['sensitiveInformationPolicyConfig', 'regexesConfig', 'name'],
  ['contextualGroundingPolicyConfig', 'filtersConfig', 'type'],
];

/**
 * What a request lets a guardrail do, part by part, more is stricter. Undefined where the request does not show it: CloudTrail often leaves
 * the content of a guardrail out, and what is left out is not known to be gone.
 */
export function guardrailContent({ request, cut }: TrailEvent): ReadonlyMap<string, number> | undefined {
  if (cut === true) return undefined;
  const found = new Map<string, number>();
  let shown = false;
  for (const [policy, list, name, strengths] of LISTS) {
    const written = memberAt(request, policy, list);
    if (isGiven(request, policy, list) === 'unknown') return undefined;
    if (!Array.isArray(written)) continue;
    shown = true;
    const whole = objectsAt(request, policy, list);
    // a part that is hidden may be anything
    if (whole.length < written.length) return undefined;
    for (const part of whole) {
      const what = textAt(part, name);
      if (what === undefined) return undefined;
      for (const side of ['input', 'output'] as const) {
        const level = strengths === true ? (LEVELS[textAt(part, `${side}Strength`) ?? 'NONE'] ?? 0) : 1;
        found.set(`${what} on ${side}`, acts(part, side) ? level : 0);
      }
    }
  }
  return shown ? found : undefined;
}

/** Without these members a part blocks (Bedrock API Reference, "GuardrailContentFilterConfig"). */
const acts = (part: unknown, side: 'input' | 'output'): boolean =>
  flagAt(part, `${side}Enabled`) !== false && (textAt(part, `${side}Action`) ?? textAt(part, 'action')) !== 'NONE';
