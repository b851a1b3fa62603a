import { hasBit } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { knownResources } from '../../access/known-resources.ts';
import { type Status, statusOf } from '../../access/status.ts';
import { actionsOf } from '../../access/statement-actions.ts';
import { decideOnTarget } from '../../access/target-decision.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { isBreakGlass, matchesArnPatterns } from '../../estate/intent-principals.ts';
import { mayDo } from './ask.ts';
import type { Scanned } from '../check.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { neededOf } from './needed-actions.ts';
import { fail, type Outcome, pass } from '../rules/resource-check.ts';

/** How something that shapes a model or an agent is changed, and who is known to shape it. */
export interface Changing {
  /** The action that changes it. */
  readonly action: string;
  /** Whoever holds one of these shapes the model or the agent anyway, and is known for it. */
  readonly openly: readonly string[];
  /** ARN patterns of those whose work it is. */
  readonly owners?: readonly string[];
}

/** What is said of somebody who can change it. */
interface ChangeWords {
  /** `the code of its tool arn:...` */
  readonly what: string;
  readonly fix: string;
}

/** So many are named, and no more are looked for. */
const SHOWN = 3;

/** Those who can change one resource, by how surely. */
interface Changers {
  readonly can: readonly Caller[];
  readonly under: readonly Caller[];
  readonly open: readonly Caller[];
}

/** What was found out once: many jobs may share one grader. */
interface Asked {
  readonly candidates: ReadonlyMap<string, readonly Caller[]>;
  readonly byArn: Map<string, Changers>;
}

const known = new WeakMap<Scanned, Map<Changing, Asked>>();

/**
 * Whether only those can change a resource who are known to. It asks the principals of the account that owns it, with the policy of the
 * resource; whom that policy lets in from other accounts is no part of it.
 */
export function changersOutcome(
  arn: string,
  owner: string | undefined,
  near: Detail,
  scanned: Scanned,
  changing: Changing,
  words: ChangeWords,
): Outcome {
  const { estate } = scanned;
  const account = owner === undefined ? undefined : estate.accounts.get(owner);
  if (account === undefined) throw new Unreadable(`the account that owns ${arn} is not in the snapshot`);
  if (account.detailsRead !== 'yes') throw new Unreadable(`who may change ${arn} was not read: the principals of account ${account.id}`);
  const { candidates, byArn } = asked(changing, scanned);
  let changers = byArn.get(arn);
  if (changers === undefined) {
    changers = findChangers(candidates.get(account.id) ?? [], arn, changing, scanned);
    byArn.set(arn, changers);
  }
  return outcomeOf(changers, near, scanned, changing, words);
}

function findChangers(candidates: readonly Caller[], arn: string, { action }: Changing, scanned: Scanned): Changers {
  const can: Caller[] = [];
  const under: Caller[] = [];
  const open: Caller[] = [];
  for (const caller of candidates) {
    const status = mayChange(caller, action, arn, scanned);
    if (status === 'yes') can.push(caller);
    else if (status === 'conditional') under.push(caller);
    else if (status === 'indeterminate') open.push(caller);
    if (can.length > SHOWN) break;
  }
  return { can, under, open };
}

function outcomeOf(
  { can, under, open }: Changers,
  near: Detail,
  scanned: Scanned,
  { action }: Changing,
  { what, fix }: ChangeWords,
): Outcome {
  const found = can.length > 0 ? can : under;
  if (found.length > 0) {
    for (const caller of found.slice(0, SHOWN)) cite(caller, action, near, scanned);
    const may = `${named(found)} may change ${what} by ${action}`;
    return can.length > 0 ? fail(may, fix) : fail(`${may} under conditions`, fix, 'low');
  }
  const [first] = open;
  if (first !== undefined) throw new Unreadable(`whether ${first.arn} may change ${what} cannot be told`);
  return pass(`nobody may change ${what} but those who are known to`);
}

function named(callers: readonly Caller[]): string {
  const arns = callers.slice(0, SHOWN).map(({ arn }) => arn);
  return `${arns.join(', ')}${callers.length > SHOWN ? ' and others' : ''}`;
}

function asked(changing: Changing, scanned: Scanned): Asked {
  let all = known.get(scanned);
  if (all === undefined) {
    all = new Map();
    known.set(scanned, all);
  }
  let found = all.get(changing);
  if (found === undefined) {
    found = { candidates: findCandidates(changing, scanned), byArn: new Map() };
    all.set(changing, found);
  }
  return found;
}

/** Those by account who hold the action on anything, and of whom nobody has said that they should. */
function findCandidates({ action, openly, owners }: Changing, scanned: Scanned): ReadonlyMap<string, readonly Caller[]> {
  const { inventory, intent = NOTHING_SAID, now } = scanned;
  const indexOf = (name: string): number | undefined => inventory.universe.indexOf.get(name.toLowerCase());
  const index = indexOf(action);
  const row = catalogueRow(action);
  const found = new Map<string, Caller[]>();
  if (index === undefined) throw new Unreadable(`${action} is not among the actions that were looked at`);
  const open = openly.flatMap((name) => indexOf(name) ?? []);
  for (const { caller, yes, conditional, indeterminate } of inventory.holdings) {
    if (!hasBit(yes, index) && !hasBit(conditional, index) && !hasBit(indeterminate, index)) continue;
    // the root user changes everything, and AWS changes what is its own
    if (caller.kind === 'root' || caller.serviceLinked || isBreakGlass(intent, caller.arn)) continue;
    if (open.some((one) => hasBit(yes, one) || hasBit(conditional, one))) continue;
    if (owners !== undefined && matchesArnPatterns(owners, caller.arn)) continue;
    if (row !== undefined && neededOf(caller.arn, [row], intent, now).length > 0) continue;
    const others = found.get(caller.account.id);
    if (others === undefined) found.set(caller.account.id, [caller]);
    else others.push(caller);
  }
  return found;
}

/** Undefined: the scan does not know the action. */
function mayChange(caller: Caller, action: string, arn: string, scanned: Scanned): Status | undefined {
  const { estate, inventory } = scanned;
  const { universe, assumptions, home } = inventory;
  const target = knownResources(estate).targetOf(arn);
  const index = universe.indexOf.get(action.toLowerCase());
  const asked = index === undefined ? undefined : universe.actions[index];
  if (asked === undefined || target?.resource?.policy === undefined) return mayDo(caller, action, arn, scanned);
  return statusOf(decideOnTarget(caller, asked, target, { assumptions, home }));
}

/** The Allow statements of a caller that speak of an action. */
function cite({ identity }: Caller, action: string, near: Detail, { inventory: { universe } }: Scanned): void {
  const index = universe.indexOf.get(action.toLowerCase());
  if (index === undefined) return;
  for (const { policy, ref } of identity) {
    for (const statement of policy.statements) {
      if (statement.effect === 'Allow' && hasBit(actionsOf(statement, universe), index))
        near.cite({ kind: 'statement', statement: { document: ref, index: statement.index, sid: statement.sid } });
    }
  }
}
