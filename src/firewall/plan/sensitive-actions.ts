import { aiGroup } from '../../catalogue/ai-prefixes.ts';
import { catalogueRows } from '../../catalogue/catalogue.ts';
import type { CatalogueRow } from '../../catalogue/types.ts';

/**
 * What is denied to whoever is not exempt: privileged actions of AI services, and whatever nobody has reviewed. Left out is what would take
 * protection away (bedrock:ApplyGuardrail runs a guardrail) and what an account needs for more than AI.
 */
export const sensitiveRows = (): readonly CatalogueRow[] => (known ??= catalogueRows().filter(isSensitive));

let known: readonly CatalogueRow[] | undefined;

const isSensitive = ({ action, tier, review, defaultDeny, withdrawn }: CatalogueRow): boolean =>
  !withdrawn && defaultDeny && aiGroup(prefixOf(action)) !== undefined && (tier <= 2 || review === 'auto');

/** `bedrock:InvokeModel` -> `bedrock` */
export const prefixOf = (action: string): string => action.slice(0, action.indexOf(':'));
