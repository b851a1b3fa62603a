import { accountOfArn, splitArn } from './arn.ts';
import { isObject, shown, textOf } from './json.ts';
import type { PrincipalKind, RequestPrincipal } from './request.ts';

const KINDS: ReadonlyMap<string, PrincipalKind> = new Map([
  ['user', 'user'],
  ['iam-user', 'user'],
  ['role', 'role-session'],
  ['role-session', 'role-session'],
  ['assumed-role', 'role-session'],
  ['federated-user', 'federated-user'],
  ['web-identity', 'web-identity'],
  ['oidc', 'web-identity'],
  ['federated', 'web-identity'],
  ['saml', 'saml'],
  ['service', 'service'],
  ['anonymous', 'anonymous'],
  ['root', 'root'],
  ['account', 'root'],
  ['assumed-root', 'assumed-root'],
  ['assume-root', 'assumed-root'],
]);

/** Reads `request.principal`. Answers with a sentence where it does not say who calls. */
export function parsePrincipal(value: unknown): RequestPrincipal | string {
  if (!isObject(value)) return 'it has no `request.principal`';
  const written = value['type'] ?? value['kind'] ?? '';
  const arn = textOf(value['arn']) ?? textOf(value['provider']) ?? textOf(value['federated']) ?? textOf(value['service']);
  const kind = written === '' ? kindOfArn(arn) : KINDS.get(String(textOf(written)).toLowerCase());
  if (kind === undefined)
    return `\`request.principal.type\` is \`${shown(written)}\`, not one of ${[...new Set(KINDS.values())].join(', ')}`;
  const isRole = arn !== undefined && splitArn(arn)?.[4].startsWith('role/') === true;
  // a session ARN names the role without its path (IAM User Guide, "IAM identifiers"): only the role's own ARN tells which role it is
  const roleArn = textOf(value['roleArn']) ?? (kind === 'role-session' && isRole ? arn : undefined);
  const parentArn = textOf(value['federatedBy']) ?? textOf(value['parentArn']);
  return {
    kind: kind === 'web-identity' && arn?.includes(':saml-provider/') === true ? 'saml' : kind,
    arn: kind === 'role-session' && isRole ? undefined : arn,
    account: textOf(value['account']) ?? firstAccount([arn, roleArn, parentArn]),
    roleArn,
    parentArn,
    uniqueId: textOf(value['uniqueId']) ?? textOf(value['id']) ?? textOf(value['principalId']),
    canonicalUserId: textOf(value['canonicalUserId']),
    serviceLinked: value['serviceLinked'] === true || roleArn?.includes(':role/aws-service-role/') === true,
  };
}

function firstAccount(arns: readonly (string | undefined)[]): string | undefined {
  for (const arn of arns) {
    const account = arn === undefined ? undefined : accountOfArn(arn);
    if (account !== undefined) return account;
  }
  return undefined;
}

function kindOfArn(arn: string | undefined): PrincipalKind | undefined {
  const resource = arn === undefined ? undefined : splitArn(arn)?.[4];
  if (resource === undefined) return arn?.endsWith('.amazonaws.com') === true ? 'service' : undefined;
  if (resource === 'root') return 'root';
  if (resource.startsWith('user/')) return 'user';
  if (resource.startsWith('role/') || resource.startsWith('assumed-role/')) return 'role-session';
  if (resource.startsWith('federated-user/')) return 'federated-user';
  if (resource.startsWith('oidc-provider/')) return 'web-identity';
  if (resource.startsWith('saml-provider/')) return 'saml';
  return undefined;
}
