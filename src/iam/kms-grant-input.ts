import type { KmsGrant } from './decision.ts';
import { isObject, type Json, listOf, textOf } from './json.ts';

type Pairs = Readonly<Record<string, string>>;

/**
 * Reads a grant as `aws kms list-grants` writes it, field names beginning with either case. Constraints only take away, so one that is not
 * known makes the grant unreadable and never unconditional (AWS KMS API Reference, "GrantConstraints").
 */
export function parseKmsGrant(value: unknown): KmsGrant {
  const doubts: string[] = [];
  if (!isObject(value)) doubts.push('it is not a JSON object');
  const grant = isObject(value) ? value : {};
  const granteePrincipal = textOf(field(grant, 'granteePrincipal'));
  if (granteePrincipal === undefined) doubts.push('it does not say who may use it');
  const operations = listOf(field(grant, 'operations'));
  const names = operations.filter((operation) => typeof operation === 'string');
  const isNamed = names.length > 0 && names.length === operations.length;
  if (!isNamed) doubts.push('its operations are not names');
  const constraints = field(grant, 'constraints') ?? {};
  if (!isObject(constraints)) doubts.push('its constraints are not a JSON object');
  const known = new Map<string, Pairs>();
  for (const [name, written] of isObject(constraints) ? Object.entries(constraints) : []) {
    if (written === null || written === undefined) continue;
    const lower = name.toLowerCase();
    const pairs = lower === 'encryptioncontextequals' || lower === 'encryptioncontextsubset' ? pairsOf(written) : undefined;
    if (pairs === undefined || known.has(lower)) doubts.push(`its constraint \`${name}\` is not one of AWS's`);
    else known.set(lower, pairs);
  }
  return {
    granteePrincipal,
    // empty: any operation
    operations: isNamed ? names : [],
    encryptionContextEquals: known.get('encryptioncontextequals'),
    encryptionContextSubset: known.get('encryptioncontextsubset'),
    unreadable: doubts.length === 0 ? undefined : doubts.join('; '),
  };
}

const field = (grant: Json, name: string): unknown => grant[name] ?? grant[name.charAt(0).toUpperCase() + name.slice(1)];

/** The pairs of an encryption context, all text. */
function pairsOf(written: unknown): Pairs | undefined {
  if (!isObject(written)) return undefined;
  const pairs = Object.entries(written).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return pairs.length === Object.keys(written).length ? Object.fromEntries(pairs) : undefined;
}
