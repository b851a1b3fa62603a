import { accountOfArn, splitArn } from './arn.ts';
import { flagOf, isObject, type Json, scalarText, shown, textOf } from './json.ts';
import type { PrincipalKind, RequestPrincipal } from './request.ts';

/** Names of kinds without case and punctuation: Mantlet's, those of `aws:PrincipalType` and those of CloudTrail's `userIdentity`. */
const KINDS: ReadonlyMap<string, PrincipalKind> = new Map([
  ['user', 'user'],
  ['iamuser', 'user'],
  ['role', 'role-session'],
  ['rolesession', 'role-session'],
  ['assumedrole', 'role-session'],
  ['federateduser', 'federated-user'],
  ['webidentity', 'web-identity'],
  ['webidentityuser', 'web-identity'],
  ['oidc', 'web-identity'],
  ['federated', 'web-identity'],
  ['saml', 'saml'],
  ['samluser', 'saml'],
  ['service', 'service'],
  ['awsservice', 'service'],
  ['anonymous', 'anonymous'],
  ['root', 'root'],
  ['account', 'root'],
  ['assumedroot', 'assumed-root'],
  ['assumeroot', 'assumed-root'],
]);

/** The fields of `request.principal`. */
export const PRINCIPAL_FIELDS: ReadonlySet<string> = new Set(
  (
    'type kind arn provider federated service account roleArn federatedBy parentArn ' +
    'uniqueId id principalId canonicalUserId serviceLinked tags'
  ).split(' '),
);

/** Reads `request.principal`: an object, or an ARN, the name of a service, or `*` for a caller without credentials. */
export function parsePrincipal(value: unknown): RequestPrincipal | string {
  const fields = typeof value === 'string' ? fieldsOfText(value) : value;
  if (!isObject(fields)) return 'it has no `request.principal`';
  const written = fields['type'] ?? fields['kind'] ?? '';
  const arn = textOf(fields['arn']) ?? textOf(fields['provider']) ?? textOf(fields['federated']) ?? textOf(fields['service']);
  const ofArn = kindOfArn(arn);
  const kind = written === '' ? ofArn : KINDS.get(String(textOf(written)).toLowerCase().replace(/[-_ ]/g, ''));
  if (kind === undefined)
    return `\`request.principal.type\` is \`${shown(written)}\`, not one of ${[...new Set(KINDS.values())].join(', ')}`;
  if (ofArn !== undefined && !mayBeNamed(kind, ofArn))
    return `\`request.principal.type\` is \`${shown(written)}\`, but its ARN is not of that type`;
  const account = accountOf(fields['account']);
  if (account === false) return '`request.principal.account` is not an account of twelve digits';
  const serviceLinked = flagOf(fields['serviceLinked']);
  if (serviceLinked === undefined) return '`request.principal.serviceLinked` is neither true nor false';
  const isRole = arn !== undefined && splitArn(arn)?.[4].startsWith('role/') === true;
  // a session ARN names the role without its path (IAM User Guide, "IAM identifiers"): only the role's own ARN tells which role it is
  const roleArn = textOf(fields['roleArn']) ?? (kind === 'role-session' && isRole ? arn : undefined);
  const parentArn = textOf(fields['federatedBy']) ?? textOf(fields['parentArn']);
  return {
    kind: kind === 'web-identity' && arn?.includes(':saml-provider/') === true ? 'saml' : kind,
    arn: kind === 'role-session' && isRole ? undefined : arn,
    account: account ?? firstAccount([arn, roleArn, parentArn]),
    roleArn,
    parentArn,
    uniqueId: textOf(fields['uniqueId']) ?? textOf(fields['id']) ?? textOf(fields['principalId']),
    canonicalUserId: textOf(fields['canonicalUserId']),
    serviceLinked: serviceLinked || roleArn?.includes(':role/aws-service-role/') === true,
  };
}

const fieldsOfText = (text: string): Json => (text === '*' || text === 'anonymous' ? { type: 'anonymous' } : { arn: text });

/** An account as the input writes it; undefined where it does not, false where it is none. A number has lost the zeros at its beginning. */
export function accountOf(value: unknown): string | undefined | false {
  if (value === undefined || value === null || value === '') return undefined;
  const text = typeof value === 'number' ? String(value).padStart(12, '0') : (scalarText(value) ?? '');
  return /^(\d{12}|aws)$/.test(text) ? text : false;
}

function firstAccount(arns: readonly (string | undefined)[]): string | undefined {
  for (const arn of arns) {
    const account = arn === undefined ? undefined : accountOfArn(arn);
    if (account !== undefined) return account;
  }
  return undefined;
}

/** Root ARNs are those of AssumeRoot sessions too, and `federated` stands for either kind of provider. */
function mayBeNamed(kind: PrincipalKind, byArn: PrincipalKind): boolean {
  if (kind === 'assumed-root') return byArn === 'root';
  if (kind === 'web-identity' || kind === 'saml') return byArn === 'web-identity' || byArn === 'saml' || byArn === 'service';
  return kind === byArn;
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
