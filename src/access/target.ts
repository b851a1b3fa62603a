import type { Account, Estate, Resource } from '../estate/estate.ts';
import type { RequestResource } from '../iam/request.ts';

/** What a question is about: an ARN, who owns it, and the resource of the estate that it names or lies in. */
export interface Target {
  readonly arn: string;
  readonly owner: Account | undefined;
  readonly resource: Resource | undefined;
}

/** The resource of the estate that an ARN names or lies in (objects lie in buckets), and the account that owns it. */
export function findTarget(estate: Estate, arn: string): Target {
  const group = groupOfPackage(arn);
  let around: Target | undefined;
  for (const account of estate.accounts.values()) {
    for (const resource of account.resources) {
      if (resource.arn === arn) return { arn, owner: account, resource };
      if (resource.arn === group || arn.startsWith(`${resource.arn}/`)) around ??= { arn, owner: account, resource };
    }
  }
  if (around !== undefined) return around;
  const owner = estate.accounts.get(arn.split(':')[4] ?? '');
  return { arn, owner, resource: roleAsResource(owner, arn) };
}

/** The policy of a group of model packages speaks of the packages (SageMaker Developer Guide, "Register a Model Version from a Different Account"). */
export const groupOfPackage = (arn: string): string | undefined =>
  /^(arn:[^:]+:sagemaker:[^:]*:\d{12}:model-package)(\/[^/]+)\/[^/]+$/.exec(arn)?.slice(1).join('-group');

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

/** The same as a request says it: of an account that is only assumed, conditions know nothing. */
export const requestResource = (target: Target, caller: string): RequestResource => ({
  arn: target.arn,
  account: ownerId(target, caller),
  ...(isStrayBucket(target) ? { accountAssumed: true } : {}),
});

/** A bucket that the snapshot does not know: its ARN names no account. */
export const isStrayBucket = ({ arn, owner }: Target): boolean => owner === undefined && /^arn:[^:]+:s3:::[^*]/.test(arn);
