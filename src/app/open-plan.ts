import { readFileSync } from 'node:fs';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import { UsageError } from './usage-error.ts';

/** Reads a plan that `mantlet firewall plan` wrote. Throws where it is none, or is of another version. */
export function openPlan(path: string): FirewallPlan {
  const text = readFileSync(path, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`\`${path}\` is no JSON: write a plan with \`mantlet firewall plan SNAPSHOT --out plan.json\``);
  }
  if (!isPlan(value)) throw new UsageError(`\`${path}\` is no plan: write one with \`mantlet firewall plan SNAPSHOT --out plan.json\``);
  if (value.schema !== 1)
    throw new UsageError(
      `\`${path}\` is a plan of another version (schema ${String(value.schema)}): write it anew with \`mantlet firewall plan\``,
    );
  return value;
}

/** Only what the commands that follow rest on is looked at: a plan is reviewed by people, and may be changed by them. */
function isPlan(value: unknown): value is FirewallPlan {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, policies, targets, exemptions } = value as Partial<Record<keyof FirewallPlan, unknown>>;
  return (
    kind === 'firewall-plan' &&
    isListOf(exemptions, ({ principal, actions }) => typeof principal === 'string' && isTexts(actions)) &&
    isListOf(targets, ({ id, policies: names }) => typeof id === 'string' && isTexts(names)) &&
    isListOf(
      policies,
      ({ name, type, document }) => typeof name === 'string' && (type === 'scp' || type === 'rcp') && hasStatements(document),
    )
  );
}

const isListOf = (value: unknown, holds: (element: Readonly<Record<string, unknown>>) => boolean): boolean =>
  Array.isArray(value) && value.every((element) => typeof element === 'object' && element !== null && holds(element));
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
const hasStatements = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  isListOf((document as { readonly Statement?: unknown }).Statement, ({ Effect }) => Effect === 'Deny');
