import { findAction, rcpSupports } from '../../catalogue/reference/reference.ts';
import { compileGlob, matchesGlob } from '../../iam/glob.ts';
import type { Policy } from '../../iam/policy.ts';
import type { WrittenConditions } from '../written-policy.ts';
import { allowedPolicy } from './allowed-policy.ts';
import type { Claim, MeantDenial } from './claim.ts';
import type { Clause } from './clause.ts';
import { blockClause, speaking } from './questions.ts';
import { actionsNamed, isNewAction, speaksOf, statementsOf } from './relevant.ts';
import type { Question } from './search.ts';
import type { AccountGroup } from './situation.ts';

/** A claim that is decided as it stands. */
export type PlainClaim = Exclude<Claim, { readonly claim: 'closed' }>;

/** The actions about which a claim says something, for accounts under the same policies. */
export function actionsOfClaim(claim: PlainClaim, group: AccountGroup): readonly string[] {
  if (claim.claim === 'nothing-else') return newlyDenied(group);
  return claim.claim === 'confined' ? allowable(group) : actionsNamed(claim.actions);
}

/** Blocks of conditions that a claim names. */
export function blocksOf(claim: PlainClaim): readonly WrittenConditions[] {
  if (claim.claim === 'nothing-else') return claim.meant.flatMap(({ exempt, when }) => [...exempt, ...(when === undefined ? [] : [when])]);
  if (claim.claim === 'harmless') return [...claim.for, ...(claim.when === undefined ? [] : [claim.when])];
  return claim.claim === 'confined' ? [] : claim.exempt;
}

/** What a claim confines to, as levels of policies. */
export const confinesTo = (claim: PlainClaim): readonly (readonly Policy[])[] | undefined =>
  claim.claim === 'confined' ? [[allowedPolicy(claim.to)]] : undefined;

/** A question without what is certain of every request. */
export type PartialQuestion = Omit<Question, 'given'>;

/** What a counterexample would have to be: several ways, one is enough. */
export function questionsOf(
  claim: PlainClaim,
  group: AccountGroup,
  action: string,
  meantBy: readonly number[],
): readonly PartialQuestion[] {
  const isStar = findAction(action)?.resourceTypes.length === 0;
  const scp = speaking(group.controls.scp, action, isStar);
  // RCPs have no Allow but their own full access, and reach the services that AWS lists
  const rcp = isStar || !rcpSupports(action) ? NO_DENIES : speaking(group.controls.rcp, action, isStar);
  const blocks = (claim.claim === 'nothing-else' ? [] : blocksOf(claim)).map((block, index) => blockClause(block, `block ${index + 1}`));
  const allDenies = [...scp.denies, ...rcp.denies];
  switch (claim.claim) {
    case 'complete':
      // an RCP reaches resources of its own accounts alone, and the resource may be another's: it proves nothing here
      // who is exempt first: what a Deny spares is then mostly seen to be among them, without a search
      return [{ hold: [], fail: [...blocks, ...scp.denies.map(({ clause }) => clause)], oneOf: scp.allows }];
    case 'confined': {
      const may = speaking(confinesTo(claim), action, isStar).allows;
      // a level without clauses is open: whatever is asked of the action may be allowed
      return may.length === 0 ? [] : [{ hold: [], fail: [...may.flat(), ...scp.denies.map(({ clause }) => clause)], oneOf: scp.allows }];
    }
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

/** Actions that something may allow: of those that no Allow of the first level names, none is allowed. */
function allowable({ controls }: AccountGroup): readonly string[] {
  const [first = []] = controls.scp ?? [];
  const lists = first.flatMap(({ statements, unreadable }) =>
    unreadable === undefined ? statements.filter(({ effect }) => effect !== 'Deny').map(({ actions }) => actions) : [undefined],
  );
  const isNamed = controls.scp !== undefined && lists.every((list) => list?.negated === false);
  return actionsNamed(isNamed ? lists.flatMap((list) => list?.patterns ?? []) : ['*']);
}
