import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRows } from '../../catalogue/catalogue.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { PrincipalList, Statement } from '../../iam/policy.ts';

type StatementJson = Readonly<Record<string, unknown>>;

/**
 * A statement without the privileged AI actions that its wildcards take in; those of `needed`, and those that stand in it by name, stay.
 * Undefined where no list of actions says it: a wildcard over more than one service, `NotAction`, or a statement that cannot be read.
 */
export function narrowedStatement(statement: Statement, needed: ReadonlySet<string>): StatementJson | undefined {
  const { actions } = statement;
  if (actions === undefined || actions.negated || statement.unreadable.length > 0) return undefined;
  const narrowed: string[] = [];
  for (const pattern of actions.patterns) {
    const prefix = pattern.slice(0, pattern.indexOf(':')).toLowerCase();
    if (!/[*?]/.test(pattern) || (aiGroup(prefix) === undefined && !/[*?]/.test(prefix) && prefix !== '')) narrowed.push(pattern);
    else if (aiGroup(prefix) === undefined) return undefined;
    else narrowed.push(...unprivilegedOf(pattern, prefix, needed));
  }
  // a statement without actions allows nothing: it goes as a whole
  return narrowed.length === 0 ? undefined : statementJson(statement, [...new Set(narrowed)]);
}

/**
 * A statement without some privileged AI actions: those that stand in it by name are taken out, and wildcards that take some in become lists
 * of the rest. `undefined`: nothing of it is left; a text: why no list of actions says it.
 */
export function statementWithout(statement: Statement, dropped: ReadonlySet<string>): StatementJson | undefined | 'not a list' {
  const { actions } = statement;
  if (actions === undefined || actions.negated || statement.unreadable.length > 0) return 'not a list';
  const left: string[] = [];
  for (const pattern of actions.patterns) {
    const prefix = pattern.slice(0, Math.max(0, pattern.indexOf(':'))).toLowerCase();
    const lower = new Set([...dropped].map((action) => action.toLowerCase()));
    if (!/[*?]/.test(pattern)) {
      if (!lower.has(pattern.toLowerCase())) left.push(pattern);
      continue;
    }
    const glob = compileGlob(pattern.toLowerCase());
    if (![...lower].some((action) => matchesGlob(glob, action))) left.push(pattern);
    else if (aiGroup(prefix) === undefined) return 'not a list';
    else {
      const stay = takenIn(pattern.toLowerCase(), prefix).filter(({ action, as }) => as === undefined && !dropped.has(action));
      left.push(...unprivilegedOf(pattern, prefix, new Set(stay.map(({ action }) => action))));
    }
  }
  return left.length === 0 ? undefined : statementJson(statement, [...new Set(left)]);
}

/** What a pattern takes in of one service, without what is privileged and not needed; verbs of which nothing is privileged keep their `*`. */
function unprivilegedOf(pattern: string, prefix: string, needed: ReadonlySet<string>): readonly string[] {
  const kept = new Set<string>();
  for (const { action, as } of takenIn(pattern.toLowerCase(), prefix)) {
    if (as !== undefined) kept.add(as);
    else if (needed.has(action)) kept.add(action);
  }
  return [...kept].sort();
}

/** An action that a pattern takes in, and as what it may stay; undefined: it is privileged. */
interface TakenIn {
  readonly action: string;
  readonly as: string | undefined;
}

/** The same few patterns stand in thousands of statements. */
const taken = new Map<string, readonly TakenIn[]>();

function takenIn(pattern: string, prefix: string): readonly TakenIn[] {
  let found = taken.get(pattern);
  if (found === undefined) {
    found = takeIn(pattern, prefix);
    taken.set(pattern, found);
  }
  return found;
}

function takeIn(pattern: string, prefix: string): readonly TakenIn[] {
  const glob = compileGlob(pattern);
  const ofService = catalogueRows().filter(({ action }) => action.slice(0, action.indexOf(':')).toLowerCase() === prefix);
  const withPrivilege = new Set(ofService.filter(({ tier }) => tier <= 2).map(({ action }) => verbOf(action)));
  return ofService.flatMap(({ action, tier, withdrawn }): readonly TakenIn[] => {
    if (withdrawn || !matchesGlob(glob, action.toLowerCase())) return [];
    if (tier <= 2) return [{ action, as: undefined }];
    const verb = verbOf(action);
    const takesInVerb = matchesGlob(glob, `${verb}mantlet0any`.toLowerCase());
    return [{ action, as: takesInVerb && !withPrivilege.has(verb) ? `${verb}*` : action }];
  });
}

/** `bedrock:GetGuardrail` -> `bedrock:Get`. */
const verbOf = (action: string): string => /^[^:]+:[A-Z][a-z0-9]*/.exec(action)?.[0] ?? action;

/** The statement as AWS writes it, with other actions. */
export function statementJson(statement: Statement, actions: readonly string[] | undefined = undefined): StatementJson {
  const { sid, effect, principals, resources } = statement;
  const written = statement.actions;
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals === undefined ? {} : { [principals.negated ? 'NotPrincipal' : 'Principal']: principalJson(principals) }),
    ...(actions === undefined
      ? { [written?.negated === true ? 'NotAction' : 'Action']: oneOrMore(written?.patterns ?? []) }
      : { Action: actions }),
    ...(resources === undefined ? {} : { [resources.negated ? 'NotResource' : 'Resource']: oneOrMore(resources.patterns) }),
    ...conditionJson(statement),
  };
}

/** By type, in the order of the first of each. */
function principalJson({ entries }: PrincipalList): StatementJson {
  const byType = new Map<string, string[]>();
  for (const { type, value } of entries) {
    const known = byType.get(type);
    if (known === undefined) byType.set(type, [value]);
    else known.push(value);
  }
  return Object.fromEntries([...byType].map(([type, values]) => [type, oneOrMore(values)]));
}

function conditionJson({ conditions }: Statement): StatementJson {
  if (conditions.length === 0) return {};
  const block: Record<string, Record<string, unknown>> = {};
  for (const { written, key, values } of conditions) (block[written] ??= {})[key] = oneOrMore(values);
  return { Condition: block };
}

const oneOrMore = (values: readonly string[]): unknown => (values.length === 1 ? values[0] : values);
