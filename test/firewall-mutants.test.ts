import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { openEstate } from '../src/app/open-estate.ts';
import { planFor } from '../src/app/plan-firewall.ts';
import type { Estate } from '../src/estate/estate.ts';
import type { FirewallPlan, PlannedPolicy } from '../src/firewall/plan/firewall-plan.ts';
import { plannedSituation } from '../src/firewall/plan/planned-controls.ts';
import type { Claim } from '../src/firewall/prove/claim.ts';
import { prove } from '../src/firewall/prove/prove.ts';
import type { Situation } from '../src/firewall/prove/situation.ts';

type Json = Record<string, unknown>;
/** Changes a statement in place; false: it has nothing that could be changed so. */
type Mutate = (statement: Json) => boolean;

const spared = (statement: Json): { operator: string; patterns: string[] } | undefined => {
  const condition = statement['Condition'] as Record<string, Record<string, string | string[]>> | undefined;
  const value = condition?.['ArnNotLike']?.['aws:PrincipalArn'];
  return value === undefined ? undefined : { operator: 'ArnNotLike', patterns: [value].flat() };
};
const setSpared = (statement: Json, operator: string, key: string, patterns: readonly string[]): boolean => {
  const { ArnNotLike: _, ...others } = statement['Condition'] as Json;
  statement['Condition'] = { ...others, [operator]: { [key]: patterns } };
  return true;
};
const onPatterns =
  (change: (patterns: string[]) => string[] | undefined): Mutate =>
  (statement) => {
    const found = spared(statement);
    const changed = found === undefined ? undefined : change([...found.patterns]);
    return (
      changed !== undefined &&
      JSON.stringify(changed) !== JSON.stringify(found?.patterns) &&
      setSpared(statement, 'ArnNotLike', 'aws:PrincipalArn', changed)
    );
  };
const actionsOf = (statement: Json): string[] => [statement['Action'] as string | string[]].flat();
const onActions =
  (change: (actions: string[]) => string[] | undefined): Mutate =>
  (statement) => {
    const changed = change(actionsOf(statement));
    if (changed === undefined) return false;
    statement['Action'] = changed;
    return true;
  };
const operatorTo =
  (operator: string, key = 'aws:PrincipalArn'): Mutate =>
  (statement) => {
    const found = spared(statement);
    return found !== undefined && setSpared(statement, operator, key, found.patterns);
  };
const rename =
  (from: string, to: string): Mutate =>
  (statement) => {
    if (statement[from] === undefined) return false;
    statement[to] = statement[from];
    delete statement[from];
    return true;
  };
const onFirst = (patterns: string[], change: (pattern: string) => string): string[] | undefined => {
  const at = patterns.findIndex((pattern) => change(pattern) !== pattern);
  return at < 0 ? undefined : patterns.with(at, change(patterns[at] as string));
};

const MUTATIONS: Readonly<Record<string, Mutate>> = {
  'an action is dropped': onActions((actions) => (actions.length > 1 ? actions.slice(1) : undefined)),
  'another action is dropped': onActions((actions) => (actions.length > 1 ? actions.slice(0, -1) : undefined)),
  'an action becomes its service': onActions((actions) => onFirst(actions, (one) => one.replace(/:[^*].*$/, ':*'))),
  'a character of an action is lost': onActions((actions) => onFirst(actions, (one) => (one.endsWith('*') ? one : one.slice(0, -1)))),
  'a star is put behind an action': onActions((actions) => onFirst(actions, (one) => (one.endsWith('*') ? one : `${one}*`))),
  'a star is taken from an action': onActions((actions) => onFirst(actions, (one) => one.replace(/\*$/, ''))),
  'actions are written in lower case': onActions((actions) => actions.map((action) => action.toLowerCase())),
  'actions are turned round': rename('Action', 'NotAction'),
  'Deny becomes Allow': (statement) => {
    statement['Effect'] = 'Allow';
    return true;
  },
  'the condition is dropped': (statement) => delete statement['Condition'] && statement['Condition'] === undefined,
  'somebody who is exempt is dropped': onPatterns((patterns) => (patterns.length > 1 ? patterns.slice(1) : undefined)),
  'the last who is exempt is dropped': onPatterns((patterns) => (patterns.length > 1 ? patterns.slice(0, -1) : undefined)),
  'somebody is exempt besides': onPatterns((patterns) => [...patterns, 'arn:aws:iam::*:role/team/helper']),
  'everybody is exempt': onPatterns((patterns) => [...patterns, 'arn:aws:iam::*:*']),
  'a name is only the beginning of a name': onPatterns((patterns) => onFirst(patterns, (one) => (one.endsWith('*') ? one : `${one}*`))),
  'a folder is only the beginning of a name': onPatterns((patterns) => onFirst(patterns, (one) => one.replace(/\/\*$/, '*'))),
  'sixteen unknown characters become any': onPatterns((patterns) => onFirst(patterns, (one) => one.replace(/\?{16}/, '*'))),
  'one unknown character is lost': onPatterns((patterns) => onFirst(patterns, (one) => one.replace(/\?$/, ''))),
  'an account becomes any account': onPatterns((patterns) => onFirst(patterns, (one) => one.replace(/:\d{12}:/, ':*:'))),
  'an account is another': onPatterns((patterns) => onFirst(patterns, (one) => one.replace(/:\d{12}:/, ':100000000002:'))),
  'a name is in another case': onPatterns((patterns) =>
    onFirst(patterns, (one) => one.replace(/[a-z](?=[^/]*$)/, (letter) => letter.toUpperCase())),
  ),
  'a name loses its path': onPatterns((patterns) => onFirst(patterns, (one) => one.replace(/:role\/.*\/(?=[^/*])/, ':role/'))),
  'another partition': onPatterns((patterns) => onFirst(patterns, (one) => one.replace('arn:aws:', 'arn:aws-cn:'))),
  'StringNotLike instead of ArnNotLike': operatorTo('StringNotLike'),
  'the test is turned round': operatorTo('ArnLike'),
  'plain equality': operatorTo('StringNotEquals'),
  'IfExists on what is always there': operatorTo('ArnNotLikeIfExists'),
  'another key': operatorTo('ArnNotLike', 'aws:SourceArn'),
  'the key in another case': operatorTo('ArnNotLike', 'AWS:principalARN'),
  'a further condition': (statement) => {
    statement['Condition'] = { ...(statement['Condition'] as Json | undefined), Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
    return true;
  },
  'a further condition that is always met': (statement) => {
    statement['Condition'] = { ...(statement['Condition'] as Json | undefined), Null: { 'aws:PrincipalArn': 'false' } };
    return true;
  },
  'some resources only': (statement) => {
    if (statement['Resource'] !== '*') return false;
    statement['Resource'] = 'arn:aws:bedrock:*:*:guardrail/*';
    return true;
  },
  'resources are turned round': rename('Resource', 'NotResource'),
};

let estate: Estate;
let plan: FirewallPlan;
let original: Situation;
beforeAll(async () => {
  const acme = fileURLToPath(new URL('../examples/acme', import.meta.url));
  estate = await openEstate(acme);
  const input = { snapshot: acme, trail: [`${acme}/cloudtrail`], intent: `${acme}/mantlet.yaml`, window: undefined, index: undefined };
  plan = await planFor({ ...input, now: '2026-11-23T00:00:00Z', onProgress: () => undefined });
  original = plannedSituation(estate, plan, 'aws');
});

const withPolicies = (policies: readonly PlannedPolicy[]): Situation => plannedSituation(estate, { ...plan, policies }, 'aws');

/** Claims that speak of what a statement denies come first. */
function refutes(situation: Situation, isNear: (claim: Claim) => boolean): string | undefined {
  for (const claim of [...plan.claims.filter(isNear), ...plan.claims.filter((one) => !isNear(one))]) {
    const answer = prove(claim, situation);
    if (answer.answer === 'refuted') return `${claim.id}: ${answer.witness.action}`;
  }
  return undefined;
}

/** Whether two sets of policies deny the same: neither denies what the other does not. */
function areEqual(one: Situation, other: Situation): boolean {
  const nothing: Claim = { id: 'same', claim: 'nothing-else', meant: [] };
  const beside = (a: Situation, b: Situation): Situation => ({
    ...a,
    accounts: a.accounts.map((account, index) => ({ ...account, before: b.accounts[index]?.controls })),
  });
  return prove(nothing, beside(one, other)).answer === 'proved' && prove(nothing, beside(other, one)).answer === 'proved';
}

const LAYERS = new Set(['protect', 'closure', 'tamper']);

test.each(Object.entries(MUTATIONS))('%s: refuted by a request, or shown to be the same', (_name, mutate) => {
  let tried = 0;
  for (const [at, policy] of plan.policies.entries()) {
    for (const [index, { layer }] of policy.statements.entries()) {
      // one of each kind: the first and the last to which it applies
      if (!LAYERS.has(layer) || policy.type !== 'scp' || tried >= 2) continue;
      const document = structuredClone(policy.document) as unknown as { Statement: Json[] };
      const statement = document.Statement[index] as Json;
      const isChanged = mutate(statement) && JSON.stringify(statement) !== JSON.stringify(policy.document.Statement[index]);
      if (!isChanged) continue;
      tried++;
      const mutant = withPolicies(plan.policies.with(at, { ...policy, document: document as unknown as PlannedPolicy['document'] }));
      const sid = policy.statements[index]?.sid ?? '';
      const found = refutes(mutant, ({ id, claim }) =>
        layer === 'protect' ? claim === 'complete' || claim === 'harmless' : id === `closed-${sid}`,
      );
      expect({ sid, found, isEqual: found === undefined && areEqual(mutant, original) }).toSatisfy(
        (one: { found: string | undefined; isEqual: boolean }) => one.found !== undefined || one.isEqual,
      );
    }
  }
  expect(tried).toBeGreaterThan(0);
});

test('a policy that is not attached, or only lower down, is found', () => {
  for (const targets of [[], [{ ...(plan.targets[0] as FirewallPlan['targets'][number]), id: '100000000005', kind: 'account' as const }]]) {
    expect(refutes(plannedSituation(estate, { ...plan, targets }, 'aws'), () => true)).toBeDefined();
  }
});

test('a statement twice, or in another order, is the same', () => {
  for (const change of [(all: readonly unknown[]) => [...all, all[0]], (all: readonly unknown[]) => all.toReversed()]) {
    const [first] = plan.policies as [PlannedPolicy];
    const document = { ...first.document, Statement: change(first.document.Statement) } as PlannedPolicy['document'];
    expect(areEqual(withPolicies(plan.policies.with(0, { ...first, document })), original)).toBe(true);
  }
});
