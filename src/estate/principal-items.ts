import { utcDate } from './dates.ts';
import { unreadableAttachment } from './documents.ts';
import type { Attachment } from './estate.ts';
import type { IamArn } from './iam-arns.ts';
import { type DetailItem, type OwnPolicies, type Reading, readOwnPolicies, unreadablePart } from './item-policies.ts';
import { isObject, listOf, textOf } from './json.ts';
import { inside } from './places.ts';
import { readTags } from './tags.ts';

/** A user or role as its own element describes it: groups and managed policies are still names. */
export interface PrincipalItem extends OwnPolicies {
  readonly kind: 'user' | 'role';
  readonly source: Pick<DetailItem, 'arn' | 'file' | 'place'>;
  readonly id: IamArn;
  readonly uniqueId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** The ARN of the boundary, or the boundary itself where no ARN is to be read. */
  readonly boundary: string | Attachment | undefined;
  readonly trust: Attachment | undefined;
  /** Names by position; empty text where the element could not be read. */
  readonly groups: readonly string[];
  readonly instanceProfiles: readonly string[];
  readonly createdAt: string | undefined;
  readonly lastUsedAt: string | undefined;
}

/** Reads one user or role; what cannot be read stands as an unreadable policy. */
export function readPrincipal(kind: 'user' | 'role', from: DetailItem, id: IamArn, reading: Reading): PrincipalItem {
  const { item } = from;
  const unreadable: Attachment[] = [];
  const own = readOwnPolicies(from, kind === 'user' ? 'UserPolicyList' : 'RolePolicyList', reading);
  const tags = readTags(from, reading, unreadable);
  const groups = kind === 'user' ? readGroups(from, reading, unreadable) : NONE;
  return {
    kind,
    source: { arn: from.arn, file: from.file, place: from.place },
    id,
    uniqueId: readId(from, kind === 'user' ? 'UserId' : 'RoleId', reading),
    tags,
    inline: unreadable.length === 0 ? own.inline : [...own.inline, ...unreadable],
    attached: own.attached,
    boundary: readBoundary(from, reading),
    trust: kind === 'role' ? readTrust(from, reading) : undefined,
    groups,
    instanceProfiles: kind === 'role' ? readInstanceProfiles(from, reading) : NONE,
    createdAt: readDate(from, ['CreateDate'], item['CreateDate'], reading),
    lastUsedAt: readLastUse(from, reading),
  };
}

const NONE: readonly string[] = [];

function readGroups(from: DetailItem, reading: Reading, unreadable: Attachment[]): readonly string[] {
  const written = listOf(from.item['GroupList']);
  if (written === undefined) unreadable.push(unreadablePart(from, ['GroupList'], 'the list of groups', reading));
  if (written === undefined || written.length === 0) return NONE;
  return written.map((group, index) => {
    const name = textOf(group);
    if (name === undefined) unreadable.push(unreadablePart(from, ['GroupList', index], `group ${index + 1}`, reading));
    return name ?? '';
  });
}

/**
 * `PermissionsBoundaryType` is no guide: IAM's API reference says `PermissionsBoundaryPolicy`, real answers say `Policy`. A boundary
 * without an ARN is unknown, never no boundary.
 */
function readBoundary(from: DetailItem, reading: Reading): string | Attachment | undefined {
  const written = from.item['PermissionsBoundary'];
  if (written === undefined || written === null) return undefined;
  const arn = isObject(written) ? textOf(written['PermissionsBoundaryArn']) : undefined;
  if (arn !== undefined) return reading.policyArn(arn);
  const { path } = inside(from.place, 'PermissionsBoundary');
  const name = `the permissions boundary of ${from.arn}`;
  reading.report('error', path, `${name} has no ARN`);
  return unreadableAttachment('boundary', { name, file: from.file, path }, 'it has no ARN');
}

function readTrust(from: DetailItem, reading: Reading): Attachment {
  const { path } = inside(from.place, 'AssumeRolePolicyDocument');
  const ref = { name: `trust policy of ${from.arn}`, file: from.file, path };
  return reading.documents.attach(from.item['AssumeRolePolicyDocument'], 'trust', ref, reading.report);
}

function readId(from: DetailItem, key: string, reading: Reading): string | undefined {
  const written = from.item[key];
  const id = textOf(written);
  if (id === undefined && written !== undefined && written !== null) warn(from, [key], 'is not text', reading);
  return id;
}

function readInstanceProfiles(from: DetailItem, reading: Reading): readonly string[] {
  const key = 'InstanceProfileList';
  const written = listOf(from.item[key]);
  if (written === undefined) warn(from, [key], 'is not a list', reading);
  if (written === undefined || written.length === 0) return NONE;
  return written.flatMap((profile, index) => {
    const arn = isObject(profile) ? textOf(profile['Arn']) : undefined;
    if (arn === undefined) warn(from, [key, index], 'has no ARN', reading);
    return arn ?? [];
  });
}

function readLastUse(from: DetailItem, reading: Reading): string | undefined {
  const used = from.item['RoleLastUsed'];
  if (isObject(used)) return readDate(from, ['RoleLastUsed', 'LastUsedDate'], used['LastUsedDate'], reading);
  if (used !== undefined && used !== null) warn(from, ['RoleLastUsed'], 'is not an object', reading);
  return readDate(from, ['PasswordLastUsed'], from.item['PasswordLastUsed'], reading);
}

function readDate(from: DetailItem, keys: readonly string[], written: unknown, reading: Reading): string | undefined {
  if (written === undefined || written === null) return undefined;
  const date = utcDate(written);
  if (date === undefined) warn(from, keys, 'is not a date', reading);
  return date;
}

/** For what decides nothing about permissions. */
function warn(from: DetailItem, keys: readonly (string | number)[], what: string, reading: Reading): void {
  reading.report('warning', inside(from.place, ...keys).path, `${keys.join('.')} of ${from.arn} ${what}`);
}
