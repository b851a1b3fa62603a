import type { TrailEvent } from '../event.ts';

/** Families whose name is not the first product of the user agent, the first that matches counts. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/terraform/i, 'Terraform'],
  [/pulumi/i, 'Pulumi'],
  [/^aws-cli|^\[aws-cli/i, 'aws-cli'],
  [/cloudformation/i, 'CloudFormation'],
  [/aws-cdk/i, 'AWS CDK'],
  [/^boto3|^botocore|\bbotocore\//i, 'boto3'],
  [/^mozilla\/|signin\.amazonaws|console\.amazonaws/i, 'a browser'],
];

const cache = new Map<string, string | undefined>();

/**
 * Which kind of program made a call, without versions: `aws-cli`, `boto3`, `a browser`, the name of an SDK. What a caller says of itself:
 * it can be anything. Undefined where AWS made the call or nothing is told.
 */
export function clientOf({ userAgent, actor }: TrailEvent): string | undefined {
  if (userAgent === undefined || actor.invokedBy !== undefined || actor.type === 'AWSService') return undefined;
  if (cache.has(userAgent)) return cache.get(userAgent);
  // a hostile trail may have a new one in every record
  if (cache.size > 10_000) cache.clear();
  const family = familyOf(userAgent);
  cache.set(userAgent, family);
  return family;
}

function familyOf(userAgent: string): string | undefined {
  // the sign-in page of AWS, and its services
  if (/^[\w.-]+\.amazonaws\.com$|^aws internal|^aws signin|aws-internal\//i.test(userAgent)) return undefined;
  const known = FAMILIES.find(([pattern]) => pattern.test(userAgent));
  if (known !== undefined) return known[1];
  const product = /^\[?([A-Za-z][\w.+-]{0,40}(?:\/[A-Za-z][\w.-]{0,40})?)/.exec(userAgent)?.[1];
  return product?.toLowerCase();
}
