/**
 * Roles of permission sets, which Identity Center alone makes: the path is reserved for it, names are anybody's
 * (https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html).
 */
const ROLE =
  /^arn:[\w-]+:iam::(\d{12}):role\/aws-reserved\/sso\.amazonaws\.com\/(?:[a-z]{2}[a-z0-9-]*\/)?AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

/** The permission set of a role of Identity Center, and the account where it gives access. */
export function permissionSetOf(roleArn: string | undefined): { readonly account: string; readonly name: string } | undefined {
  const [, account, name] = ROLE.exec(roleArn ?? '') ?? [];
  return account === undefined || name === undefined ? undefined : { account, name };
}

/** The SAML provider by which Identity Center enters an account. */
export const isIdentityCenterProvider = (arn: string): boolean =>
  /^arn:[\w-]+:iam::\d{12}:saml-provider\/AWSSSO_(?:[0-9a-f]{16}_)?DO_NOT_DELETE$/.test(arn);
