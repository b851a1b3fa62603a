import { isWanted, wantedOf } from '../activity/wanted.ts';

/** Names of events and their sources are few; a trail in which they are not is somebody's joke. */
const MOST = 10_000;

/**
 * Whether a record is to be parsed, by its event source and name as they stand in the bytes; empty: they do not stand there in the plain way.
 * Answers are kept, as the same few are asked for again and again.
 */
export function createWants(every: boolean): (source: string, name: string) => boolean {
  const known = new Map<string, boolean | Map<string, boolean>>();
  return (source, name) => {
    if (every || source === '') return true;
    let answer = known.get(source);
    if (answer === undefined) {
      const wanted = wantedOf(source.toLowerCase());
      answer = wanted === 'some' ? new Map() : wanted === 'all';
      if (known.size < MOST) known.set(source, answer);
    }
    if (typeof answer === 'boolean') return answer;
    if (name === '') return true;
    let one = answer.get(name);
    if (one === undefined) {
      one = isWanted(source.toLowerCase(), name);
      if (answer.size < MOST) answer.set(name, one);
    }
    return one;
  };
}
