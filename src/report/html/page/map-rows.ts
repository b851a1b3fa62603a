import type { Way } from '../../holders-report.ts';
import { WAYS } from '../../holders-report.ts';
import type { PageData, PageGroup } from '../page-data.ts';
import type { Cell, Held } from './holdings.ts';

/** What the map shows of everybody. */
export interface MapFilter {
  readonly text: string;
  /** Place of an account; -1: all. */
  readonly account: number;
  /** Place of a column; -1: any. */
  readonly column: number;
  readonly way: Way | '';
  readonly who: 'all' | 'role' | 'user' | 'root';
  readonly arrange: 'account' | 'rights';
  readonly sort: 'tier1' | 'tier2' | 'supporting' | 'many' | 'name';
}

/** Members of a group, by account. */
export type Members = PageGroup['members'];

/** A row of the map: an account's title, or principals who hold the same. */
export type MapRow =
  | { readonly kind: 'account'; readonly account: number; readonly rows: number; readonly principals: number }
  | { readonly kind: 'holders'; readonly held: Held; readonly members: Members; readonly principals: number };

type HoldersRow = Extract<MapRow, { readonly kind: 'holders' }>;

/** The rows that a filter leaves, in order. Column 0 is tier 1, column 1 tier 2, the last one supporting. */
export function mapRows(data: PageData, all: readonly Held[], filter: MapFilter): readonly MapRow[] {
  const order = orderOf(filter.sort, data);
  const rows: HoldersRow[] = [];
  for (const held of all) {
    if (!fits(held, filter)) continue;
    const members = chosen(data, held, filter);
    if (filter.arrange === 'rights' && members.length > 0) rows.push(rowOf(held, members));
    if (filter.arrange === 'account') for (const one of members) rows.push(rowOf(held, [one]));
  }
  if (filter.arrange === 'rights') return rows.sort(order);
  const accounts = new Map<number, HoldersRow[]>();
  for (const row of rows) {
    const account = row.members[0]?.[0] ?? 0;
    const known = accounts.get(account);
    if (known === undefined) accounts.set(account, [row]);
    else known.push(row);
  }
  return [...accounts]
    .map(([account, found]) => ({ account, found: found.sort(order) }))
    .sort((a, b) => order(a.found[0] as HoldersRow, b.found[0] as HoldersRow) || (idOf(data, a.account) < idOf(data, b.account) ? -1 : 1))
    .flatMap(({ account, found }): readonly MapRow[] => [
      { kind: 'account', account, rows: found.length, principals: found.reduce((sum, row) => sum + row.principals, 0) },
      ...found,
    ]);
}

const idOf = (data: PageData, account: number): string => data.accounts[account]?.id ?? '';

const rowOf = (held: Held, members: Members): HoldersRow => ({
  kind: 'holders',
  held,
  members,
  principals: members.reduce((sum, one) => sum + one.length - 1, 0),
});

function fits({ group, cells }: Held, { column, way, who }: MapFilter): boolean {
  if (group.root !== (who === 'root')) return false;
  if (column < 0 && way === '') return true;
  const place = way === '' ? -1 : WAYS.indexOf(way);
  const holds = (cell: Cell | undefined): boolean => cell !== undefined && (place < 0 ? cell.total > 0 : (cell.ways[place] ?? 0) > 0);
  return column < 0 ? cells.some(holds) : holds(cells[column]);
}

/** The members that account, kind and text leave. */
function chosen(data: PageData, { group }: Held, { account, text, who }: MapFilter): Members {
  const wanted = text.trim().toLowerCase();
  if (account < 0 && wanted === '' && who !== 'role' && who !== 'user') return group.members;
  return group.members.flatMap(([place, ...names]): Members => {
    if (account >= 0 && place !== account) return [];
    const prefix = data.accounts[place]?.prefix ?? '';
    const kept = names.filter(
      (name) =>
        (who === 'all' || who === 'root' || name.startsWith(`${who}/`)) &&
        (wanted === '' || `${prefix}${name}`.toLowerCase().includes(wanted)),
    );
    return kept.length === 0 ? [] : [[place, ...kept]];
  });
}

/** What is sure weighs before what depends on something, and that before what nobody can tell. */
function weights({ ways }: Cell): readonly number[] {
  const [direct = 0, chain = 0, conditional = 0, chainConditional = 0, unknown = 0] = ways;
  return [direct + chain, conditional + chainConditional, unknown, direct];
}

function orderOf(sort: MapFilter['sort'], data: PageData): (a: HoldersRow, b: HoldersRow) => number {
  const nameOf = ({ members: [first] }: HoldersRow): string => first?.[1] ?? '';
  const accountOf = ({ members: [first] }: HoldersRow): string => idOf(data, first?.[0] ?? 0);
  const byName = (a: HoldersRow, b: HoldersRow): number => compare(nameOf(a), nameOf(b)) || compare(accountOf(a), accountOf(b));
  const byColumn =
    (place: number) =>
    (a: HoldersRow, b: HoldersRow): number => {
      const [left, right] = [a, b].map(({ held }) => weights(held.cells.at(place) as Cell));
      for (const [i, weight] of (left ?? []).entries()) if (weight !== right?.[i]) return (right?.[i] ?? 0) - weight;
      return 0;
    };
  switch (sort) {
    case 'name':
      return byName;
    case 'many':
      return (a, b) => b.principals - a.principals || byColumn(0)(a, b) || byName(a, b);
    case 'tier1':
      return (a, b) => byColumn(0)(a, b) || byColumn(1)(a, b) || byName(a, b);
    case 'tier2':
      return (a, b) => byColumn(1)(a, b) || byColumn(0)(a, b) || byName(a, b);
    case 'supporting':
      return (a, b) => byColumn(-1)(a, b) || byColumn(0)(a, b) || byName(a, b);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
