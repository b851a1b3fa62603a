import { addBits, type Bits, eachBit, emptyBits, intersection, intersects, isEmpty, setBit, union } from '../../access/bits.ts';
import type { Caller } from '../../access/caller.ts';
import { partitionOf } from '../../access/partition.ts';
import { actionsOnResources } from '../../access/policy-reach.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { CapabilityClass, CatalogueRow, MitreMapping } from '../../catalogue/types.ts';
import type { Attachment } from '../../estate/estate.ts';
import type { DocumentRef, Statement, StatementRef } from '../../iam/policy.ts';
import type { Scanned } from '../check.ts';
import { holderGroups } from './holder-groups.ts';

/** One Allow statement through which somebody really holds privileged actions of AI services. */
export interface Grant {
  readonly ref: StatementRef;
  readonly statement: Statement;
  readonly attachment: Attachment;
  /** The accounts of those that hold through it; one for policies of a customer. */
  readonly accounts: ReadonlySet<string>;
  /** Privileged actions of AI services that a holder has, for certain or under a condition. */
  readonly rows: readonly CatalogueRow[];
  readonly holders: readonly Caller[];
}

const known = new WeakMap<Scanned, readonly Grant[]>();

/**
 * All grants of a scan. A statement that a boundary, an SCP or a Deny makes void for everybody is none. Where several statements allow the
 * same action to the same principal, each of them is a grant.
 */
export function grantsOf(scanned: Scanned): readonly Grant[] {
  let grants = known.get(scanned);
  if (grants === undefined) {
    grants = findGrants(scanned);
    known.set(scanned, grants);
  }
  return grants;
}

interface Building {
  readonly ref: StatementRef;
  readonly statement: Statement;
  readonly attachment: Attachment;
  readonly accounts: Set<string>;
  readonly actions: Bits;
  readonly holders: Caller[];
}

function findGrants(scanned: Scanned): readonly Grant[] {
  const { estate, inventory } = scanned;
  const { universe } = inventory;
  const wanted = emptyBits(universe.actions.length);
  const rows = universe.actions.map(({ name, info }, index) => {
    const row = aiGroup(info.prefix) === undefined ? undefined : catalogueRow(name);
    if (row === undefined || row.tier > 2) return undefined;
    setBit(wanted, index);
    return row;
  });
  const allowing = new Map<Attachment['policy'], readonly (readonly [Statement, Bits])[]>();
  const partition = partitionOf(estate);
  const read = (attachment: Attachment, account: string): readonly (readonly [Statement, Bits])[] => {
    let found = allowing.get(attachment.policy);
    if (found === undefined) {
      found = attachment.policy.statements.flatMap((statement) => {
        if (statement.effect !== 'Allow') return [];
        const bits = intersection(actionsOnResources(statement, attachment.policy.version, universe, { partition, account }), wanted);
        return isEmpty(bits) ? [] : [[statement, bits] as const];
      });
      allowing.set(attachment.policy, found);
    }
    return found;
  };
  const places = new Map<string, Building>();
  for (const { ways, root, callers } of holderGroups(scanned)) {
    const held = root ? universe.nothing.whole : intersection(union(ways.yes, ways.conditional), wanted);
    if (isEmpty(held)) continue;
    // the same for all of the group: undefined, where a statement gives nothing of what they hold
    const given = new Map<Statement, Bits | undefined>();
    for (const caller of callers) {
      for (const attachment of caller.identity) {
        for (const [statement, bits] of read(attachment, caller.account.id)) {
          if (!given.has(statement)) given.set(statement, intersects(bits, held) ? intersection(bits, held) : undefined);
          const actions = given.get(statement);
          if (actions !== undefined) put(places, attachment, statement, actions, caller);
        }
      }
    }
  }
  return [...places.values()].map(({ actions, ...building }) => {
    const held: CatalogueRow[] = [];
    eachBit(actions, (index) => void held.push(rows[index] as CatalogueRow));
    return { ...building, rows: held };
  });
}

function put(places: Map<string, Building>, attachment: Attachment, statement: Statement, actions: Bits, caller: Caller): void {
  const { ref } = attachment;
  const key = `${documentKey(ref)} ${statement.index}`;
  let building = places.get(key);
  if (building === undefined) {
    const place: StatementRef = { document: ref, index: statement.index, sid: statement.sid };
    building = {
      ref: place,
      statement,
      attachment,
      accounts: new Set(),
      actions: new Uint32Array(actions.length),
      holders: [],
    };
    places.set(key, building);
  }
  addBits(building.actions, actions);
  building.accounts.add(caller.account.id);
  building.holders.push(caller);
}

/** One for each document. Policies of AWS stand in the details of every account and are one. */
export function documentKey(ref: DocumentRef): string {
  let key = keys.get(ref);
  if (key === undefined) {
    const { name, file, path } = ref;
    key = /^arn:[^:]+:iam::aws:/.test(name) ? name : [name, file ?? '', ...(path ?? [])].join(' ');
    keys.set(ref, key);
  }
  return key;
}

const keys = new WeakMap<DocumentRef, string>();

/** `12 principals of 3 accounts` */
export function holdersText({ holders, accounts }: Grant): string {
  const [first] = holders;
  if (holders.length === 1 && first !== undefined) return first.arn;
  return accounts.size === 1 ? `${holders.length} principals` : `${holders.length} principals of ${accounts.size} accounts`;
}

/** What a reader should see first. */
const TELLING: readonly CapabilityClass[] = [
  'model-train',
  'guardrail',
  'agent-exec',
  'model-deploy',
  'agent-shape',
  'sharing',
  'obs-write',
  'training-data',
];
const rankOf = (row: CatalogueRow): number => {
  const at = TELLING.indexOf(row.class);
  return row.tier * 100 + (at < 0 ? TELLING.length : at);
};

/** Some of the actions, those that shape a model first. */
export function actionsText(rows: readonly CatalogueRow[], most = 3): string {
  const named = namedActions(rows, most);
  const text = named.map(({ action }) => action).join(', ');
  return named.length < rows.length ? `${text} and ${rows.length - named.length} more` : text;
}

/** Those that are named: all of them where only one would be left out. */
export function namedActions(rows: readonly CatalogueRow[], most: number): readonly CatalogueRow[] {
  const before = lastNamed.get(rows);
  if (before?.most === most) return before.named;
  const ranked = rows.map((row) => ({ rank: rankOf(row), row })).sort((a, b) => a.rank - b.rank || (a.row.action < b.row.action ? -1 : 1));
  const named = (ranked.length > most + 1 ? ranked.slice(0, most) : ranked).map(({ row }) => row);
  lastNamed.set(rows, { most, named });
  return named;
}

/** Many principals hold the same. */
const lastNamed = new WeakMap<readonly CatalogueRow[], { readonly most: number; readonly named: readonly CatalogueRow[] }>();

/** How MITRE names what the actions that `actionsText` names can be used for, each once. */
export function mitreOf(rows: readonly CatalogueRow[], most = 3): readonly MitreMapping[] {
  const found = new Map<string, MitreMapping>();
  for (const { mitre } of namedActions(rows, most)) {
    for (const one of mitre) found.set([one.framework, one.version, one.tactic, one.technique].join(' '), one);
  }
  return [...found.values()];
}
