import type { Estate } from '../estate/estate.ts';
import type { Incomplete } from '../report/scan-report.ts';

/** What the estate could not tell: `incomplete` leaves answers open, `warnings` do not. */
export function incompleteOf(estate: Estate): { readonly incomplete: readonly Incomplete[]; readonly warnings: readonly Incomplete[] } {
  const incomplete: Incomplete[] = [];
  const warnings: Incomplete[] = [];
  if (estate.organization === undefined) {
    incomplete.push({
      file: undefined,
      place: undefined,
      message: 'the snapshot has no organization.json: SCPs and RCPs may deny more than this says, and aws:PrincipalOrgID is not known',
    });
  }
  for (const { severity, file, path, message } of estate.problems) {
    (severity === 'error' ? incomplete : warnings).push({ file, place: path.length === 0 ? undefined : pathText(path), message });
  }
  return { incomplete, warnings };
}

/** `['RoleDetailList', 3, 'PolicyName']` -> `RoleDetailList[3].PolicyName`. */
const pathText = (path: readonly (string | number)[]): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
