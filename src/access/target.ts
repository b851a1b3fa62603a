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
  const known = resourcesByArn(estate);
  let around: Placed | undefined;
  const offer = (name: string | undefined): void => {
    const found = name === undefined ? undefined : known.get(name);
    if (found !== undefined && (around === undefined || found.order < around.order)) around = found;
  };
  const exact = known.get(arn);
  if (exact !== undefined) return { arn, owner: exact.owner, resource: exact.resource };
  offer(groupOfPackage(arn));
  for (let at = arn.indexOf('/'); at >= 0; at = arn.indexOf('/', at + 1)) offer(arn.slice(0, at));
  if (around !== undefined) return { arn, owner: around.owner, resource: around.resource };
  const owner = estate.accounts.get(arn.split(':')[4] ?? '');
  return { arn, owner, resource: roleAsResource(owner, arn) };
}

/** A resource with its account. Of several with one ARN, and of several around one, the first of the estate counts. */
interface Placed {
  readonly owner: Account;
  readonly resource: Resource;
  readonly order: number;
}

const indexes = new WeakMap<Estate, ReadonlyMap<string, Placed>>();

function resourcesByArn(estate: Estate): ReadonlyMap<string, Placed> {
  let index = indexes.get(estate);
  if (index === undefined) {
    const found = new Map<string, Placed>();
    let order = 0;
    for (const owner of estate.accounts.values()) {
      for (const resource of owner.resources) if (!found.has(resource.arn)) found.set(resource.arn, { owner, resource, order: order++ });
    }
    index = found;
    indexes.set(estate, index);
  }
  return index;
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
