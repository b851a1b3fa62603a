import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildReach } from '../access/chains/reach.ts';
import { catalogueRow } from '../catalogue/catalogue.ts';
import { holdersReport } from './holders-report.ts';
import { openEstate } from './open-estate.ts';
import { takeInventory } from './scan.ts';

const acme = fileURLToPath(new URL('../../examples/acme', import.meta.url));

test('everybody who holds something privileged stands in it once, with what the inventory says', async () => {
  const { inventory } = takeInventory(await openEstate(acme), { snapshot: acme });
  const { actions, sets, groups } = holdersReport(inventory, buildReach(inventory).chains);
  expect(actions).toEqual([...actions].sort());
  const held = new Map(groups.flatMap((group) => group.principals.map((arn) => [arn, group])));
  expect(held.size).toBe(groups.reduce((sum, { principals }) => sum + principals.length, 0));
  for (const { caller, yes } of inventory.holdings) {
    const expected = inventory.universe.actions.flatMap(({ name }, index) =>
      ((yes[index >>> 5] as number) >>> (index & 31)) & 1 && (catalogueRow(name)?.tier ?? 9) <= 2 ? [name] : [],
    );
    const direct = held.get(caller.arn)?.ways.direct;
    expect(direct === undefined ? [] : sets[direct]?.map((place) => actions[place]), caller.arn).toEqual(expected);
  }
});
