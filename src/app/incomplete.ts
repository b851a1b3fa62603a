import type { Estate } from '../estate/estate.ts';
import type { Incomplete } from '../report/scan-report.ts';

/** What the estate could not tell: `incomplete` leaves answers open, `warnings` do not. */
export function incompleteOf(estate: Estate): { readonly incomplete: readonly Incomplete[]; readonly warnings: readonly Incomplete[] } {
  const incomplete: Incomplete[] = [];
  const warnings: Incomplete[] = [];
  let shipped = 0;
  for (const { severity, file, path, message } of estate.problems) {
    // as many as an account attaches; one line says it
    if (severity === 'warning' && SHIPPED.test(message)) {
      shipped++;
      continue;
    }
    (severity === 'error' ? incomplete : warnings).push({ file, place: path.length === 0 ? undefined : pathText(path), message });
  }
  if (shipped > 0) {
    const message = `the snapshot lacks ${shipped} attached AWS managed ${shipped === 1 ? 'policy' : 'policies'}: decided by the versions that Mantlet ships`;
    warnings.push({ file: undefined, place: undefined, message });
  }
  return { incomplete, warnings };
}

const SHIPPED = /is not in the snapshot; taken as shipped with Mantlet/;

/** `['RoleDetailList', 3, 'PolicyName']` -> `RoleDetailList[3].PolicyName`. */
const pathText = (path: readonly (string | number)[]): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
