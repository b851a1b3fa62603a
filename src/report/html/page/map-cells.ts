import { accountWords } from './account-words.ts';
import { WAYS } from '../../holders-report.ts';
import { resourceWords } from '../arn-words.ts';
import type { PageData } from '../page-data.ts';
import { count, plural, WAY_WORDS } from '../words.ts';
import { element } from './dom.ts';
import { type Cell, type Column, shadeOf, surestWay } from './holdings.ts';
import type { MapFilter, MapRow, Members } from './map-rows.ts';

/** What a row is drawn by. */
export interface Drawing {
  readonly filter: MapFilter;
  /** Accounts whose rows are folded away. */
  readonly closed: ReadonlySet<number>;
}

/** The cells of a row of the map. */
export function drawRow(
  data: PageData,
  columns: readonly Column[],
  row: MapRow,
  { filter, closed }: Drawing,
): { readonly kind: string; readonly cells: readonly HTMLElement[] } {
  if (row.kind === 'account') {
    const { id = '', prefix = '' } = data.accounts[row.account] ?? {};
    const isOpen = !closed.has(row.account);
    const title = element(
      'div',
      { class: 'who', 'aria-expanded': String(isOpen) },
      element('span', { class: 'fold', 'aria-hidden': 'true' }, isOpen ? '▾' : '▸'),
      element('b', {}, id === '' ? prefix : accountWords(data, id)),
      element('span', { class: 'quiet' }, ` ${plural(row.principals, 'principal')} in ${plural(row.rows, 'row')}`),
    );
    return { kind: 'account', cells: [title] };
  }
  const { names, rest } = nameOf(row.members, row.principals);
  const elsewhere = row.held.size - row.principals;
  const who = element(
    'div',
    { class: 'who' },
    element('span', { class: 'data name' }, names),
    element(
      'span',
      { class: 'quiet' },
      rest,
      filter.arrange === 'rights' ? ` · ${accountsText(data, row.members)}` : '',
      filter.arrange === 'account' && elsewhere > 0 ? ` · ${count(elsewhere)} elsewhere` : '',
    ),
  );
  return { kind: 'holders', cells: [who, ...row.held.cells.map((cell, i) => drawCell(cell, columns[i] as Column, columns[i - 1]))] };
}

/** The first by name and how many more: `trainer` and `+ 6 roles`. */
function nameOf(members: Members, principals: number): { readonly names: string; readonly rest: string } {
  const first = members[0]?.[1] ?? '';
  const { kind, name } = resourceWords(first);
  return { names: name, rest: principals === 1 ? kind : `${kind} + ${plural(principals - 1, 'other')}` };
}

/** `in 100000000004`, `in 12 accounts`. */
export const accountsText = (data: PageData, members: Members): string =>
  members.length === 1 ? accountWords(data, data.accounts[members[0]?.[0] ?? 0]?.id ?? '') : `in ${plural(members.length, 'account')}`;

function drawCell(cell: Cell, column: Column, before: Column | undefined): HTMLElement {
  const first = column.kind === 'class' && (before?.tier !== column.tier || before?.kind === 'tier');
  const surest = surestWay(cell);
  const shade = column.kind === 'tier' ? '' : ` heat h${shadeOf(cell.total)}`;
  const made = element('div', { class: `cell ${column.kind}${first ? ' first' : ''}`, 'aria-label': cellText(cell, column) });
  if (surest === undefined) return made;
  made.append(
    element(
      'span',
      { class: `figure${shade}`, 'aria-hidden': 'true' },
      element('i', { class: 'mark' }, WAY_WORDS[surest].mark),
      count(cell.total),
    ),
  );
  // a plain cell is held directly, all of it
  if (cell.ways[0] !== cell.total) made.append(strip(cell));
  return made;
}

/** The parts of a cell by way, as wide as their share. */
export function strip(cell: Cell): HTMLElement {
  const parts = cell.ways.flatMap((many, place) => {
    if (many === 0) return [];
    const part = element('span', { class: `part part-${WAYS[place]}` });
    part.style.flexGrow = String(many);
    return [part];
  });
  return element('span', { class: 'strip', 'aria-hidden': 'true' }, parts);
}

/** `guardrail: 12 actions, 10 directly, 2 through a chain`. */
const cellText = (cell: Cell, column: Column): string => `${column.id}: ${cell.total === 0 ? 'none' : waysText(cell)}`;

/** `12 actions, 10 directly, 2 through a chain`. */
export function waysText({ total, ways }: Cell): string {
  const told = WAYS.flatMap((way, place) => {
    const many = ways[place] ?? 0;
    return many === 0 ? [] : many === total ? WAY_WORDS[way].title : `${count(many)} ${WAY_WORDS[way].title}`;
  });
  return `${plural(total, 'action')}, ${told.join(', ')}`;
}
