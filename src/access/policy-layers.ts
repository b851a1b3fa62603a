import type { PolicyLayers } from '../iam/decision.ts';
import type { Policy } from '../iam/policy.ts';
import type { OrganizationFacts } from '../iam/request.ts';
import { type Account, type Attachment, type Estate, type Principal, placed, type Resource } from '../estate/estate.ts';

/** How documents are handed to the evaluator: shared by content (fast), or each with its own place (for explanations). */
export type DocumentForm = 'shared' | 'placed';

const policiesOf = (attachments: readonly Attachment[], form: DocumentForm): readonly Policy[] =>
  attachments.map((attachment) => (form === 'placed' ? placed(attachment) : attachment.policy));

const levelsOf = (levels: readonly (readonly Attachment[])[], form: DocumentForm): readonly (readonly Policy[])[] =>
  levels.map((level) => policiesOf(level, form));

/**
 * Everything that stands between a principal of the estate and a resource of it. A standing holding knows no session policy and no VPC
 * endpoint: these come with a call and only take away.
 */
export function layersOf(
  principal: Principal,
  own: Account,
  resource: Resource | undefined,
  owner: Account | undefined,
  form: DocumentForm,
): PolicyLayers {
  return {
    identity: policiesOf(principal.identity, form),
    boundary: principal.boundary === undefined ? undefined : policiesOf([principal.boundary], form),
    session: undefined,
    resource: resource?.policy === undefined ? undefined : policiesOf([resource.policy], form)[0],
    scp: own.scp === undefined ? undefined : levelsOf(own.scp, form),
    rcp: owner?.rcp === undefined ? undefined : levelsOf(owner.rcp, form),
    endpoint: undefined,
    endpointType: 'interface',
    kmsGrants: [],
  };
}

/** Whose accounts are the management account. */
export const organizationFacts = (own: Account, owner: Account | undefined): OrganizationFacts => ({
  principalAccountIsManagement: own.management,
  resourceAccountIsManagement: owner?.management ?? false,
});

/** The home region: where most AI resources of the estate stand; `us-east-1` where it has none. */
export function homeRegion(estate: Estate): string {
  const counts = new Map<string, number>();
  for (const account of estate.accounts.values()) {
    for (const { region, description } of account.resources) {
      if (region !== undefined && description !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
    }
  }
  let home = 'us-east-1';
  let most = 0;
  for (const [region, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > most) [home, most] = [region, count];
  }
  return home;
}
