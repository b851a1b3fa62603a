import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import type { Estate } from '../estate/estate.ts';
import { deployedOrganization } from '../firewall/plan/deploy.ts';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import { loadManagedPolicies } from '../snapshot/managed-policies.ts';
import { readSnapshot } from '../snapshot/read-snapshot.ts';

/** How a snapshot is opened. */
export interface OpenOptions {
  readonly onProgress?: (done: number, total: number, what: string) => void;
  /** Organisation policies that are taken as deployed. */
  readonly plan?: FirewallPlan | undefined;
}

/** Reads a snapshot and builds its estate. Throws a `SnapshotError` where nothing at all can be answered. */
export async function openEstate(path: string, options: OpenOptions = {}): Promise<Estate> {
  const builder = createEstateBuilder();
  const { plan } = options;
  const organization: typeof builder.organization =
    plan === undefined ? builder.organization : (document, file) => builder.organization(deployedOrganization(document, plan), file);
  await readSnapshot(path, { ...builder, organization }, options);
  return builder.build(await loadManagedPolicies(builder.attachedOfAws()));
}
