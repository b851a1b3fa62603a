import { expect, test } from 'vitest';
import { buildPageData } from '../build-page-data.ts';
import { report } from '../report.fixture.ts';
import { actionsOf, columnsOf, heldByGroups, surestWay } from './holdings.ts';
import { type MapFilter, mapRows } from './map-rows.ts';

const data = buildPageData(report());
const columns = columnsOf(data);
const held = heldByGroups(data, columns);
const ALL: MapFilter = { text: '', account: -1, column: -1, way: '', who: 'all', arrange: 'account', sort: 'tier1' };

/** `account: name name` of each row. */
const rows = (filter: Partial<MapFilter> = {}) =>
  mapRows(data, held, { ...ALL, ...filter }).map((row) =>
    row.kind === 'account'
      ? `# ${data.accounts[row.account]?.id}`
      : row.members.map(([account, ...names]) => `${data.accounts[account]?.id}: ${names.join(' ')}`).join(', '),
  );
const place = (id: string): number => columns.findIndex((column) => column.id === id);

test('the columns are the tiers, the classes by tier, and what stands outside the AI services', () => {
  expect(columns.map(({ id }) => id)).toEqual(['tier 1', 'tier 2', 'model-train', 'guardrail', 'supporting']);
});

test('an action counts once, under the surest way', () => {
  const [first, second] = held;
  expect(first?.cells[place('tier 1')]).toEqual({ total: 2, ways: [2, 0, 0, 0, 0] });
  expect(first?.cells[place('supporting')]).toEqual({ total: 1, ways: [0, 1, 0, 0, 0] });
  expect(second?.cells.map(surestWay)).toEqual(['conditional', undefined, undefined, 'conditional', 'indeterminate']);
});

test('a cell opens to its actions with every way', () => {
  const [, second] = held;
  const column = columns[place('guardrail')];
  if (second === undefined || column === undefined) throw new Error('the fixture has no such cell');
  expect(actionsOf(data, second, column)).toEqual([{ action: 1, ways: ['conditional'] }]);
});

test.each<[string, Partial<MapFilter>, readonly string[]]>([
  [
    'by account, each with those of it who hold the same',
    {},
    [
      '# 111122223333',
      '111122223333: role/ci role/ops role/trainer',
      '111122223333: role/path/bob',
      '# 444455556666',
      '444455556666: user/path/ann',
    ],
  ],
  [
    'by same rights, whatever the account',
    { arrange: 'rights' },
    ['111122223333: role/ci role/ops role/trainer', '444455556666: user/path/ann, 111122223333: role/path/bob'],
  ],
  ['whose name holds a text', { text: 'PATH/', arrange: 'rights' }, ['444455556666: user/path/ann, 111122223333: role/path/bob']],
  ['of one account', { account: 1, arrange: 'rights' }, ['444455556666: user/path/ann']],
  ['users only', { who: 'user', arrange: 'rights' }, ['444455556666: user/path/ann']],
  ['root users only', { who: 'root' }, ['# 444455556666', '444455556666: root']],
  ['who hold something of a class', { column: place('model-train'), arrange: 'rights' }, ['111122223333: role/ci role/ops role/trainer']],
  ['who hold it in a way', { way: 'indeterminate', arrange: 'rights' }, ['444455556666: user/path/ann, 111122223333: role/path/bob']],
  ['and nobody, where nothing fits', { way: 'chain', column: place('guardrail') }, []],
])('the rows are those %s', (_, filter, expected) => {
  expect(rows(filter)).toEqual(expected);
});
