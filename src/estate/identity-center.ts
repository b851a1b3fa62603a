import type { AccountAssignment, EstateProblem, IdentityCenter, IdentityCenterUser } from './estate.ts';
import { isObject, type Json, listOf, textOf } from './json.ts';
import type { Path } from './places.ts';

/**
 * Reads users and who of them has which permission set where. Assignments may name users and permission sets, or give their ids and ARNs
 * as the API does; those of groups are spread over the members.
 */
export function readIdentityCenter(document: unknown, file: string, problems: EstateProblem[]): IdentityCenter | undefined {
  const report = (path: Path, message: string): void => {
    problems.push({ severity: 'warning', file, path, message, account: undefined });
  };
  if (!isObject(document)) {
    report([], 'identity center: the file is not a JSON object');
    return undefined;
  }
  const elements = (key: string, of: Json = document): (readonly [Json, Path])[] => {
    const written = listOf(of[key]);
    if (written === undefined) report([key], `identity center: ${key} is not a list`);
    const found: (readonly [Json, Path])[] = [];
    for (const [index, item] of (written ?? []).entries()) {
      if (isObject(item)) found.push([item, [key, index]]);
      else report([key, index], `identity center: element ${index + 1} of ${key} is not an object`);
    }
    return found;
  };
  const users = readUsers(elements('Users'), report);
  const names = new Map(users.flatMap((user) => (user.userId === undefined ? [] : [[user.userId, user.userName] as const])));
  const members = readMembers(elements('GroupMemberships'), names);
  const sets = new Map<string, string>();
  for (const [set] of elements('PermissionSets')) {
    const arn = textOf(set['PermissionSetArn']);
    const name = textOf(set['Name']);
    if (arn !== undefined && name !== undefined) sets.set(arn, name);
  }
  const assignments: AccountAssignment[] = [];
  for (const [item, path] of elements('Assignments')) {
    const account = textOf(item['AccountId']);
    const setArn = textOf(item['PermissionSetArn']);
    const permissionSet = textOf(item['PermissionSet']) ?? (setArn === undefined ? undefined : (sets.get(setArn) ?? setArn));
    const userNames = assignedTo(item, names, members);
    if (account === undefined || permissionSet === undefined || userNames === undefined) {
      report(path, 'identity center: this assignment does not tell account, permission set and user');
      continue;
    }
    for (const userName of userNames) assignments.push({ account, permissionSet, userName });
  }
  const groups = elements('Groups').flatMap(([group]) => textOf(group['DisplayName']) ?? textOf(group['GroupId']) ?? []);
  return { instanceArn: textOf(document['InstanceArn']), users, groups, assignments };
}

function readUsers(
  elements: readonly (readonly [Json, Path])[],
  report: (path: Path, message: string) => void,
): readonly IdentityCenterUser[] {
  const users: IdentityCenterUser[] = [];
  for (const [item, path] of elements) {
    const userId = textOf(item['UserId']);
    const userName = textOf(item['UserName']) ?? userId;
    if (userName === undefined) report(path, 'identity center: this user has no UserName');
    else users.push({ userName, userId, team: textOf(item['team']) ?? textOf(item['Team']) });
  }
  return users;
}

/** Names of users by group id, from the answers of `identitystore list-group-memberships`. */
function readMembers(
  elements: readonly (readonly [Json, Path])[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const [item] of elements) {
    const group = textOf(item['GroupId']);
    const member = isObject(item['MemberId']) ? textOf(item['MemberId']['UserId']) : undefined;
    if (group === undefined || member === undefined) continue;
    const known = members.get(group);
    if (known === undefined) members.set(group, [names.get(member) ?? member]);
    else known.push(names.get(member) ?? member);
  }
  return members;
}

function assignedTo(
  item: Json,
  names: ReadonlyMap<string, string>,
  members: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const user = textOf(item['PrincipalUser']);
  if (user !== undefined) return [user];
  const id = textOf(item['PrincipalId']);
  if (id === undefined) return undefined;
  return item['PrincipalType'] === 'GROUP' ? members.get(id) : [names.get(id) ?? id];
}
