import { eachBit } from '../../access/bits.ts';
import type { Inventory } from '../../access/inventory.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { CapabilityClass, CatalogueRow } from '../../catalogue/types.ts';
import { accountOfArn } from '../../iam/arn.ts';
import type { Scanned } from '../check.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { actionsText, mitreOf } from './grants.ts';
import { grantStatements, holdingsOfPrincipal } from './principal-index.ts';
import { fail, type Outcome, pass } from '../rules/resource-check.ts';

type Holdings = Inventory['holdings'][number];

/** What a role may do to models, agents, guardrails, logs and rights: privileged actions of the catalogue. */
export interface RolePrivileges {
  readonly held: readonly CatalogueRow[];
  /** What it may hold: a policy cannot be read. */
  readonly doubtful: readonly CatalogueRow[];
}

/** The privileged actions of a role, through all of its policies and what binds it. The statements become evidence. */
export function privilegesOf(arn: string, near: Detail, scanned: Scanned): RolePrivileges {
  const holdings = holdingsOf(arn, scanned);
  if (holdings === undefined) return { held: [], doubtful: [] };
  const { actions } = scanned.inventory.universe;
  const rows = (bits: Holdings['yes']): readonly CatalogueRow[] => {
    const found: CatalogueRow[] = [];
    eachBit(bits, (index) => {
      const row = catalogueRow(actions[index]?.name ?? '');
      if (row !== undefined && row.tier <= 2) found.push(row);
    });
    return found;
  };
  for (const statement of grantStatements(arn, scanned)) near.cite({ kind: 'statement', statement });
  return { held: [...new Set([...rows(holdings.yes), ...rows(holdings.conditional)])], doubtful: rows(holdings.indeterminate) };
}

/** Undefined: it holds nothing. Throws where the snapshot does not tell of it. */
export function holdingsOf(arn: string, scanned: Scanned): Holdings | undefined {
  const held = holdingsOfPrincipal(arn, scanned);
  if (held !== undefined) return held;
  const account = scanned.estate.accounts.get(accountOfArn(arn) ?? '');
  if (account?.principals.some((principal) => principal.arn === arn) !== true) throw new Unreadable(`the snapshot does not hold ${arn}`);
  return undefined;
}

/** What is said of the role with which something runs. */
interface RoleWords {
  /** Classes of actions that it may hold. */
  readonly not: readonly CapabilityClass[];
  /** Actions of other classes that it may hold. */
  readonly except?: readonly string[];
  readonly fix: string;
}

/** Whether a role holds privileged actions beyond those that its work needs. */
export function roleOutcome(arn: string, near: Detail, scanned: Scanned, { not, except = [], fix }: RoleWords): Outcome {
  const { held, doubtful } = privilegesOf(arn, near, scanned);
  const isBeyond = ({ class: ability, action }: CatalogueRow): boolean => !not.includes(ability) && !except.includes(action);
  const beyond = held.filter(isBeyond);
  if (beyond.length > 0)
    return fail(
      `its role ${arn} may call ${actionsText(beyond)}`,
      fix,
      beyond.some(({ tier }) => tier === 1) ? 'high' : 'medium',
      mitreOf(beyond),
    );
  const open = doubtful.filter(isBeyond);
  if (open.length > 0) throw new Unreadable(`whether its role ${arn} may call ${actionsText(open)} cannot be told`);
  return pass(`its role ${arn} holds no privileged action beyond its work`);
}
