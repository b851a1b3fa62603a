import { findAction, rcpSupports } from '../../catalogue/reference/reference.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { WrittenConditions } from '../written-policy.ts';
import { actionGroups, keysOf } from './action-groups.ts';
import type { Answer, ProvedGroup, Refuted } from './answer.ts';
import type { Claim, MeantDenial } from './claim.ts';
import type { Clause } from './clause.ts';
import { closureClaims } from './closure-claims.ts';
import { SHAPES } from './domains.ts';
import type { Budget } from './find-text.ts';
import type { Limit } from './limit.ts';
import { blockClause, EVERYBODY, givenStore, type Scenario, speaking } from './questions.ts';
import { actionsNamed, isNewAction, speaksOf, statementsOf } from './relevant.ts';
import { inLanguage, resourcePattern } from './resource-limit.ts';
import { type ClosedBranch, type Question, search } from './search.ts';
import { accountGroups, type AccountGroup, type Situation } from './situation.ts';
import { decisionUnder, witnessOf } from './witness.ts';
import type { TextPattern } from './text-pattern.ts';

/** How much one claim may take, in characters tried at places of patterns: some seconds. */
export const DEFAULT_BUDGET = 40_000_000;

/** Decides whether a claim holds for every request that there can be. */
export function prove(claim: Claim, situation: Situation, states = DEFAULT_BUDGET): Answer {
  const budget: Budget = { states };
  const groups = accountGroups(situation, claim.targets);
  if (groups.length === 0) return { id: claim.id, answer: 'unknown', because: 'no member account is there for which it could hold' };
  if (claim.claim === 'closed')
    return together(
      claim.id,
      closureClaims(claim).map((part) => decide(part, groups, situation, budget)),
    );
  return decide(claim, groups, situation, budget);
}

/** Several claims as one: the first that does not hold decides. */
function together(id: string, answers: readonly Answer[]): Answer {
  const bad = answers.find(({ answer }) => answer === 'refuted') ?? answers.find(({ answer }) => answer === 'unknown');
  if (bad !== undefined) return { ...bad, id };
  const proved = answers.filter((one) => one.answer === 'proved');
  return {
    id,
    answer: 'proved',
    groups: proved.flatMap(({ groups }) => groups),
    accounts: Math.max(0, ...proved.map(({ accounts }) => accounts)),
    actions: proved.reduce((sum, { actions }) => sum + actions, 0),
  };
}

type PlainClaim = Exclude<Claim, { readonly claim: 'closed' }>;

function decide(claim: PlainClaim, groups: readonly AccountGroup[], situation: Situation, budget: Budget): Answer {
  const resources = 'resources' in claim && claim.resources !== undefined ? resourcesLimit(claim.resources) : undefined;
  const found: ProvedGroup[] = [];
  const counted = new Set<string>();
  let unknown: string | undefined;
  for (const group of groups) {
    const levels = [group.controls.scp, group.controls.rcp, group.before?.scp, group.before?.rcp];
    const keys = keysOf(levels, blocksOf(claim));
    const actions = claim.claim === 'nothing-else' ? newlyDenied(group) : actionsNamed(claim.actions);
    const meant =
      claim.claim === 'nothing-else'
        ? claim.meant.map((one) => new Set(actionsNamed(one.actions).map((action) => action.toLowerCase())))
        : [];
    const meantFor = (action: string): readonly number[] => meant.flatMap((some, index) => (some.has(action.toLowerCase()) ? [index] : []));
    for (const { actions: members } of actionGroups(
      actions,
      levels,
      { blocks: keysOf([], blocksOf(claim)), asksResources: resources !== undefined },
      (action) => meantFor(action).join(),
    )) {
      const [action] = members as [string];
      for (const one of members) counted.add(one);
      const ask = questionsOf(claim, group, action, meantFor(action));
      const given = { action, partition: situation.partition, organization: situation.organization, keys, resources };
      const answer = decideGroup(claim, group, ask, (scenario) => givenStore({ ...given, scenario }), action, budget);
      if (answer.kind === 'refuted') return { ...answer.refuted, id: claim.id };
      if (answer.kind === 'unknown') unknown ??= `${action}: ${answer.because}`;
      else found.push({ actions: members, accounts: group.ids, branches: answer.branches });
      if (budget.states < 0) return { id: claim.id, answer: 'unknown', because: `${action}: the search took more steps than it may` };
    }
  }
  if (unknown !== undefined) return { id: claim.id, answer: 'unknown', because: unknown };
  return {
    id: claim.id,
    answer: 'proved',
    groups: found,
    accounts: groups.reduce((sum, { ids }) => sum + ids.length, 0),
    actions: counted.size,
  };
}

function blocksOf(claim: PlainClaim): readonly WrittenConditions[] {
  if (claim.claim === 'nothing-else') return claim.meant.flatMap(({ exempt, when }) => [...exempt, ...(when === undefined ? [] : [when])]);
  if (claim.claim === 'harmless') return [...claim.for, ...(claim.when === undefined ? [] : [claim.when])];
  return claim.exempt;
}

const resourcesLimit = (patterns: readonly string[]): Limit =>
  inLanguage(
    patterns.flatMap((pattern): readonly TextPattern[] => [resourcePattern(pattern, '2008-10-17') ?? []]),
    true,
  );

type PartialQuestion = Omit<Question, 'given'>;

/** What a counterexample would have to be: several ways, one is enough. */
function questionsOf(claim: PlainClaim, group: AccountGroup, action: string, meantBy: readonly number[]): readonly PartialQuestion[] {
  const isStar = findAction(action)?.resourceTypes.length === 0;
  const scp = speaking(group.controls.scp, action, isStar);
  // RCPs have no Allow but their own full access, and reach the services that AWS lists
  const rcp = isStar || !rcpSupports(action) ? NO_DENIES : speaking(group.controls.rcp, action, isStar);
  const blocks = (claim.claim === 'nothing-else' ? [] : blocksOf(claim)).map((block, index) => blockClause(block, `block ${index + 1}`));
  const allDenies = [...scp.denies, ...rcp.denies];
  switch (claim.claim) {
    case 'complete':
      // who is exempt first: what a Deny spares is then mostly seen to be among them, without a search
      return [{ hold: [], fail: [...blocks, ...scp.denies.map(({ clause }) => clause)], oneOf: scp.allows }];
    case 'harmless': {
      const isMeant = namedBy(claim.by);
      const when = claim.when === undefined ? [] : [blockClause(claim.when, 'when')];
      return claim.for.flatMap((_, index) =>
        deniedWays(
          [blocks[index] as Clause, ...when],
          allDenies.filter(({ policy }) => isMeant(policy.ref.name)).map(({ clause }) => clause),
          // whether something allows is no matter of single policies
          claim.by === undefined ? scp.allows : [],
        ),
      );
    }
    case 'nothing-else': {
      const before = speaking(group.before?.scp, action, isStar);
      const beforeRcp = isStar || !rcpSupports(action) ? NO_DENIES : speaking(group.before?.rcp, action, isStar);
      const old = [...before.denies, ...beforeRcp.denies];
      const known = new Set(old.map(({ statement }) => statement));
      const fresh = allDenies.filter(({ statement }) => !known.has(statement)).map(({ clause }) => clause);
      const stays = { fail: old.map(({ clause }) => clause), oneOf: before.allows };
      const lacking = sameAllows(before.allows, scp.allows) ? [] : scp.allows;
      // a denial is not meant where each of those that could mean it spares the request, or does not speak of it
      const ways = meantBy.reduce<readonly Spared[]>(
        (all, index) =>
          all.flatMap((way) =>
            sparingWays(claim.meant[index] as MeantDenial).map((one) => ({
              hold: [...way.hold, ...one.hold],
              fail: [...way.fail, ...one.fail],
            })),
          ),
        [{ hold: [], fail: [] }],
      );
      return ways.flatMap(({ hold, fail }) =>
        deniedWays(hold, fresh, lacking).map((one) => ({
          hold: one.hold,
          fail: [...one.fail, ...fail, ...stays.fail],
          oneOf: stays.oneOf,
        })),
      );
    }
  }
}

/** Clauses that hold and clauses that fail. */
interface Spared {
  readonly hold: readonly Clause[];
  readonly fail: readonly Clause[];
}

/** The ways in which a denial is not what is meant: somebody is exempt, or the request is none of those. */
const sparingWays = ({ exempt, when }: MeantDenial): readonly Spared[] => [
  ...exempt.map((block) => ({ hold: [blockClause(block, 'exempt')], fail: [] })),
  ...(when === undefined ? [] : [{ hold: [], fail: [blockClause(when, 'when')] }]),
];

/** Policies by name, as a claim names them. */
function namedBy(patterns: readonly string[] | undefined): (name: string) => boolean {
  const globs = patterns?.map(compileGlob);
  return (name) => globs === undefined || globs.some((glob) => matchesGlob(glob, name));
}

const NO_DENIES = { denies: [], allows: [] };

/** Denied by one of the statements, or for want of an Allow at one of the levels. */
const deniedWays = (
  hold: readonly Clause[],
  denies: readonly Clause[],
  allows: readonly (readonly Clause[])[],
): readonly PartialQuestion[] => [
  ...denies.map((clause) => ({ hold: [...hold, clause], fail: [], oneOf: [] })),
  ...allows.map((clauses) => ({ hold, fail: clauses, oneOf: [] })),
];

const sameAllows = (a: readonly (readonly Clause[])[], b: readonly (readonly Clause[])[]): boolean =>
  JSON.stringify(a.map((level) => level.map(({ atoms }) => atoms.map(({ id }) => id)))) ===
  JSON.stringify(b.map((level) => level.map(({ atoms }) => atoms.map(({ id }) => id))));

/** Actions of which a statement speaks that was not there before; all of them, where levels of Allow changed. */
function newlyDenied({ controls, before }: AccountGroup): readonly string[] {
  const known = new Set([...statementsOf(before?.scp), ...statementsOf(before?.rcp)].map(({ statement }) => statement));
  const fresh = [...statementsOf(controls.scp), ...statementsOf(controls.rcp)]
    .filter(({ statement }) => !known.has(statement))
    .map(({ statement }) => statement);
  const still = new Set([...statementsOf(controls.scp)].map(({ statement }) => statement));
  const lost = statementsOf(before?.scp).filter(({ statement }) => statement.effect !== 'Deny' && !still.has(statement));
  if (fresh.length === 0 && lost.length === 0) return [];
  return actionsNamed(['*']).filter((action) => {
    // of what AWS adds later nobody knows what it is: patterns take in some of it
    if (isNewAction(action)) return false;
    const lower = action.toLowerCase();
    return fresh.some((statement) => speaksOf(statement, lower)) || lost.some(({ statement }) => speaksOf(statement, lower));
  });
}

type GroupAnswer =
  | { readonly kind: 'proved'; readonly branches: readonly ClosedBranch[] }
  | { readonly kind: 'refuted'; readonly refuted: Omit<Refuted, 'id'> }
  | { readonly kind: 'unknown'; readonly because: string };

/** First for everybody at once; where that finds something, for one kind of principal and one account after another. */
function decideGroup(
  claim: PlainClaim,
  group: AccountGroup,
  ask: readonly PartialQuestion[],
  given: (scenario: Scenario) => Question['given'],
  action: string,
  budget: Budget,
): GroupAnswer {
  const branches: ClosedBranch[] = [];
  let unknown: string | undefined;
  for (const question of ask) {
    const first = search({ ...question, given: given(EVERYBODY) }, budget);
    if (first.kind === 'none') branches.push(...first.branches);
    else {
      const closer = first.kind === 'found' ? closerLook(claim, group, question, given, action, budget) : first;
      if (closer.kind === 'refuted') return closer;
      if (closer.kind === 'unknown') unknown ??= closer.because;
      else branches.push(...closer.branches);
    }
  }
  return unknown === undefined ? { kind: 'proved', branches } : { kind: 'unknown', because: unknown };
}

/** So many accounts are looked at one by one, where keys of the account tell them apart. */
const MOST_ACCOUNTS = 50;

function closerLook(
  claim: PlainClaim,
  group: AccountGroup,
  question: PartialQuestion,
  given: (scenario: Scenario) => Question['given'],
  action: string,
  budget: Budget,
): GroupAnswer {
  const branches: ClosedBranch[] = [];
  let unknown: string | undefined;
  const byAccount = given(EVERYBODY).has('aws:principalaccount') || given(EVERYBODY).has('aws:principalorgpaths');
  const owners = byAccount ? group.ids.slice(0, MOST_ACCOUNTS).map((id) => [id]) : [group.ids];
  for (const shape of SHAPES) {
    for (const accounts of owners) {
      const found = search({ ...question, given: given({ shapes: [shape], accounts }) }, budget);
      if (found.kind === 'none') branches.push(...found.branches);
      else if (found.kind === 'unknown') unknown ??= found.because;
      else {
        const refuted = confirmed(claim, group, action, found.values);
        if (refuted !== undefined) return { kind: 'refuted', refuted };
        unknown ??= found.doubtful[0] ?? 'a request was found that the evaluators do not confirm: two of its keys may exclude each other';
      }
    }
  }
  if (byAccount && group.ids.length > MOST_ACCOUNTS)
    unknown ??= `keys of the account tell ${group.ids.length} accounts apart, and ${MOST_ACCOUNTS} are looked at`;
  return unknown === undefined ? { kind: 'proved', branches } : { kind: 'unknown', because: unknown };
}

/** Whether both evaluators say of a request what the claim denies. */
function confirmed(
  claim: PlainClaim,
  group: AccountGroup,
  action: string,
  values: Parameters<typeof witnessOf>[1],
): Omit<Refuted, 'id'> | undefined {
  const witness = witnessOf(action, values);
  const now = decisionUnder(witness, group.controls);
  if (now === undefined) return undefined;
  const isDenied = now.verdict === 'explicitDeny' || now.verdict === 'implicitDeny';
  if (claim.claim === 'complete' ? now.verdict !== 'allow' : !isDenied) return undefined;
  if (claim.claim === 'nothing-else' && decisionUnder(witness, { scp: group.before?.scp, rcp: group.before?.rcp })?.verdict !== 'allow')
    return undefined;
  const statement = isDenied ? now.reasons.find(({ effect }) => effect === 'Deny')?.statement : undefined;
  return { answer: 'refuted', witness, verdict: now.verdict, statement };
}
