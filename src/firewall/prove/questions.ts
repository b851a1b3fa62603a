import { parsePolicy } from '../../iam/parse.ts';
import type { Policy } from '../../iam/policy.ts';
import type { WrittenConditions } from '../written-policy.ts';
import { type Clause, clauseOf, conditionAtom, opaque } from './clause.ts';
import { keyPresence, noPrincipal, type PrincipalShape, principalLanguage, resourceDomain, SHAPES } from './domains.ts';
import type { Limit } from './limit.ts';
import { type BindingStatement, speaksOf, statementsOf } from './relevant.ts';
import { inLanguage, resourcePattern } from './resource-limit.ts';
import { NOTHING_ASKED, type Store, withLimit } from './store.ts';
import { literalPattern, type TextPattern } from './text-pattern.ts';

/** Which principals are looked at: all at once, or those of one kind in some accounts. */
export interface Scenario {
  readonly shapes: readonly PrincipalShape[];
  readonly accounts: readonly string[] | undefined;
}

/** All kinds of principal of any account: more than there are, so that nothing is missed. */
export const EVERYBODY: Scenario = { shapes: SHAPES, accounts: undefined };

/** What is certain of every request of some actions, before any policy is asked. */
export interface Given {
  readonly action: string;
  readonly partition: string;
  readonly organization: string | undefined;
  readonly keys: ReadonlySet<string>;
  readonly scenario: Scenario;
  /** ARN patterns to which the resource is confined. */
  readonly resources: Limit | undefined;
}

const TYPES: Readonly<Record<PrincipalShape, string>> = {
  role: 'AssumedRole',
  user: 'User',
  'federated-user': 'FederatedUser',
  root: 'Account',
};

/** The store with which every search begins. */
export function givenStore({ action, partition, organization, keys, scenario, resources }: Given): Store {
  let store = NOTHING_ASKED;
  const put = (limit: Limit | undefined): void => {
    if (limit !== undefined) store = withLimit(store, limit);
  };
  put(oneOfTexts('aws:principalarn', principalLanguage(scenario.shapes, partition, scenario.accounts)));
  put({
    key: 'aws:principalarn',
    absent: false,
    empty: false,
    present: { how: 'each', test: { kind: 'text', in: false, language: noPrincipal(partition) } },
  });
  put(resourceDomain(action, partition));
  put(resources);
  // IAM acts on the caller's own account alone, and roles are passed within it (IAM User Guide, "Pass a role to an AWS service")
  if (scenario.accounts !== undefined && action.toLowerCase().startsWith('iam:'))
    put(
      inLanguage(
        scenario.accounts.map((id) => resourcePattern(`arn:${partition}:iam::${id}:*`, '2008-10-17') as TextPattern),
        true,
      ),
    );
  for (const key of keys) {
    const presence = keyPresence(key, action);
    if (presence === 'never') put({ key, absent: true, empty: true, present: undefined });
    if (presence === 'always') put({ key, absent: false, empty: false, present: 'any' });
  }
  if (organization !== undefined) put(fixed('aws:principalorgid', organization, keys));
  put(fixed('aws:principalisawsservice', 'false', keys));
  const [shape, ...others] = scenario.shapes;
  if (shape !== undefined && others.length === 0) put(fixed('aws:principaltype', TYPES[shape], keys));
  const [account, ...more] = scenario.accounts ?? [];
  if (account !== undefined && more.length === 0) put(fixed('aws:principalaccount', account, keys));
  return store;
}

const oneOfTexts = (key: string, language: ReturnType<typeof principalLanguage>): Limit => ({ ...inLanguage(language, true), key });

const fixed = (key: string, value: string, keys: ReadonlySet<string>): Limit | undefined =>
  keys.has(key) ? oneOfTexts(key, [literalPattern(value)]) : undefined;

/** A block of conditions, as claims write them, as a clause. */
export function blockClause(block: WrittenConditions, name: string): Clause {
  // read as a policy is, so that it means the same
  const policy = parsePolicy(
    { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', Condition: block }] },
    'scp',
    { name },
  );
  const [statement] = policy.statements;
  if (statement === undefined || policy.unreadable !== undefined) return { name, atoms: [opaque(`${name} cannot be read`)] };
  return {
    name,
    atoms: [
      ...statement.unreadable.map((text) => opaque(`${name}: ${text}`)),
      ...statement.conditions.map((condition) => conditionAtom(condition, '2012-10-17')),
    ],
  };
}

/** What organisation policies of one type say of an action: what may deny it, and the levels at which something must allow it. */
export interface Speaking {
  readonly denies: readonly (BindingStatement & { readonly clause: Clause })[];
  /** Levels with an unconditional Allow are left out. */
  readonly allows: readonly (readonly Clause[])[];
}

/** Sorts the statements of some levels by what they do to an action. */
export function speaking(levels: readonly (readonly Policy[])[] | undefined, action: string, isStar: boolean): Speaking {
  const lower = action.toLowerCase();
  const denies: (BindingStatement & { readonly clause: Clause })[] = [];
  const allows: Clause[][] = (levels ?? []).map(() => []);
  for (const [level, policies] of (levels ?? []).entries()) {
    for (const policy of policies) {
      if (policy.unreadable === undefined) continue;
      const clause = { name: policy.ref.name, atoms: [opaque(`${policy.ref.name} cannot be read`)] };
      denies.push({ policy, statement: NO_STATEMENT, level, clause });
      allows[level]?.push(clause);
    }
  }
  for (const found of statementsOf(levels)) {
    const { statement, policy, level } = found;
    if (!speaksOf(statement, lower)) continue;
    const name = `${policy.ref.name} statement ${statement.index + 1}`;
    const clause = clauseOf(statement, name, { kind: policy.kind, version: policy.version, isStar });
    const doubt =
      statement.effect === undefined || statement.actions === undefined
        ? [opaque(`${name}: its effect or its actions cannot be read`)]
        : [];
    const whole = { ...clause, atoms: [...clause.atoms, ...doubt] };
    if (statement.effect !== 'Allow') denies.push({ ...found, clause: whole });
    if (statement.effect !== 'Deny') allows[level]?.push(whole);
  }
  const isOpen = (clauses: readonly Clause[]): boolean => clauses.some(({ atoms }) => atoms.length === 0);
  return { denies, allows: allows.filter((clauses) => !isOpen(clauses)) };
}

const NO_STATEMENT = {
  index: 0,
  sid: undefined,
  effect: undefined,
  actions: undefined,
  resources: undefined,
  principals: undefined,
  conditions: [],
  unreadable: [],
} as const;
