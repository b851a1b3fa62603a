import type { Truth } from '../../decision.ts';
import type { BaseOperator } from '../../policy.ts';
import { segmentsOfPattern } from '../arn-patterns.ts';
import type { Frame } from '../context.ts';
import { type Atoms, hasHole, literalAtoms, meets } from '../glob.ts';
import type { Scope } from '../scope.ts';
import { readingsOf } from '../variables.ts';
import { fold } from './strings.ts';

/**
 * Whether a value of which only the beginning and the end are known matches a value of the policy: certainly not where nothing between them
 * could make it match, otherwise open. Only ARNs of roles are known so, and these are no numbers, dates, booleans or addresses.
 */
export function matchesFrame(operator: BaseOperator, { before, after }: Frame, written: string, scope: Scope): Truth {
  const isArn = operator.startsWith('Arn');
  if (!isArn && !operator.startsWith('String') && operator !== 'BinaryEquals') return 'no';
  const value: Atoms = [...literalAtoms(before), 'hole', ...literalAtoms(after)];
  const version = operator === 'BinaryEquals' ? '2008-10-17' : scope.policy.version;
  const possible = readingsOf(written, version, isArn || operator.endsWith('Like'), scope.request).some((reading) => {
    if (reading === undefined) return false;
    if (operator.endsWith('IgnoreCase')) return meets(fold(reading), fold(value));
    return isArn && !hasHole(reading) ? meetSegments(reading, value) : meets(reading, value);
  });
  return possible ? 'unknown' : 'no';
}

function meetSegments(pattern: Atoms, value: Atoms): boolean {
  const [patterns, segments] = [segmentsOfPattern(pattern), segmentsOfPattern(value)];
  return patterns.length === 6 && segments.every((segment, index) => meets(patterns[index] ?? [], segment));
}
