import { isSameJson } from '../estate/json.ts';
import type { Actor, TrailEvent } from '../activity/event.ts';

/** Texts of which a trail has few; ids and times are not among them. */
const TEXTS = ['source', 'name', 'region', 'account', 'ip', 'userAgent', 'error', 'host', 'vpcEndpoint'] as const;
/** So many different texts are kept in mind; a trail with more is no worse off than without. */
const MOST = 100_000;

/** Lets equal texts and actors of events be one and the same: a session makes many calls. Changes the event. */
export type Share = (event: TrailEvent) => void;

/** Begins with nothing in mind. */
export function createSharing(): Share {
  const texts = new Map<string, string>();
  const actors = new Map<string, Actor>();
  return (event) => {
    const draft = event as { -readonly [K in keyof TrailEvent]: TrailEvent[K] };
    for (const member of TEXTS) {
      const text = draft[member];
      if (text === undefined) continue;
      const known = texts.get(text);
      if (known !== undefined) draft[member] = known;
      else if (texts.size < MOST) texts.set(text, text);
    }
    const key = event.actor.accessKeyId ?? event.actor.arn ?? event.actor.principalId ?? event.actor.invokedBy ?? '';
    const known = actors.get(key);
    if (known === event.actor) return;
    if (known !== undefined && isSameJson(known, event.actor)) draft.actor = known;
    else if (known !== undefined || actors.size < MOST) actors.set(key, event.actor);
  };
}
