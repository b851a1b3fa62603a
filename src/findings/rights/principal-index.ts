import type { Inventory } from '../../access/inventory.ts';
import type { StatementRef } from '../../iam/policy.ts';
import type { Scanned } from '../check.ts';
import { grantsOf } from './grants.ts';

type Holdings = Inventory['holdings'][number];

/** By the ARN of the principal, so that asking about one does not go through all of the estate. */
interface Index {
  readonly holdings: ReadonlyMap<string, Holdings>;
  readonly statements: ReadonlyMap<string, readonly StatementRef[]>;
}

const indexes = new WeakMap<Scanned, Index>();

function indexOf(scanned: Scanned): Index {
  let index = indexes.get(scanned);
  if (index === undefined) {
    const statements = new Map<string, StatementRef[]>();
    for (const { ref, holders } of grantsOf(scanned)) {
      for (const { arn } of holders) {
        const known = statements.get(arn);
        if (known === undefined) statements.set(arn, [ref]);
        else known.push(ref);
      }
    }
    index = { holdings: new Map(scanned.inventory.holdings.map((holdings) => [holdings.caller.arn, holdings])), statements };
    indexes.set(scanned, index);
  }
  return index;
}

/** What a principal holds; undefined: nothing of what was asked about. */
export const holdingsOfPrincipal = (arn: string, scanned: Scanned): Holdings | undefined => indexOf(scanned).holdings.get(arn);

/** The statements through which a principal holds privileged actions of AI services. */
export const grantStatements = (arn: string, scanned: Scanned): readonly StatementRef[] => indexOf(scanned).statements.get(arn) ?? [];
