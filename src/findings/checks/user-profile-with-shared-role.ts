import type { Account } from '../../estate/estate.ts';
import { describedResources } from '../described-resources.ts';
import { Unreadable } from '../detail.ts';
import type { Example } from '../example.ts';
import { fail, pass, resourceCheck } from '../resource-check.ts';
import { KINDS } from '../resource-kinds.ts';

const profile = (name: string, role?: string) =>
  [
    'sagemaker.DescribeUserProfile',
    name,
    {
      UserProfileArn: `arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-0a/${name}`,
      UserProfileName: name,
      UserSettings: role === undefined ? {} : { ExecutionRole: `arn:aws:iam::111122223333:role/${role}` },
    },
  ] as const;
const profiles = (...all: readonly (readonly [string, string?])[]): Example => ({
  answers: [
    ['sagemaker.ListUserProfiles', 'all', { UserProfiles: all.map(([name]) => ({ UserProfileName: name, DomainId: 'd-0a' })) }],
    ...all.map(([name, role]) => profile(name, role)),
  ],
});

export default resourceCheck({
  id: 'user-profile-with-shared-role',
  title: 'Every user of Studio works with a role of its own',
  why: 'Who shares a role shares all its data and rights, and what one does is laid to the other.',
  severity: 'low',
  known: { union: ['DOM-SHAREDROLE'] },
  topics: ['privileged-access'],
  resource: KINDS.userProfile,
  examples: {
    pass: [profiles(['ana', 'ana'], ['ben', 'ben'])],
    fail: [profiles(['ana', 'science'], ['ben', 'science']), profiles(['ana'])],
  },
  judge: (detail, { arn, account }) => {
    const role = detail.at('UserSettings')?.text('ExecutionRole');
    if (role === undefined)
      return fail(
        'it has no role of its own and uses that of the domain, as others do',
        'update the user profile with an ExecutionRole of its own',
      );
    const { byRole, unread } = rolesOf(account);
    const sharing = (byRole.get(role) ?? []).filter((other) => other !== arn);
    if (sharing.length > 0)
      return fail(`it works with ${role}, as ${sharing.join(', ')} does`, 'update the user profile with an ExecutionRole of its own');
    if (unread !== undefined) throw new Unreadable(`other users may work with ${role}: ${unread}`);
    return pass(`no other user works with ${role}`);
  },
});

interface Roles {
  readonly byRole: ReadonlyMap<string, readonly string[]>;
  readonly unread: string | undefined;
}

const known = new WeakMap<Account, Roles>();

function rolesOf(account: Account): Roles {
  let roles = known.get(account);
  if (roles === undefined) {
    roles = findRoles(account);
    known.set(account, roles);
  }
  return roles;
}

function findRoles(account: Account): Roles {
  const { resources, gaps } = describedResources(account, KINDS.userProfile);
  const byRole = new Map<string, string[]>();
  let unread = gaps[0]?.what;
  for (const { arn, detail } of resources) {
    try {
      if (typeof detail === 'string') throw new Unreadable(detail);
      const role = detail.at('UserSettings')?.text('ExecutionRole');
      if (role === undefined) continue;
      const users = byRole.get(role);
      if (users === undefined) byRole.set(role, [arn]);
      else users.push(arn);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread ??= `${arn}: ${error.message}`;
    }
  }
  return { byRole, unread };
}
