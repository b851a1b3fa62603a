import { hasBit } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import type { Status } from '../../access/status.ts';
import { NOTHING_SAID } from '../../estate/intent.ts';
import { isBreakGlass } from '../../estate/intent-principals.ts';
import { actionsOf } from '../../access/statement-actions.ts';
import type { Universe } from '../../access/universe.ts';
import type { StatementRef } from '../../iam/policy.ts';
import type { Scanned } from '../check.ts';
import type { Judgement } from '../finding.ts';
import { holderGroups } from './holder-groups.ts';

/** Somebody who calls models, and how surely. */
export interface Invoker {
  readonly caller: Caller;
  readonly status: Exclude<Status, 'no'>;
}

/** Who may call an action, by account; root users, roles of AWS and break-glass principals are left out. */
export function invokersOf(action: string, scanned: Scanned): ReadonlyMap<string, readonly Invoker[]> {
  const index = scanned.inventory.universe.indexOf.get(action.toLowerCase());
  const found = new Map<string, Invoker[]>();
  if (index === undefined) return found;
  const intent = scanned.intent ?? NOTHING_SAID;
  for (const { ways, root, callers } of holderGroups(scanned)) {
    if (root) continue;
    const status = hasBit(ways.yes, index)
      ? 'yes'
      : hasBit(ways.conditional, index)
        ? 'conditional'
        : hasBit(ways.indeterminate, index)
          ? 'indeterminate'
          : undefined;
    if (status === undefined) continue;
    for (const caller of callers) {
      if (caller.serviceLinked || isBreakGlass(intent, caller.arn)) continue;
      const others = found.get(caller.account.id);
      if (others === undefined) found.set(caller.account.id, [{ caller, status }]);
      else others.push({ caller, status });
    }
  }
  return found;
}

/** What is the case with an account in which some of the invokers can do what they should not. */
export function accountJudgement(
  account: string,
  { can, open, all }: { readonly can: readonly Caller[]; readonly open: readonly Caller[]; readonly all: number },
  words: { readonly actions: readonly string[]; readonly what: string; readonly pass: string; readonly fix: string },
  { inventory: { universe } }: Scanned,
): Omit<Judgement, 'severity'> {
  const subject = { kind: 'account' as const, id: account, type: undefined, account, region: undefined };
  const [first] = can;
  if (first !== undefined) {
    const who = can.length === 1 ? first.arn : `${can.length} of ${all} principals that call models, such as ${named(can)},`;
    const statements = can.slice(0, SHOWN).flatMap((caller) => allowing(caller, words.actions, universe));
    return {
      verdict: 'fail',
      subject,
      message: `${who} can ${words.what}`,
      evidence: statements.map((statement) => ({ kind: 'statement', statement })),
      fix: { summary: words.fix },
    };
  }
  if (open.length === 0) return { verdict: 'pass', subject, message: words.pass, evidence: [] };
  const what = `whether ${named(open)} can ${words.what} depends on a policy that cannot be read`;
  return { verdict: 'unknown', subject, message: what, evidence: [{ kind: 'gap', what }] };
}

/** The Allow statements of a caller that speak of some actions. */
function allowing({ identity }: Caller, actions: readonly string[], universe: Universe): readonly StatementRef[] {
  const indexes = actions.flatMap((action) => universe.indexOf.get(action.toLowerCase()) ?? []);
  return identity.flatMap(({ policy, ref }) =>
    policy.statements
      .filter((statement) => statement.effect === 'Allow' && indexes.some((index) => hasBit(actionsOf(statement, universe), index)))
      .map(({ index, sid }) => ({ document: ref, index, sid })),
  );
}

const SHOWN = 3;
const named = (callers: readonly Caller[]): string =>
  callers
    .slice(0, SHOWN)
    .map(({ arn }) => arn)
    .join(', ');
