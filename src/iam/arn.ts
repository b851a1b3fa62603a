/** ARNs are cut at the first five colons into six segments; the sixth may hold anything (IAM User Guide, "IAM ARNs"). */
export type ArnSegments = readonly [partition: string, service: string, region: string, account: string, resource: string];

/** The parts after `arn:`, or undefined where the text has fewer than six segments or does not begin with `arn:`. */
export function splitArn(arn: string): ArnSegments | undefined {
  if (!arn.startsWith('arn:')) return undefined;
  const a = arn.indexOf(':', 4);
  if (a < 0) return undefined;
  const b = arn.indexOf(':', a + 1);
  if (b < 0) return undefined;
  const c = arn.indexOf(':', b + 1);
  if (c < 0) return undefined;
  const d = arn.indexOf(':', c + 1);
  if (d < 0) return undefined;
  return [arn.slice(4, a), arn.slice(a + 1, b), arn.slice(b + 1, c), arn.slice(c + 1, d), arn.slice(d + 1)];
}

/** The account segment, or undefined where it is empty or not twelve digits. */
export function accountOfArn(arn: string): string | undefined {
  const account = splitArn(arn)?.[3];
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

/** `arn:aws:iam::1:role/path/Name` -> `Name`. */
export function nameOfArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/**
 * ARNs of what AWS itself owns have no account (`arn:aws:bedrock:us-east-1::foundation-model/...`) or the word `aws`
 * (`arn:aws:iam::aws:policy/...`). S3 leaves the account out of every ARN.
 */
export const isOwnedByAws = ([, service, , account]: ArnSegments): boolean => account === 'aws' || (account === '' && service !== 's3');

/** Regions of other partitions than `aws` begin so (AWS General Reference, "Partitions"). */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['us-gov-', 'aws-us-gov'],
  ['cn-', 'aws-cn'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
];

/** The partition in which a region lies. */
export const partitionOfRegion = (region: string): string => PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
