import type { Estate } from '../../estate/estate.ts';
import type { TrailEvent } from '../event.ts';
import type { Attribution } from './attribution.ts';
import { type Followed, followChain } from './chain.ts';
import { addTo, type Few } from './few.ts';
import { createKnown, type Known } from './known.ts';
import { isSameEvidence } from './same-evidence.ts';
import { indexSessions, type Sessions } from './sessions.ts';

/** An answer with the call for which it was found. */
interface Answered extends Followed {
  readonly event: TrailEvent;
}

/** Answers of one key that are kept: more kinds of evidence than that do not come of one session. */
const KEPT = 8;

/** Finds who made calls. Sessions are followed back to where they began. */
export function createAttributor(events: readonly TrailEvent[], estate: Estate | undefined): (event: TrailEvent) => Attribution {
  const sessions = indexSessions(events);
  const known = createKnown(estate, events);
  const answers: Few<Answered> = new Map();
  return (event) => {
    const { actor } = event;
    if (dependsOnCall(event)) return attribute(event, sessions, known).answer;
    const key = actor.accessKeyId ?? actor.arn ?? '';
    const kept = answers.get(key);
    if (kept !== undefined && !Array.isArray(kept)) {
      if (holdsFor(kept, event)) return kept.answer;
    } else for (const one of kept ?? []) if (holdsFor(one, event)) return one.answer;
    const found = { ...attribute(event, sessions, known), event };
    if (!Array.isArray(kept) || kept.length < KEPT) addTo(answers, key, found);
    return found.answer;
  };
}

const holdsFor = ({ event, from, until }: Answered, other: TrailEvent): boolean =>
  other.time >= from && other.time <= until && isSameEvidence(event, other);

/** Whether the call itself is evidence, and not only its session. */
function dependsOnCall({ actor: { type, accessKeyId }, source, response }: TrailEvent): boolean {
  if (type !== 'AssumedRole' && type !== 'IAMUser' && type !== 'Root') return true;
  if (source.startsWith('signin.')) return true;
  // a call that claims to have given out its own key
  const given = source === 'sts.amazonaws.com' ? (response?.['credentials'] as { readonly accessKeyId?: unknown } | undefined) : undefined;
  return given !== undefined && given !== null && given.accessKeyId === accessKeyId;
}

/** Whoever has a key may have it from those who made it. */
function attribute(event: TrailEvent, sessions: Sessions, known: Known): Followed {
  const followed = followChain(event, sessions, known);
  const { answer } = followed;
  if (event.actor.type !== 'IAMUser' || answer.method !== 'iam-user') return followed;
  const makers = known.keyMakers.makersOf(event.actor).slice(0, 3);
  if (makers.length === 0) return followed;
  const names = makers.map((call) => {
    const { identity } = followChain(call, sessions, known).answer;
    return `\`${identity.name || (call.actor.arn ?? 'somebody unknown')}\``;
  });
  return {
    ...followed,
    answer: {
      ...answer,
      evidence: [...makers.map(({ id }) => id), ...answer.evidence],
      why: `${answer.why}; the key was made by ${[...new Set(names)].join(' and ')}`,
    },
  };
}
