import type { Check } from '../check.ts';
import type { Detail } from '../answers/detail.ts';
import type { Severity } from '../finding.ts';
import { fail, type Outcome, pass, resourceCheck } from './resource-check.ts';
import type { ResourceKind } from '../answers/resource-kinds.ts';
import { withMember } from './setting-check.ts';

/** A rule that resources of one kind are encrypted with a key that the customer controls. */
interface CustomerKeyRule {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  readonly known: Check['known'];
  readonly resource: ResourceKind;
  /** The members on the way to the ARN of the key: `['kmsKeyArn']`. */
  readonly member: readonly [string, ...string[]];
  /** A description without any key. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Where the key cannot be changed afterwards, what to do instead. */
  readonly fix: string;
  /** Whether the rule speaks of this resource. */
  readonly applies?: (detail: Detail) => boolean;
}

const KEY = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';

/** Makes the check. AWS encrypts all of these with keys of its own, so that only the customer's key makes a difference. */
export function customerKeyCheck({ resource, member, example, fix, applies = () => true, ...rest }: CustomerKeyRule): Check {
  const name = member.join('.');
  return resourceCheck({
    ...rest,
    topics: ['encryption'],
    resource,
    examples: {
      pass: [{ described: withMember(example, member, KEY) }],
      fail: [{ described: example }, { described: withMember(example, member, '') }],
    },
    judge: (detail) => {
      if (!applies(detail)) return undefined;
      let at: Detail | undefined = detail;
      for (const key of member.slice(0, -1)) at = at?.at(key);
      return keyOutcome(at?.text(member.at(-1) ?? ''), name, fix);
    },
  });
}

/** What it means that a member names this key, or none. */
export function keyOutcome(key: string | undefined, name: string, fix: string): Outcome {
  if (key === undefined)
    return fail(`${name} names no key: a key of AWS encrypts it, which the customer can neither refuse nor revoke`, fix);
  return isAwsManaged(key) ? fail(`${name} is ${key}, a key that AWS manages`, fix) : pass(`it is encrypted with ${key}`);
}

/** Aliases of this form belong to keys that AWS manages (KMS Developer Guide, "AWS managed keys"). */
export const isAwsManaged = (key: string): boolean => /(?:^|:)alias\/aws\//.test(key);
