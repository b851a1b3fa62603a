import { findService, servicePrefixes } from '../../catalogue/reference/reference.ts';
import { compileGlob, type Glob, matchesGlob } from '../../iam/glob.ts';
import type { PatternList, Policy, Statement } from '../../iam/policy.ts';

/** A statement of a policy that binds somebody. */
export interface BindingStatement {
  readonly policy: Policy;
  readonly statement: Statement;
  readonly level: number;
}

/** All statements of one type of policy, level by level; a policy that cannot be read is told apart. */
export const statementsOf = (levels: readonly (readonly Policy[])[] | undefined): readonly BindingStatement[] =>
  (levels ?? []).flatMap((policies, level) =>
    policies.flatMap((policy) => policy.statements.map((statement) => ({ policy, statement, level }))),
  );

/** Patterns by the service that they name, so that an action is held against few. */
interface Indexed {
  readonly isAll: boolean;
  readonly byPrefix: ReadonlyMap<string, readonly Glob[]>;
  /** Those whose service is a pattern itself. */
  readonly anywhere: readonly Glob[];
}

const indexed = new WeakMap<PatternList, Indexed>();

function indexOf(list: PatternList): Indexed {
  const known = indexed.get(list);
  if (known !== undefined) return known;
  const byPrefix = new Map<string, Glob[]>();
  const anywhere: Glob[] = [];
  for (const pattern of list.patterns) {
    const lower = pattern.toLowerCase();
    const colon = lower.indexOf(':');
    // a pattern without a colon takes in nothing unless it is `*`
    if (colon < 0) continue;
    const prefix = lower.slice(0, colon);
    if (/[*?]/.test(prefix)) anywhere.push(compileGlob(lower));
    else byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), compileGlob(lower)]);
  }
  const index = { isAll: list.patterns.some((pattern) => /^\*+$/.test(pattern)), byPrefix, anywhere };
  indexed.set(list, index);
  return index;
}

const NONE: readonly Glob[] = [];

/** Whether `Action` or `NotAction` takes an action in, whatever its case. */
export function takesIn(list: PatternList, lowerAction: string): boolean {
  const { isAll, byPrefix, anywhere } = indexOf(list);
  const near = byPrefix.get(lowerAction.slice(0, lowerAction.indexOf(':'))) ?? NONE;
  const isNamed = isAll || near.some((glob) => matchesGlob(glob, lowerAction)) || anywhere.some((glob) => matchesGlob(glob, lowerAction));
  return isNamed !== list.negated;
}

/** Whether a statement speaks of an action; of one whose actions cannot be read nobody knows, and it may. */
export const speaksOf = ({ actions }: Statement, lowerAction: string): boolean => actions === undefined || takesIn(actions, lowerAction);

/** Stands for any action that AWS adds to a service. */
const NEW_ACTION = 'XAddedLaterByAws';

/** Whether it stands for an action that AWS does not have yet. */
export const isNewAction = (action: string): boolean => action.endsWith(`:${NEW_ACTION}`);

/** The actions that patterns name: of AWS's reference, and one that is not in it for each service of which a pattern takes in any. */
export function actionsNamed(patterns: readonly string[]): readonly string[] {
  const found: string[] = [];
  const plain = new Set<string>();
  const globs: { readonly glob: Glob; readonly prefix: string | undefined }[] = [];
  for (const pattern of patterns) {
    if (!/[*?]/.test(pattern)) plain.add(pattern);
    else {
      const prefix = /^([a-z0-9-]+):/.exec(pattern.toLowerCase())?.[1];
      globs.push({ glob: compileGlob(pattern.toLowerCase()), prefix });
    }
  }
  const prefixes = globs.some(({ prefix }) => prefix === undefined)
    ? servicePrefixes()
    : [...new Set(globs.flatMap(({ prefix }) => prefix ?? []))];
  for (const prefix of prefixes) {
    for (const name of [...(findService(prefix)?.actions ?? []), NEW_ACTION]) {
      const action = `${prefix}:${name}`;
      const lower = action.toLowerCase();
      if (globs.some(({ glob }) => matchesGlob(glob, lower))) found.push(action);
    }
  }
  return [...new Set([...plain, ...found])];
}
