import type { PolicyKind, Statement } from '../../iam/policy.ts';
import { conditionLimit } from './condition-limit.ts';
import type { Limit } from './limit.ts';
import { resourceLimit } from './resource-limit.ts';

/** One atom of a statement: what it takes that it is true, and that it is false. `undefined`: outside of what can be decided here. */
export interface Atom {
  /** The same for the same atom, and for no other. */
  readonly id: string;
  /** For people. */
  readonly text: string;
  readonly whenTrue: Limit | boolean | undefined;
  readonly whenFalse: Limit | boolean | undefined;
}

/** A conjunction of atoms: a statement that matches the action, or a block of conditions. */
export interface Clause {
  /** What it stands for, in messages. */
  readonly name: string;
  readonly atoms: readonly Atom[];
}

/** How a statement is read for some actions. */
export interface ClauseContext {
  readonly kind: PolicyKind;
  readonly version: '2008-10-17' | '2012-10-17';
  /** The actions have no resource type. */
  readonly isStar: boolean;
}

/** What it takes that a statement whose actions match takes a request in. */
export function clauseOf(statement: Statement, name: string, { kind, version, isStar }: ClauseContext): Clause {
  const atoms: Atom[] = statement.unreadable.map((text) => opaque(`${name}: ${text}`));
  if (statement.resources !== undefined) {
    const list = statement.resources;
    atoms.push({
      id: JSON.stringify([list.negated, version, isStar, list.patterns]),
      text: `${list.negated ? 'NotResource' : 'Resource'} ${shortened(list.patterns)}`,
      whenTrue: resourceLimit(list, true, isStar, version),
      whenFalse: resourceLimit(list, false, isStar, version),
    });
  }
  if (kind === 'rcp' && statement.principals !== undefined) {
    const { negated, entries } = statement.principals;
    const isEverybody = !negated && entries.some(({ value }) => value === '*');
    if (!isEverybody) atoms.push(opaque(`${name}: Principal`));
  }
  for (const condition of statement.conditions) atoms.push(conditionAtom(condition, version));
  return { name, atoms: atoms.filter(({ whenTrue }) => whenTrue !== true) };
}

/** What nobody can decide: it may be true, and may be false. */
export const opaque = (text: string): Atom => ({ id: text, text, whenTrue: undefined, whenFalse: undefined });

/** One condition as an atom. */
export const conditionAtom = (condition: Statement['conditions'][number], version: ClauseContext['version']): Atom => ({
  id: JSON.stringify([condition.written.toLowerCase(), condition.key.toLowerCase(), version, condition.values]),
  text: `${condition.written} ${condition.key} ${shortened(condition.values)}`,
  whenTrue: conditionLimit(condition, true, version),
  whenFalse: conditionLimit(condition, false, version),
});

const shortened = (texts: readonly string[]): string =>
  texts.length > 3 ? `${texts.slice(0, 3).join(', ')} and ${texts.length - 3} more` : texts.join(', ');
