import type { Account, Estate, Resource } from '../estate/estate.ts';

/** What a question is about: an ARN, who owns it, and the resource of the estate that it names or lies in. */
export interface Target {
  readonly arn: string;
  readonly owner: Account | undefined;
  readonly resource: Resource | undefined;
}

/** The resource of the estate that an ARN names or lies in (objects lie in buckets), and the account that owns it. */
export function findTarget(estate: Estate, arn: string): Target {
  for (const account of estate.accounts.values()) {
    for (const resource of account.resources) {
      if (resource.arn === arn || arn.startsWith(`${resource.arn}/`)) return { arn, owner: account, resource };
    }
  }
  const owner = estate.accounts.get(arn.split(':')[4] ?? '');
  return { arn, owner, resource: roleAsResource(owner, arn) };
}

/** Who may assume a role is said by its own policy. */
function roleAsResource(owner: Account | undefined, arn: string): Resource | undefined {
  const role = arn.includes(':role/')
    ? owner?.principals.find((principal) => principal.arn === arn && principal.kind === 'role')
    : undefined;
  if (role === undefined) return undefined;
  const { account, trust, ref } = role;
  return { arn, type: 'AWS::IAM::Role', account, region: undefined, policy: trust, description: undefined, ref };
}

/**
 * The account of the resource as the evaluator wants it. A bucket of nobody in the snapshot is taken for one of the caller's; AWS's own
 * resources (foundation models) have no policy, so that the caller's side alone decides.
 */
export function ownerId({ arn, owner }: Target, caller: string): string {
  if (owner !== undefined) return owner.id;
  const named = arn.split(':')[4] ?? '';
  return /^\d{12}$/.test(named) ? named : caller;
}
