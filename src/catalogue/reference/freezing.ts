import { encodeService } from './encoding.ts';
import type { ConditionKeyFacts, Reference } from './facts.ts';
import { byText } from './importing.ts';
import { keyFamily } from './key-family.ts';

/** A JavaScript string literal in single quotes. */
const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;

/** The source text of `generated.ts`: one line a service, parsed on first use, so that loading the module costs next to nothing. */
export function renderGenerated(reference: Reference, globals: readonly ConditionKeyFacts[], about: string): string {
  const globalKeys: Record<string, string[]> = {};
  for (const { key, type } of [...globals].sort((a, b) => byText(a.type, b.type) || byText(a.key, b.key)))
    (globalKeys[type] ??= []).push(key);
  const lines = [
    `// Written by scripts/import-reference.ts from ${about}.`,
    '// Facts of the Service Authorization Reference of AWS, without its descriptions. MIT; the notice is in NOTICE.',
    '',
    `export const VERSION = ${quote(reference.version)};`,
    '',
    '/** Actions for which the source itself says that a role is passed. */',
    `export const PASS_ROLE: readonly string[] = [${reference.passRole.map(quote).join(', ')}];`,
    '',
    'export const GLOBAL_KEYS: Readonly<Record<string, readonly string[]>> = {',
    ...Object.entries(globalKeys).map(([type, keys]) => `  ${type}: [${keys.map(quote).join(', ')}],`),
    '};',
    '',
    '/** Keys that no service of their own prefix defines (`saml:aud` belongs to sts), with their types. */',
    'export const FOREIGN_KEYS: Readonly<Record<string, string>> = {',
    ...foreignKeys(reference, globals).map(([key, type]) => `  ${quote(key)}: ${quote(type)},`),
    '};',
    '',
    'export const SERVICES: Readonly<Record<string, string>> = {',
    ...reference.services.map((service) => `  ${quote(service.prefix)}: ${quote(JSON.stringify(encodeService(service)))},`),
    '};',
    '',
  ];
  return lines.join('\n');
}

function foreignKeys(reference: Reference, globals: readonly ConditionKeyFacts[]): [string, string][] {
  const known = new Set(globals.map(({ key }) => keyFamily(key)));
  for (const { prefix, conditionKeys } of reference.services) {
    for (const { key } of conditionKeys) if (key.toLowerCase().startsWith(`${prefix}:`)) known.add(keyFamily(key));
  }
  const foreign = new Map<string, string>();
  for (const { conditionKeys } of reference.services) {
    for (const { key, type } of conditionKeys) {
      const family = keyFamily(key);
      if (!known.has(family) && !foreign.has(family)) foreign.set(family, type);
    }
  }
  return [...foreign].sort(([a], [b]) => byText(a, b));
}
