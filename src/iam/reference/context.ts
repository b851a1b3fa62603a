import { derivedEntry, isListValue } from '../derived-keys.ts';
import type { AuthorizationRequest, ContextEntry } from '../request.ts';
import { formatInstant, parseInstant } from './conditions/dates.ts';
import { formatDecimal } from './conditions/numbers.ts';

/** A value of which only the beginning and the end are known. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

/** One way the request may stand to a context key. `some-value`: the key is there and nobody knows its value. */
export type Situation = 'absent' | 'some-value' | Frame | { readonly values: readonly string[]; readonly list: boolean };

/**
 * Every situation that is possible for a key: one where all is known. Names of keys ignore case, and so does the tag key after the slash
 * (IAM User Guide, "Condition"): two supplied keys that differ only by case are two possible values, because the key matches either.
 */
export function situationsOf(request: AuthorizationRequest, key: string): readonly Situation[] {
  const name = key.toLowerCase();
  const supplied: Situation[] = [];
  for (const [written, value] of Object.entries(request.context)) {
    if (written.toLowerCase() !== name) continue;
    supplied.push({ values: typeof value === 'string' ? [value] : value, list: isListValue(name, value) });
  }
  if (supplied.length > 0) return supplied;
  return situationsOfEntry(clockEntry(request, name, derivedEntry(request, name)));
}

function situationsOfEntry(entry: ContextEntry): readonly Situation[] {
  switch (entry.state) {
    case 'absent':
      return ['absent'];
    case 'known':
      return [{ values: entry.values, list: entry.list }];
    case 'optional':
      return ['absent', { values: entry.values, list: entry.list }];
    case 'framed':
      return [{ before: entry.before, after: entry.after }];
    case 'present':
      return ['some-value'];
    case 'unknown':
      return ['absent', 'some-value'];
  }
}

/** AWS gives the time of the request in two keys; who supplies one has said the other (IAM User Guide, "aws:EpochTime"). */
function clockEntry(request: AuthorizationRequest, name: string, entry: ContextEntry): ContextEntry {
  if (entry.state !== 'present') return entry;
  const other = name === 'aws:currenttime' ? 'aws:epochtime' : name === 'aws:epochtime' ? 'aws:currenttime' : undefined;
  if (other === undefined) return entry;
  const supplied = Object.entries(request.context).filter(([written]) => written.toLowerCase() === other);
  const [only] = supplied;
  if (supplied.length !== 1 || only === undefined) return entry;
  const [written = '', ...others] = typeof only[1] === 'string' ? [only[1]] : only[1];
  const instant = others.length === 0 ? parseInstant(written) : undefined;
  if (instant === undefined) return entry;
  const value = name === 'aws:epochtime' ? formatDecimal(instant) : formatInstant(instant);
  return value === undefined ? entry : { state: 'known', values: [value], list: false };
}
