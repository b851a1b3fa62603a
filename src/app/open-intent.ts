import type { Intent } from '../estate/intent.ts';
import { readIntent } from '../intent/read-intent.ts';

/** Reads `mantlet.yaml`, which names checks and detections of this version only. Throws an `IntentError` that lists all that is wrong. */
export async function openIntent(path: string): Promise<Intent> {
  // every command is loaded with this one, and few ask for the checks
  const { checks } = await import('../findings/checks/index.ts');
  const { detections } = await import('../detections/rules/index.ts');
  const { intent } = await readIntent(path, { checks: [...checks, ...detections].map(({ id }) => id) });
  return intent;
}
