import type { Account, Attachment } from '../estate/estate.ts';
import { NO, YES } from '../iam/compiled/truth.ts';
import type { Condition, Policy, Statement, StatementRef } from '../iam/policy.ts';
import { addBits, type Bits, difference, intersection, isEmpty } from './bits.ts';
import type { CallerAssessor } from './caller-assessor.ts';
import type { Holdings } from './holdings.ts';
import type { OpenStatement, PolicyReach } from './policy-reach.ts';

/** A condition that was meant to protect and lets a plain call pass, because the key it asks for is absent. */
export interface Trap {
  readonly operator: string;
  readonly key: string;
  readonly message: string;
  readonly statement: StatementRef;
  readonly source: Statement;
  /** It stands in a Deny. */
  readonly denies: boolean;
  /** What the caller holds through it. */
  readonly actions: Bits;
}

/** Keys that are in every request, so that their absence is no way around a condition (IAM User Guide, "Global condition keys"). */
const ALWAYS_THERE =
  /^aws:(requestedregion|currenttime|epochtime|securetransport|principalarn|principalaccount|principaltype|principalisawsservice|userid|viaawsservice)$/;

/** Why a condition of an Allow passes, or one of a Deny does not match, when its key is absent; undefined where it is no trap. */
export function trapMessage(
  { written, key, operator, set, ifExists, values }: Pick<Condition, 'written' | 'key' | 'operator' | 'set' | 'ifExists' | 'values'>,
  denies: boolean,
): string | undefined {
  if (operator === undefined || operator === 'Null' || ALWAYS_THERE.test(key.toLowerCase())) return undefined;
  if (!denies) {
    if (ifExists) return `\`${written}\` also passes when \`${key}\` is absent`;
    if (set === 'ForAllValues') return `\`${written}\` is true when \`${key}\` is absent or empty`;
    return undefined;
  }
  if (operator === 'Bool' && !ifExists && values.some((value) => value.toLowerCase() === 'false')) {
    return `the Deny does not match when \`${key}\` is absent, as \`BoolIfExists\` would`;
  }
  return undefined;
}

/** The traps through which a caller holds something. Only holdings that are certain for plain calls alone can rest on one. */
export function trapsOf(assessor: CallerAssessor, held: Holdings): readonly Trap[] {
  if (isEmpty(held.usually)) return [];
  const { caller } = held;
  const bound = !caller.account.management && !caller.serviceLinked;
  const own = caller.identity.filter(({ policy }) => holdsTraps(policy));
  const scps = bound ? trappingScps(caller.account) : [];
  if (own.length === 0 && scps.length === 0) return [];
  const open = assessor.truthsOf(caller, 'open');
  const usual = assessor.truthsOf(caller, 'usual');
  let certain: Bits | undefined;
  const traps: Trap[] = [];
  const look = (place: Attachment, statement: OpenStatement, denies: boolean): void => {
    const messages = statement.source.conditions.flatMap((condition) => {
      const message = trapMessage(condition, denies);
      return message === undefined ? [] : [{ condition, message }];
    });
    if (messages.length === 0) return;
    const passes = new Uint32Array(held.yes.length);
    for (const group of statement.groups) {
      const usually = usual(statement, group);
      if (usually === (denies ? NO : YES) && open(statement, group) !== usually) addBits(passes, group.bits);
    }
    const through = intersection(passes, held.usually);
    if (!denies) certain ??= certainOf(assessor, held);
    const actions = certain === undefined || denies ? through : difference(through, certain);
    if (isEmpty(actions)) return;
    const ref: StatementRef = { document: place.ref, index: statement.source.index, sid: statement.source.sid };
    for (const { condition, message } of messages)
      traps.push({ operator: condition.written, key: condition.key, message, statement: ref, source: statement.source, denies, actions });
  };
  const reachOf = ({ policy }: Attachment): PolicyReach => assessor.reachOf(policy, caller.account.id);
  for (const place of own) {
    for (const statement of reachOf(place).openAllows) look(place, statement, false);
    for (const statement of reachOf(place).openDenies) look(place, statement, true);
  }
  for (const place of scps) for (const statement of reachOf(place).openDenies) look(place, statement, true);
  return traps;
}

/** What the caller's own policies allow whatever the call is like. */
function certainOf(assessor: CallerAssessor, { caller: { identity, account }, yes }: Holdings): Bits {
  const certain = new Uint32Array(yes.length);
  for (const { policy } of identity) {
    const { allow } = assessor.reachOf(policy, account.id);
    addBits(certain, allow.whole);
    addBits(certain, allow.part);
  }
  return certain;
}

const trappingOf = new WeakMap<Account, readonly Attachment[]>();

function trappingScps(account: Account): readonly Attachment[] {
  let found = trappingOf.get(account);
  if (found === undefined) {
    found = (account.scp ?? []).flat().filter(({ policy }) => holdsTraps(policy));
    trappingOf.set(account, found);
  }
  return found;
}

const trapping = new WeakMap<Policy, boolean>();

function holdsTraps(policy: Policy): boolean {
  let found = trapping.get(policy);
  if (found === undefined) {
    found = policy.statements.some(mayTrap);
    trapping.set(policy, found);
  }
  return found;
}

const mayTrap = (statement: { readonly conditions: readonly Condition[]; readonly effect: string | undefined }): boolean =>
  statement.conditions.some((condition) => trapMessage(condition, statement.effect === 'Deny') !== undefined);
