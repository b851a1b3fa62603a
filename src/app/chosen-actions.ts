import { actionsMatching } from '../access/universe.ts';
import { catalogueRows, privilegedActions } from '../catalogue/catalogue.ts';
import { CLASSES } from '../catalogue/classes.ts';
import { findAction, findService, nearestActions, servicePrefixes } from '../catalogue/reference/reference.ts';
import { UsageError } from './usage-error.ts';

/**
 * The actions that a person means: an action in any case (`bedrock:CreateGuardrail`), a pattern (`bedrock:*Guardrail*`), a name alone
 * (`CreateTrainingJob`), a class (`model-train`), a tier (`tier-1`) or `privileged`. Throws a UsageError with the nearest names.
 */
export function chosenActions(text: string): readonly string[] {
  const word = text.toLowerCase();
  if (word === 'privileged') return [...privilegedActions()];
  const tier = /^tier[- ]?([1-4])$/.exec(word)?.[1];
  if (tier !== undefined) return rowsWhere((row) => String(row.tier) === tier);
  if (CLASSES.some((facts) => facts.class === word)) return rowsWhere((row) => row.class === word && row.tier <= 2);
  if (!text.includes(':')) return byName(text);
  const exact = findAction(text);
  if (exact !== undefined) return [`${exact.service}:${exact.name}`];
  if (/[*?]/.test(text)) {
    const actions = actionsMatching(text);
    if (actions.length > 0) return actions;
    throw new UsageError(
      `no action of AWS matches \`${text}\`: run \`mantlet catalogue list --prefix ${text.slice(0, text.indexOf(':'))}\` to see what there is`,
    );
  }
  throw new UsageError(`AWS has no action \`${text}\`${hint(text)}`);
}

const rowsWhere = (holds: (row: ReturnType<typeof catalogueRows>[number]) => boolean): readonly string[] =>
  catalogueRows().flatMap((row) => (!row.withdrawn && holds(row) ? [row.action] : []));

function byName(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const found: string[] = [];
  for (const prefix of servicePrefixes()) {
    const action = findService(prefix)?.actions.find((candidate) => candidate.toLowerCase() === lower);
    if (action !== undefined) found.push(`${prefix}:${action}`);
  }
  const privileged = found.filter((action) => privilegedActions().has(action));
  const meant = privileged.length > 0 ? privileged : found;
  if (meant.length === 0) throw new UsageError(`\`${name}\` is no action, class or tier${hint(name)}`);
  if (meant.length > 1) throw new UsageError(`\`${name}\` is an action of several services: say which of ${meant.join(', ')}`);
  return meant;
}

function hint(text: string): string {
  const nearest = nearestActions(text).slice(0, 3);
  return nearest.length === 0 ? '' : `: did you mean ${nearest.map((name) => `\`${name}\``).join(' or ')}?`;
}
