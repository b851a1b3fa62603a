import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import type { Estate } from '../estate/estate.ts';
import { loadManagedPolicies } from '../snapshot/managed-policies.ts';
import { readSnapshot } from '../snapshot/read-snapshot.ts';

/** How a snapshot is opened. */
export interface OpenOptions {
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** Reads a snapshot and builds its estate. Throws a `SnapshotError` where nothing at all can be answered. */
export async function openEstate(path: string, options: OpenOptions = {}): Promise<Estate> {
  const builder = createEstateBuilder();
  await readSnapshot(path, builder, options);
  return builder.build(await loadManagedPolicies(builder.attachedOfAws()));
}
