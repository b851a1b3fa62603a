import type { Way } from '../../holders-report.ts';
import { resourceWords } from '../arn-words.ts';
import type { PageData } from '../page-data.ts';
import { count, plural, shellWord, WAY_WORDS } from '../words.ts';
import { copyButton } from './copy.ts';
import { button, element } from './dom.ts';
import { actionsOf, type Column, shadeOf } from './holdings.ts';
import { accountsText, strip, waysText } from './map-cells.ts';
import type { MapRow, Members } from './map-rows.ts';
import { openPanel } from './panel.ts';

type Row = Extract<MapRow, { readonly kind: 'holders' }>;

/** Everything that principals hold, class by class. */
export function openHolders(data: PageData, columns: readonly Column[], row: Row): void {
  const lines = columns.flatMap((column, place) => {
    const cell = row.held.cells[place];
    if (cell === undefined || column.kind === 'tier' || cell.total === 0) return [];
    return element(
      'li',
      {},
      button(
        [
          element(
            'span',
            { class: 'cell', 'aria-hidden': 'true' },
            element('span', { class: `figure heat h${shadeOf(cell.total)}` }, count(cell.total)),
            cell.ways[0] === cell.total ? undefined : strip(cell),
          ),
          element('span', {}, element('b', {}, column.id), ` ${waysText(cell)}`, element('span', { class: 'block quiet' }, column.means)),
        ],
        () => openCell(data, columns, row, column),
      ),
    );
  });
  openPanel(whereText(data, row), titleOf(row), membersOf(data, row.members), element('ul', { class: 'classes' }, lines));
}

/** The actions of one cell, and how each is held. */
export function openCell(data: PageData, columns: readonly Column[], row: Row, column: Column): void {
  const found = actionsOf(data, row.held, column);
  const tiers = ([1, 2] as const).map((tier) => found.filter(({ action }) => data.actions[action]?.[2] === tier));
  const back = button('Everything they hold', () => openHolders(data, columns, row), { class: 'plain' });
  openPanel(
    `${titleOf(row)} · ${whereText(data, row)}`,
    `${column.id}: ${found.length === 0 ? 'nothing' : plural(found.length, 'action')}`,
    element('p', {}, column.means),
    back,
    membersOf(data, row.members),
    commandOf(data, row.members, found[0] === undefined ? undefined : data.actions[found[0].action]?.[0]),
    tiers.map((actions, i) =>
      actions.length === 0
        ? undefined
        : element(
            'section',
            {},
            element(
              'h3',
              {},
              `Tier ${i + 1} `,
              element('span', { class: 'quiet' }, i === 0 ? 'shaping or controlling' : 'indirectly privileged'),
            ),
            element(
              'ul',
              { class: 'actions' },
              actions.map(({ action, ways }) => actionLine(data, action, ways)),
            ),
          ),
    ),
  );
}

const actionLine = (data: PageData, action: number, ways: readonly Way[]): HTMLElement => {
  const [name = '', , , reason = ''] = data.actions[action] ?? [];
  return element(
    'li',
    {},
    element('code', {}, name),
    ways.map((way) =>
      element(
        'span',
        { class: `way-tag is-${way}` },
        WAY_WORDS[way].mark === '' ? '' : element('b', {}, `${WAY_WORDS[way].mark} `),
        WAY_WORDS[way].title,
      ),
    ),
    element('p', {}, reason),
  );
};

const titleOf = ({ members, principals }: Row): string =>
  principals === 1 ? resourceWords(members[0]?.[1] ?? '').name : `${count(principals)} who hold the same`;

const whereText = (data: PageData, { members, principals }: Row): string => {
  const first = members[0]?.[1] ?? '';
  return `${principals === 1 ? resourceWords(first).kind : plural(principals, 'principal')} ${members.length === 1 ? 'in ' : ''}${accountsText(data, members)}`;
};

const FIRST = 8;

function membersOf(data: PageData, members: Members): HTMLElement {
  const arns = members.flatMap(([account, ...names]) => names.map((name) => `${data.accounts[account]?.prefix ?? ''}${name}`));
  const lines = (from: number, to?: number): readonly HTMLElement[] =>
    arns.slice(from, to).map((arn) => element('li', { class: 'data' }, arn));
  const list = element('ul', { class: 'members' }, lines(0, FIRST));
  if (arns.length <= FIRST) return list;
  const more = button(`Show all ${count(arns.length)}`, () => {
    list.append(...lines(FIRST));
    more.remove();
  });
  return element(
    'div',
    {},
    list,
    more,
    copyButton('Copy the names', () => arns.join('\n')),
  );
}

/** The command that tells why, statement by statement. */
function commandOf(data: PageData, [first]: Members, action: string | undefined): HTMLElement | undefined {
  if (first === undefined || action === undefined) return undefined;
  const arn = `${data.accounts[first[0]]?.prefix ?? ''}${first[1] ?? ''}`;
  const command = `mantlet explain ${[arn, action, data.snapshot].map(shellWord).join(' ')}`;
  return element(
    'section',
    {},
    element('h3', {}, 'Why, statement by statement'),
    element('pre', { class: 'command', tabindex: '0' }, command),
    copyButton('Copy the command', () => command),
  );
}
