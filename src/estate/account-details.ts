import type { Details, DetailProblem, GroupItem } from './details.ts';
import { unreadableAttachment } from './documents.ts';
import type { Attachment, EstateProblem } from './estate.ts';
import { parseIamArn } from './iam-arns.ts';
import type { ManagedItem } from './managed-items.ts';
import { comparePaths, compareTexts } from './places.ts';
import type { PrincipalItem } from './principal-items.ts';

/** All details of one account, each thing once. */
export interface AccountDetails {
  readonly principals: readonly PrincipalItem[];
  readonly groups: ReadonlyMap<string, GroupItem>;
  /** Two for one ARN describe it differently. */
  readonly managed: ReadonlyMap<string, readonly ManagedItem[]>;
  readonly read: 'yes' | 'no' | 'partly';
}

/** Joins the files of one account, in the order of files and places, and names what does not belong or is there twice. */
export function joinDetails(account: string, parts: readonly Details[], problems: EstateProblem[]): AccountDetails {
  let lost = false;
  let strangers = false;
  const note = (problem: DetailProblem): void => {
    problems.push({ ...problem, account });
  };
  const isOwn = (arn: string, owner: string | undefined, place: Pick<DetailProblem, 'file' | 'path'>): boolean => {
    if (owner === account) return true;
    if (owner === undefined) {
      const message = `${arn} does not name an account; it is taken to belong to ${account}`;
      note({ severity: 'warning', file: place.file, path: place.path, message });
      return true;
    }
    note({ severity: 'error', file: place.file, path: place.path, message: `${arn} does not belong to account ${account}` });
    return false;
  };
  const principals = new Map<string, PrincipalItem>();
  const groups = new Map<string, GroupItem>();
  const managed = new Map<string, ManagedItem[]>();
  for (const part of parts) {
    if (part.lost) lost = true;
    for (const problem of part.problems) note(problem);
  }
  for (const item of sorted(
    parts.flatMap((part) => part.principals),
    placeOf,
  )) {
    const { arn, file, place } = item.source;
    if (!isOwn(arn, item.id.account, { file, path: place.path })) strangers = true;
    else insert(principals, arn, item, samePrincipal, conflictingPrincipal, note);
  }
  for (const item of sorted(
    parts.flatMap((part) => part.groups),
    placeOf,
  )) {
    const { arn, file, place } = item.source;
    // users name their groups without a path, and names are unique in an account (IAM User Guide, "IAM identifiers")
    if (isOwn(arn, item.id.account, { file, path: place.path })) insert(groups, item.name, item, sameGroup, conflicting, note);
  }
  for (const item of sorted(
    parts.flatMap((part) => part.managed),
    (policy) => policy,
  )) {
    const owner = parseIamArn(item.arn, 'policy')?.account;
    if (owner !== 'aws' && !isOwn(item.arn, owner, item)) continue;
    const known = managed.get(item.arn);
    if (known === undefined) managed.set(item.arn, [item]);
    else if (known.every((other) => other.text !== item.text || other.version !== item.version || item.text === undefined)) {
      note(duplicate(item.arn, known[0] as ManagedItem, item));
      known.push(item);
    }
  }
  return { principals: [...principals.values()], groups, managed, read: readState(parts, lost || strangers) };
}

function readState(parts: readonly Details[], partly: boolean): AccountDetails['read'] {
  const ended = parts.length > 0 && parts.every((part) => part.ended.size > 0 && [...part.files].every((file) => part.ended.has(file)));
  return !ended ? 'no' : partly ? 'partly' : 'yes';
}

type Located = Pick<DetailProblem, 'file' | 'path'>;

/** Where a user, role or group is described. */
export const placeOf = ({ source }: PrincipalItem | GroupItem): Located => ({ file: source.file, path: source.place.path });

/** By file and place; users before roles, as AWS lists them. */
export function sorted<T>(items: readonly T[], place: (item: T) => Located): T[] {
  const located = items.map((item) => ({ item, at: place(item) }));
  located.sort(
    (a, b) =>
      compareTexts(a.at.file, b.at.file) || -compareTexts(String(a.at.path[0]), String(b.at.path[0])) || comparePaths(a.at.path, b.at.path),
  );
  return located.map(({ item }) => item);
}

function duplicate(arn: string, first: Located, second: Located): DetailProblem {
  const message = `${arn} is described twice and differently; the other is at ${first.path.join('.')} of ${first.file}`;
  return { severity: 'error', file: second.file, path: second.path, message };
}

function insert<T extends PrincipalItem | GroupItem>(
  items: Map<string, T>,
  key: string,
  item: T,
  same: (a: T, b: T) => boolean,
  merge: (first: T) => T,
  note: (problem: DetailProblem) => void,
): void {
  const known = items.get(key);
  if (known === undefined) items.set(key, item);
  else if (!same(known, item)) {
    note(duplicate(item.source.arn, placeOf(known), placeOf(item)));
    items.set(key, merge(known));
  }
}

const TWICE = 'the snapshot describes it twice and differently';

/** Which description is right nobody knows: what it may do is unknown. */
function conflicting<T extends PrincipalItem | GroupItem>(first: T): T {
  const ref = { name: first.source.arn, file: first.source.file, path: first.source.place.path };
  return { ...first, inline: [...first.inline, unreadableAttachment('identity', ref, TWICE)] };
}

function conflictingPrincipal(first: PrincipalItem): PrincipalItem {
  const item = conflicting(first);
  return item.trust === undefined ? item : { ...item, trust: unreadableAttachment('trust', item.trust.ref, TWICE) };
}

function sameGroup(a: GroupItem, b: GroupItem): boolean {
  return (
    a.source.arn === b.source.arn && sameMembers(a.inline.map(policyOf), b.inline.map(policyOf)) && sameMembers(a.attached, b.attached)
  );
}

/** The date of last use may differ: it moves while a snapshot is taken. */
function samePrincipal(a: PrincipalItem, b: PrincipalItem): boolean {
  return (
    a.uniqueId === b.uniqueId &&
    a.createdAt === b.createdAt &&
    a.boundary === b.boundary &&
    a.trust?.policy === b.trust?.policy &&
    sameMembers(a.inline.map(policyOf), b.inline.map(policyOf)) &&
    sameMembers(a.attached, b.attached) &&
    sameMembers(a.groups, b.groups) &&
    sameMembers(tagTexts(a), tagTexts(b))
  );
}

const policyOf = (attachment: Attachment): unknown => attachment.policy;
const tagTexts = (item: PrincipalItem): string[] => Object.entries(item.tags).map((tag) => JSON.stringify(tag));

function sameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
  const members = new Set(a);
  return a.length === b.length && b.every((member) => members.has(member));
}
