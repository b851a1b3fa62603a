import type { AccountDetails } from './account-details.ts';
import type { GroupItem } from './details.ts';
import { unreadableAttachment } from './documents.ts';
import type { Attachment, EstateProblem, Principal } from './estate.ts';
import type { ManagedPolicies } from './managed-policies.ts';
import { inside } from './places.ts';
import type { PrincipalItem } from './principal-items.ts';

/** Gives users and roles their managed policies, boundaries and groups. */
export function buildPrincipals(
  account: string,
  details: AccountDetails,
  managed: ManagedPolicies,
  problems: EstateProblem[],
): readonly Principal[] {
  const groups = new Map<string, readonly Attachment[]>();
  const ofGroup = (name: string, item: PrincipalItem): readonly Attachment[] => {
    let attachments = groups.get(name);
    if (attachments === undefined) {
      const group = details.groups.get(name);
      attachments = group === undefined ? missingGroup(account, name, item, problems) : groupPolicies(group, managed);
      groups.set(name, attachments);
    }
    return attachments;
  };
  const principals = details.principals.map((item) => {
    const identity = ownPolicies(item, managed);
    // an empty name was unreadable, which one of the inline policies already says
    const names = item.groups.length === 0 ? item.groups : [...new Set(item.groups)].filter((name) => name !== '');
    for (const name of names) identity.push(...ofGroup(name, item));
    return buildPrincipal(account, item, identity.length === 0 ? NONE : identity.slice(), names, managed);
  });
  // groups without members too: what they name and the snapshot lacks is missing all the same
  for (const [name, group] of details.groups) if (!groups.has(name)) ownPolicies(group, managed);
  return principals;
}

function buildPrincipal(
  account: string,
  item: PrincipalItem,
  identity: readonly Attachment[],
  groups: readonly string[],
  managed: ManagedPolicies,
): Principal {
  const { kind, source, id, boundary } = item;
  return {
    kind,
    arn: source.arn,
    name: id.name,
    path: id.path,
    account,
    uniqueId: item.uniqueId,
    tags: item.tags,
    identity,
    boundary:
      typeof boundary === 'string'
        ? resolve(boundary, 'boundary', item, ['PermissionsBoundary', 'PermissionsBoundaryArn'], managed)
        : boundary,
    trust: item.trust,
    groups,
    // Organizations User Guide, "Tasks and entities not restricted by SCPs" and "... by RCPs": service-linked roles, by their path
    serviceLinked: kind === 'role' && id.path.startsWith('/aws-service-role/'),
    instanceProfiles: item.instanceProfiles,
    createdAt: item.createdAt,
    lastUsedAt: item.lastUsedAt,
    permissionSet: kind === 'role' ? permissionSetOf(id.path, id.name) : undefined,
    ref: { name: source.arn, file: source.file, path: source.place.path },
  };
}

function resolve(
  arn: string,
  kind: 'identity' | 'boundary',
  { source }: PrincipalItem | GroupItem,
  keys: readonly (string | number)[],
  managed: ManagedPolicies,
): Attachment {
  return managed.resolve(arn, kind, { file: source.file, path: () => inside(source.place, ...keys).path });
}

const NONE: readonly never[] = [];

function ownPolicies(item: PrincipalItem | GroupItem, managed: ManagedPolicies): Attachment[] {
  const attachments = [...item.inline];
  for (const [index, arn] of item.attached.entries()) {
    if (arn === '') continue; // unreadable, which one of the inline policies already says
    attachments.push(resolve(arn, 'identity', item, ['AttachedManagedPolicies', index, 'PolicyArn'], managed));
  }
  return attachments;
}

const groupPolicies = (group: GroupItem, managed: ManagedPolicies): readonly Attachment[] =>
  ownPolicies(group, managed).map((attachment) => ({ ...attachment, group: group.source.arn }));

function missingGroup(account: string, name: string, item: PrincipalItem, problems: EstateProblem[]): readonly Attachment[] {
  const { file, place, arn } = item.source;
  const { path } = inside(place, 'GroupList', item.groups.indexOf(name));
  const why = `group \`${name}\` of ${arn} is not in the snapshot`;
  problems.push({ severity: 'error', file, path, message: why, account });
  return [unreadableAttachment('identity', { name: `group ${name} of account ${account}`, file, path }, why)];
}

/** Identity Center names its roles `AWSReservedSSO_<permission set>_<16 hexadecimal digits>` (IAM Identity Center User Guide). */
function permissionSetOf(path: string, name: string): string | undefined {
  const prefix = 'AWSReservedSSO_';
  if (!path.startsWith('/aws-reserved/sso.amazonaws.com/') || !name.startsWith(prefix)) return undefined;
  const last = name.lastIndexOf('_');
  return last > prefix.length && /^[0-9a-f]+$/i.test(name.slice(last + 1)) ? name.slice(prefix.length, last) : undefined;
}
