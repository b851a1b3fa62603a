import type { Statement } from '../iam/policy.ts';
import { addBits, type Bits, difference, emptyBits, isEmpty } from './bits.ts';
import type { Universe } from './universe.ts';

/** The actions that a statement speaks of. Where its actions cannot be read it may speak of any. */
export function actionsOf({ actions }: Pick<Statement, 'actions'>, universe: Universe): Bits {
  if (actions === undefined) return universe.all;
  const first = actions.patterns[0];
  if (actions.patterns.length === 1 && first !== undefined && !actions.negated) return universe.matching(first);
  let bits: Bits | undefined;
  for (const pattern of actions.patterns) {
    const more = universe.matching(pattern);
    if (isEmpty(more)) continue;
    bits ??= emptyBits(universe.actions.length);
    addBits(bits, more);
  }
  if (actions.negated) return bits === undefined ? universe.all : difference(universe.all, bits);
  return bits ?? universe.nothing.whole;
}
