import { compileGlob, matchesGlob } from '../iam/glob.ts';

/**
 * Whether an action is among what a use case needs or an exemption allows: capability classes and patterns of actions. Names of actions
 * ignore case (IAM User Guide, "IAM JSON policy elements: Action"). A class is known to the catalogue, and the caller says it.
 */
export function coversAction(needs: readonly string[], action: string, capabilityClass: string | undefined): boolean {
  const name = action.toLowerCase();
  for (const need of needs) {
    if (need === capabilityClass || need === '*') return true;
    if (need.includes(':') && matchesGlob(compileGlob(need.toLowerCase()), name)) return true;
  }
  return false;
}
