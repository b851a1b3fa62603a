import { type Bits, eachBit } from '../access/bits.ts';
import { explainHolding } from '../access/holding.ts';
import { explainRight } from '../access/resource-policies/explain-right.ts';
import type { ResourceHoldings } from '../access/resource-policies/resource-holdings.ts';
import { privilegedActions } from '../catalogue/catalogue.ts';

/** What one principal holds: one line of the inventory. */
export interface HoldingLine {
  readonly principal: string;
  readonly kind: 'user' | 'role' | 'root';
  readonly account: string;
  /** Certain whatever the call is. */
  readonly yes: readonly string[];
  /** Certain for a plain call; a condition can still stop other calls, or lets pass what it should stop. */
  readonly usually: readonly string[];
  /** With what must still hold. */
  readonly conditional: readonly { readonly action: string; readonly residual: unknown }[];
  /** With what could not be read. */
  readonly indeterminate: readonly { readonly action: string; readonly residual: unknown }[];
}

/** The whole inventory, principal by principal; who holds nothing has no line. */
export function* holdingLines({ inventory, gaining }: Pick<ResourceHoldings, 'inventory' | 'gaining'>): Generator<HoldingLine> {
  const { estate, universe, holdings, assumptions, home } = inventory;
  const privileged = privilegedActions();
  const names = (bits: Bits): string[] => {
    const list: string[] = [];
    eachBit(bits, (index) => {
      const name = universe.actions[index]?.name ?? '';
      if (privileged.has(name)) list.push(name);
    });
    return list;
  };
  for (const { caller, yes, usually, conditional, indeterminate } of holdings) {
    const explain = gaining.has(caller.arn) ? explainRight : explainHolding;
    const explained = (bits: Bits) =>
      names(bits).map((action) => ({
        action,
        residual: explain(estate, caller, { action, resource: undefined, assumptions, home }).open.residual,
      }));
    const sometimes = new Set(names(usually));
    const line = {
      principal: caller.arn,
      kind: caller.kind,
      account: caller.account.id,
      yes: names(yes).filter((name) => !sometimes.has(name)),
      usually: [...sometimes],
      conditional: explained(conditional),
      indeterminate: explained(indeterminate),
    };
    const { yes: always, conditional: maybe, indeterminate: open } = line;
    if (always.length + sometimes.size + maybe.length + open.length > 0) yield line;
  }
}
