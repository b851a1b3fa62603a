import { expect, test } from 'vitest';
import { hasBit } from '../src/access/bits.ts';
import { explain } from '../src/app/explain.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { takeInventory } from '../src/app/scan.ts';
import { fileURLToPath } from 'node:url';

const acme = fileURLToPath(new URL('../examples/acme', import.meta.url));

test('scan and explain give one answer for every principal and action of Acme', async () => {
  const estate = await openEstate(acme);
  const { inventory } = takeInventory(estate, { snapshot: acme });
  const different: string[] = [];
  const { actions } = inventory.universe;
  for (const held of inventory.holdings) {
    // every action for some principals, some actions for every principal
    const step = held.caller.arn.length % 7 === 0 ? 5 : 41;
    for (let index = held.caller.arn.length % step; index < actions.length; index += step) {
      const scanned = hasBit(held.yes, index)
        ? 'yes'
        : hasBit(held.conditional, index)
          ? 'conditional'
          : hasBit(held.indeterminate, index)
            ? 'indeterminate'
            : 'no';
      const action = actions[index]?.name ?? '';
      const { status, resource } = explain(estate, { who: held.caller.arn, action, resource: undefined });
      if (status !== scanned) different.push(`${held.caller.arn} ${action}: scan says ${scanned}, explain ${status} on ${resource}`);
    }
  }
  expect(different).toEqual([]);
});
