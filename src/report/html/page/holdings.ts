import { WAYS, type Way } from '../../holders-report.ts';
import type { PageData, PageGroup } from '../page-data.ts';
import { unpackSet } from '../packed-set.ts';
import { addAll, type Bits, countShared, has } from './bits.ts';

/** A column of the map as it is drawn: the two tiers first, then the classes. */
export interface Column {
  readonly id: string;
  readonly kind: 'tier' | 'class';
  readonly tier: 1 | 2 | undefined;
  readonly means: string;
  /** Its actions. */
  readonly mask: Bits;
}

/** What a group holds of one column: by way, each action under the surest. */
export interface Cell {
  readonly total: number;
  readonly ways: readonly number[];
}

/** A group with what it holds in every column. */
export interface Held {
  readonly group: PageGroup;
  readonly cells: readonly Cell[];
  readonly sets: readonly (Bits | undefined)[];
  readonly size: number;
}

/** The columns of the map. */
export function columnsOf(data: PageData): readonly Column[] {
  const words = Math.ceil(data.actions.length / 32);
  const maskOf = (takes: (column: number, tier: 1 | 2) => boolean): Bits => {
    const mask = new Uint32Array(words);
    for (const [index, [, column, tier]] of data.actions.entries()) {
      if (takes(column, tier)) mask[index >> 5] = (mask[index >> 5] as number) | (1 << (index & 31));
    }
    return mask;
  };
  const isAi = (column: number): boolean => data.columns[column]?.tier !== undefined;
  const tierColumn = (tier: 1 | 2, means: string): Column => ({
    id: `tier ${tier}`,
    kind: 'tier',
    tier,
    means,
    mask: maskOf((column, other) => other === tier && isAi(column)),
  });
  return [
    tierColumn(1, 'every action that shapes or controls a model, agent or guardrail'),
    tierColumn(2, 'every action that changes one indirectly'),
    ...data.columns.map(
      ({ id, tier, means }, place): Column => ({ id, kind: 'class', tier, means, mask: maskOf((column) => column === place) }),
    ),
  ];
}

/** What every group holds, counted. */
export function heldByGroups(data: PageData, columns: readonly Column[]): readonly Held[] {
  const sets = data.sets.map((text) => unpackSet(text, data.actions.length));
  return (data.groups ?? []).map((group) => {
    const ways = group.ways.map((place) => (place < 0 ? undefined : sets[place]));
    const size = group.members.reduce((sum, [, ...names]) => sum + names.length, 0);
    return { group, sets: ways, size, cells: columns.map(({ mask }) => cellOf(ways, mask)) };
  });
}

function cellOf(sets: readonly (Bits | undefined)[], mask: Bits): Cell {
  const before = new Uint32Array(mask.length);
  let total = 0;
  const ways = sets.map((set) => {
    if (set === undefined) return 0;
    const many = countShared(set, mask, before);
    addAll(before, set);
    total += many;
    return many;
  });
  return { total, ways };
}

/** The surest way in which a cell has something. */
export function surestWay({ ways }: Cell): Way | undefined {
  const place = ways.findIndex((many) => many > 0);
  return place < 0 ? undefined : WAYS[place];
}

/** The actions of a column that a group holds, each with every way, the more privileged first. */
export function actionsOf(
  data: PageData,
  { sets }: Held,
  { mask }: Column,
): readonly { readonly action: number; readonly ways: readonly Way[] }[] {
  const found = data.actions.flatMap((_, action) => {
    if (!has(mask, action)) return [];
    const ways = WAYS.filter((_way, place) => {
      const set = sets[place];
      return set !== undefined && has(set, action);
    });
    return ways.length === 0 ? [] : [{ action, ways }];
  });
  const tier = (action: number): number => data.actions[action]?.[2] ?? 2;
  return found.sort((a, b) => tier(a.action) - tier(b.action));
}

/** One of five steps for a number of actions. */
export const shadeOf = (total: number): number =>
  total === 0 ? 0 : total === 1 ? 1 : total <= 5 ? 2 : total <= 20 ? 3 : total <= 60 ? 4 : 5;
