import { splitArn } from '../../iam/arn.ts';

const RESERVED = /^(role\/aws-reserved\/sso\.amazonaws\.com\/(?:[a-z0-9-]+\/)?AWSReservedSSO_.+)_[0-9a-f]{16}$/;

/**
 * How a policy names a principal. Identity Center gives its roles a new suffix when the last assignment is removed and made again (IAM
 * Identity Center User Guide, "Referencing permission sets"): sixteen `?` stand for it, which no other permission set can fill.
 */
export function principalPattern(arn: string): string {
  const segments = splitArn(arn);
  const reserved = segments === undefined ? undefined : RESERVED.exec(segments[4])?.[1];
  return reserved === undefined ? arn : `${arn.slice(0, arn.indexOf(':role/') + 1)}${reserved}_${'?'.repeat(16)}`;
}
