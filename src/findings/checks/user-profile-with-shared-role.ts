import type { Account } from '../../estate/estate.ts';
import { describedResources } from '../answers/described-resources.ts';
import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import type { Evidence } from '../finding.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const roleArn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const profile = (name: string, role?: string) =>
  [
    'sagemaker.DescribeUserProfile',
    name,
    {
      DomainId: 'd-0a',
      UserProfileArn: `arn:aws:sagemaker:us-east-1:111122223333:user-profile/d-0a/${name}`,
      UserProfileName: name,
      UserSettings: role === undefined ? {} : { ExecutionRole: roleArn(role) },
    },
  ] as const;
const DOMAIN = [
  'sagemaker.DescribeDomain',
  'd-0a',
  { ...SAGEMAKER.domain, DefaultUserSettings: { ExecutionRole: roleArn('default') } },
] as const;
const profiles = (...all: readonly (readonly [string, string?])[]): Example => ({
  answers: [
    ['sagemaker.ListUserProfiles', 'all', { UserProfiles: all.map(([name]) => ({ UserProfileName: name, DomainId: 'd-0a' })) }],
    ...all.map(([name, role]) => profile(name, role)),
    // read only where a user has no role of its own
    ...(all.some(([, role]) => role === undefined) ? [DOMAIN] : []),
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
  reads: ['sagemaker.DescribeDomain'],
  examples: {
    pass: [profiles(['ana', 'ana'], ['ben', 'ben']), profiles(['ana', 'ana'], ['ben'])],
    fail: [profiles(['ana', 'science'], ['ben', 'science']), profiles(['ana'], ['ben']), profiles(['ana', 'default'], ['ben'])],
  },
  judge: (detail, { arn, account }) => {
    const { byRole, defaults, unread } = rolesOf(account);
    let role = detail.at('UserSettings')?.text('ExecutionRole');
    if (role === undefined) {
      const given = defaults.get(detail.needText('DomainId'));
      for (const evidence of given?.evidence ?? []) detail.cite(evidence);
      if (given === undefined) throw new Unreadable('which role its domain gives it was not read');
      role = given.role;
    }
    const [first, ...more] = (byRole.get(role) ?? []).filter((other) => other !== arn);
    if (first !== undefined) {
      const others = more.length === 0 ? `${first} does` : `${more.length + 1} other users do`;
      return fail(`it works with ${role}, as ${others}`, 'update the user profile with an ExecutionRole of its own');
    }
    if (unread !== undefined) throw new Unreadable(`other users may work with ${role}: ${unread}`);
    return pass(`no other user works with ${role}`);
  },
});

interface Roles {
  /** The users of each role. */
  readonly byRole: ReadonlyMap<string, readonly string[]>;
  /** By the id of a domain: the role of users without one of their own. */
  readonly defaults: ReadonlyMap<string, { readonly role: string; readonly evidence: readonly Evidence[] }>;
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
  const defaults = new Map<string, { readonly role: string; readonly evidence: readonly Evidence[] }>();
  for (const { detail } of describedResources(account, KINDS.domain).resources) {
    unlessUnreadable(() => {
      if (typeof detail === 'string') return;
      const role = detail.at('DefaultUserSettings')?.text('ExecutionRole');
      if (role !== undefined) defaults.set(detail.needText('DomainId'), { role, evidence: detail.evidence });
    });
  }
  const { resources, gaps } = describedResources(account, KINDS.userProfile);
  const byRole = new Map<string, string[]>();
  let unread = gaps[0]?.what;
  for (const { arn, detail } of resources) {
    const problem = unlessUnreadable(() => {
      if (typeof detail === 'string') throw new Unreadable(detail);
      const role = detail.at('UserSettings')?.text('ExecutionRole') ?? defaults.get(detail.needText('DomainId'))?.role;
      if (role === undefined) throw new Unreadable('which role its domain gives it was not read');
      const users = byRole.get(role);
      if (users === undefined) byRole.set(role, [arn]);
      else users.push(arn);
    });
    if (problem !== undefined) unread ??= `${arn}: ${problem}`;
  }
  return { byRole, defaults, unread };
}

/** Why something could not be read; undefined: it was. */
function unlessUnreadable(read: () => void): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.message;
  }
}
