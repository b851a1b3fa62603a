import { actionGroups, keysOf } from './action-groups.ts';
import type { Answer, ProvedGroup, Refuted } from './answer.ts';
import type { Claim } from './claim.ts';
import { actionsOfClaim, blocksOf, confinesTo, type PartialQuestion, type PlainClaim, questionsOf } from './claim-questions.ts';
import { closureClaims } from './closure-claims.ts';
import { SHAPES } from './domains.ts';
import type { Budget } from './find-text.ts';
import type { Limit } from './limit.ts';
import { actionsNamed } from './relevant.ts';
import { EVERYBODY, givenStore, type Scenario } from './questions.ts';
import { inLanguage, resourcePattern } from './resource-limit.ts';
import { type ClosedBranch, type Question, search } from './search.ts';
import { accountGroups, type AccountGroup, type Situation } from './situation.ts';
import type { TextPattern } from './text-pattern.ts';
import { decisionUnder, witnessOf } from './witness.ts';

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

function decide(claim: PlainClaim, groups: readonly AccountGroup[], situation: Situation, budget: Budget): Answer {
  const resources = 'resources' in claim && claim.resources !== undefined ? resourcesLimit(claim.resources) : undefined;
  const found: ProvedGroup[] = [];
  const counted = new Set<string>();
  let unknown: string | undefined;
  for (const group of groups) {
    const levels = [group.controls.scp, group.controls.rcp, group.before?.scp, group.before?.rcp, confinesTo(claim)];
    const keys = keysOf(levels, blocksOf(claim));
    const actions = actionsOfClaim(claim, group);
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

const resourcesLimit = (patterns: readonly string[]): Limit =>
  inLanguage(
    patterns.flatMap((pattern): readonly TextPattern[] => [resourcePattern(pattern, '2008-10-17') ?? []]),
    true,
  );

type GroupAnswer =
  | { readonly kind: 'proved'; readonly branches: readonly ClosedBranch[] }
  | { readonly kind: 'refuted'; readonly refuted: Omit<Refuted, 'id'> }
  | { readonly kind: 'unknown'; readonly because: string };

/** So few accounts are named from the beginning: of more, any account is looked at first. */
const FEW_ACCOUNTS = 8;

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
  const whole = group.ids.length > FEW_ACCOUNTS ? EVERYBODY : { ...EVERYBODY, accounts: group.ids };
  for (const question of ask) {
    const first = search({ ...question, given: given(whole) }, budget);
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
  if (claim.claim === 'complete' || claim.claim === 'confined' ? now.verdict !== 'allow' : !isDenied) return undefined;
  if (claim.claim === 'confined' && decisionUnder(witness, { scp: confinesTo(claim), rcp: undefined })?.verdict !== 'implicitDeny')
    return undefined;
  if (claim.claim === 'nothing-else' && decisionUnder(witness, { scp: group.before?.scp, rcp: group.before?.rcp })?.verdict !== 'allow')
    return undefined;
  const statement = isDenied ? now.reasons.find(({ effect }) => effect === 'Deny')?.statement : undefined;
  return { answer: 'refuted', witness, verdict: now.verdict, statement };
}
