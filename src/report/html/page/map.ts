import { accountWords } from './account-words.ts';
import { WAYS } from '../../holders-report.ts';
import type { PageData } from '../page-data.ts';
import { count, plural, WAY_WORDS } from '../words.ts';
import { byId, element } from './dom.ts';
import { select, textField } from './fields.ts';
import { type Column, columnsOf, type Held, heldByGroups } from './holdings.ts';
import { Grid } from './grid.ts';
import { drawRow } from './map-cells.ts';
import { openCell, openHolders } from './map-panel.ts';
import { type MapFilter, type MapRow, mapRows } from './map-rows.ts';
import { whenPrinting } from './printing.ts';

/** So many rows go onto paper. */
const PRINTED = 120;

/** Draws the map of who holds what, and its filter. */
export function startMap(data: PageData): void {
  const place = byId('map');
  const form = byId('map-filters');
  if (place === undefined || form === undefined || data.groups === undefined) return;
  const columns = columnsOf(data);
  const held = heldByGroups(data, columns);
  const closed = new Set<number>();
  let filter: MapFilter = { text: '', account: -1, column: -1, way: '', who: 'all', arrange: 'account', sort: 'tier1' };
  let rows: readonly MapRow[] = [];

  const open = (index: number, column: number): void => {
    const row = rows[index];
    if (row?.kind === 'account') {
      if (!closed.delete(row.account)) closed.add(row.account);
      show();
    } else if (row !== undefined) {
      const chosen = columns[column - 1];
      if (chosen === undefined) openHolders(data, columns, row);
      else openCell(data, columns, row, chosen);
    }
  };
  const grid = new Grid(place, { label: 'Who holds what', columns: columns.length + 1, head: headOf(columns), open });
  const note = element('p', { class: 'on-paper quiet' });
  place.after(note);
  const show = (): void => {
    const all = mapRows(data, held, filter);
    rows = all.filter((row) => row.kind === 'account' || filter.arrange === 'rights' || !closed.has(row.members[0]?.[0] ?? -1));
    grid.show(rows.length, (index) => drawRow(data, columns, rows[index] as MapRow, { filter, closed }));
    tell(all, held);
    note.textContent = rows.length <= PRINTED ? '' : `On paper: the first ${count(PRINTED)} of ${count(rows.length)} rows.`;
  };
  const change = (part: Partial<MapFilter>): void => {
    filter = { ...filter, ...part };
    show();
    grid.toTop();
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.append(...fieldsOf(data, columns, change));
  whenPrinting(
    () => grid.all(PRINTED),
    () => grid.some(),
  );
  show();
}

function fieldsOf(data: PageData, columns: readonly Column[], change: (part: Partial<MapFilter>) => void): readonly HTMLElement[] {
  const accounts = data.accounts
    .map(({ id, prefix }, place) => [String(place), id === '' ? prefix : accountWords(data, id)] as const)
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
  return [
    textField('Principal', 'name or ARN', (text) => change({ text })),
    select('Account', [['-1', 'all accounts'], ...accounts], '-1', (value) => change({ account: Number(value) })),
    select('Holds', [['-1', 'anything'], ...columns.map(({ id }, place) => [String(place), id] as const)], '-1', (value) =>
      change({ column: Number(value) }),
    ),
    select('How', [['', 'in any way'], ...WAYS.map((way) => [way, WAY_WORDS[way].title] as const)], '', (way) => change({ way })),
    select(
      'Who',
      [
        ['all', 'users, roles'],
        ['role', 'roles'],
        ['user', 'users'],
        ['root', 'root users'],
      ],
      'all',
      (who) => change({ who }),
    ),
    select(
      'Rows',
      [
        ['account', 'by account'],
        ['rights', 'by same rights'],
      ],
      'account',
      (arrange) => change({ arrange }),
    ),
    select(
      'Order',
      [
        ['tier1', 'most of tier 1'],
        ['tier2', 'most of tier 2'],
        ['supporting', 'most supporting'],
        ['many', 'most principals'],
        ['name', 'name'],
      ],
      'tier1',
      (sort) => change({ sort }),
    ),
  ];
}

function headOf(columns: readonly Column[]): readonly HTMLElement[] {
  return [
    element('div', { class: 'who' }, 'Principals who hold the same'),
    ...columns.map(({ id, means, kind, tier }, i) => {
      const first = kind === 'class' && (columns[i - 1]?.tier !== tier || columns[i - 1]?.kind === 'tier');
      return element('div', { class: `head ${kind}${first ? ' first' : ''}`, title: means }, element('span', {}, id));
    }),
  ];
}

function tell(rows: readonly MapRow[], held: readonly Held[]): void {
  let shown = 0;
  let people = 0;
  for (const row of rows) {
    if (row.kind === 'account') continue;
    shown++;
    people += row.principals;
  }
  const all = held.reduce((sum, one) => sum + one.size, 0);
  const text =
    shown === 0
      ? 'Nobody fits.'
      : `${count(people)} of the ${plural(all, 'principal')} who hold something privileged, root users included, in ${plural(shown, 'row')}.`;
  const tally = byId('map-tally');
  if (tally !== undefined) tally.textContent = text;
}
