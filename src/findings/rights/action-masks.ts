import { type Bits, eachBit, emptyBits, setBit } from '../../access/bits.ts';
import type { Universe } from '../../access/universe.ts';
import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRow } from '../../catalogue/catalogue.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';

/** The actions of AI services for whose row in the catalogue something holds. */
export function maskWhere(universe: Universe, holds: (row: CatalogueRow, prefix: string) => boolean): Bits {
  const mask = emptyBits(universe.actions.length);
  for (const [index, { name, info }] of universe.actions.entries()) {
    const row = aiGroup(info.prefix) === undefined ? undefined : catalogueRow(name);
    if (row !== undefined && holds(row, info.prefix)) setBit(mask, index);
  }
  return mask;
}

/** The rows of the catalogue of some actions. */
export function rowsOf(bits: Bits, universe: Universe): readonly CatalogueRow[] {
  const rows: CatalogueRow[] = [];
  eachBit(bits, (index) => {
    const row = catalogueRow(universe.actions[index]?.name ?? '');
    if (row !== undefined) rows.push(row);
  });
  return rows;
}

/** Whether an action is privileged. */
export const isPrivileged = ({ tier }: CatalogueRow): boolean => tier <= 2;

/** Whether an action changes what a model, an agent or a guardrail does. */
export const shapes = ({ tier, class: ability }: CatalogueRow): boolean =>
  tier === 1 && (ability === 'model-train' || ability === 'model-deploy' || ability === 'guardrail' || ability === 'agent-shape');
