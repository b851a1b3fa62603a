import { existsSync } from 'node:fs';
import { chosenActions } from '../app/chosen-actions.ts';
import { UsageError } from '../app/usage-error.ts';
import { findService } from '../catalogue/reference/reference.ts';

/** Says, before anything is read, why an action cannot be one, and what was probably meant. `form`: the command with the action in its place. */
export function checkAskedAction(action: string, others: readonly (string | undefined)[], form: (action: string) => string): void {
  try {
    chosenActions(action);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const why = reason(action, others, form);
    throw why === undefined ? error : new UsageError(why);
  }
}

function reason(action: string, others: readonly (string | undefined)[], form: (action: string) => string): string | undefined {
  if (action.trim() === '') return `the action is empty: write \`${form('bedrock:InvokeModel')}\``;
  if (action === '*') return '`*` is every action of AWS: write `privileged` for those that matter here';
  const swapped = others.find((other) => other !== undefined && isAction(other));
  if (swapped !== undefined) return `\`${action}\` stands where the action goes: write \`${form(swapped)}\``;
  if (existsSync(action)) return `\`${action}\` stands where the action goes: write \`${form('<action>')}\``;
  if (findService(action) !== undefined) return `\`${action}\` is a service: write \`${action}:*\` for all of its actions`;
  const prefix = action.slice(0, Math.max(0, action.indexOf(':')));
  if (prefix !== '' && findService(prefix) === undefined)
    return `AWS has no service \`${prefix}\`: \`mantlet catalogue list\` shows the actions of its AI services`;
  return undefined;
}

function isAction(text: string): boolean {
  try {
    return chosenActions(text).length > 0;
  } catch {
    return false;
  }
}
