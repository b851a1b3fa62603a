import { aiGroup } from './ai-prefixes.ts';
import { catalogueRows } from './catalogue.ts';
import type { CapabilityClass } from './types.ts';

const CLASSES = new Set<CapabilityClass>(['invoke', 'content-read', 'obs-read']);

/**
 * Actions of the model platforms that are no privilege and still matter to whoever asks for separation of duties or for the bounds of
 * invocation: calling models and agents, reading what was said, watching.
 */
export const useActions = (): readonly string[] => (known ??= findUseActions());

let known: readonly string[] | undefined;

function findUseActions(): readonly string[] {
  return catalogueRows().flatMap(({ action, class: ability, tier, withdrawn }) => {
    const prefix = action.slice(0, action.indexOf(':'));
    const group = aiGroup(prefix);
    const platform = group === 'genai-platform' || group === 'ml-platform' || prefix === 'qbusiness';
    return platform && tier === 3 && !withdrawn && CLASSES.has(ability) ? [action] : [];
  });
}
