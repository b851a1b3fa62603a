const PARTS = /^arn:[^:]*:(?:iam|sts)::(\d{12}):(user|role|assumed-role)\/(.+)$/;

/**
 * What tells a user or role apart in a trail and in a snapshot: names are unique in an account, whatever their path and case, and the ARN of
 * a session does not tell the path of its role (IAM User Guide, "IAM identifiers"). Others are what they are called.
 */
export function principalKey(arn: string): string {
  const [, account, kind, rest = ''] = PARTS.exec(arn) ?? [];
  if (account === undefined) return arn;
  // `assumed-role/<role>/<session>`; else a path and a name
  const name =
    kind === 'assumed-role' ? rest.slice(0, rest.includes('/') ? rest.indexOf('/') : undefined) : rest.slice(rest.lastIndexOf('/') + 1);
  return `${account} ${kind === 'user' ? 'user' : 'role'} ${name.toLowerCase()}`;
}
