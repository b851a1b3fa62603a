import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Json } from './builders/json.ts';
import { demoFiles } from './demo-files.ts';
import { ACCOUNTS, COLLECTED, ROOT, VENDOR } from './names.ts';
import { STORY } from './story.ts';

const files = new Map(demoFiles().map(({ path, content }) => [path, content]));
const jsonFiles = [...files.keys()].filter((path) => path.endsWith('.json'));
const isTrail = (path: string): boolean => path.startsWith('cloudtrail/');
const snapshotFiles = jsonFiles.filter((path) => !isTrail(path));
const read = (path: string): Json => JSON.parse(files.get(path) ?? '') as Json;
const list = (of: Json, key: string): readonly Json[] => of[key] as readonly Json[];
const text = (of: Json, key: string): string => of[key] as string;

const accountIds: readonly string[] = Object.values(ACCOUNTS);
const details = new Map(accountIds.map((id) => [id, read(`accounts/${id}/account-authorization-details.json`)]));
const inAccount = (id: string, key: string): readonly Json[] => list(details.get(id) ?? {}, key);
const PRINCIPALS = ['UserDetailList', 'GroupDetailList', 'RoleDetailList'] as const;
const principalsOf = (id: string): readonly Json[] => PRINCIPALS.flatMap((key) => inAccount(id, key));
const everything = accountIds.flatMap((id) => [...principalsOf(id), ...inAccount(id, 'Policies')]);
const arns = new Set(everything.map((one) => text(one, 'Arn')));

const shipped = new Set(
  readFileSync(new URL('../../data/managed-policies.ndjson', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => /^\{"arn":"([^"]+)"/.exec(line)?.[1] ?? []),
);

/** Every string below a value, with the name of the member that holds it. */
function* strings(value: unknown, key = ''): Generator<readonly [key: string, text: string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const one of value) yield* strings(one, key);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      yield [key, name];
      yield* strings(member, name);
    }
  }
}

test('every file is JSON that a person can read, and all together are small', () => {
  for (const path of snapshotFiles) expect(files.get(path), path).toBe(`${JSON.stringify(read(path), undefined, 2)}\n`);
  // a record a line
  for (const path of jsonFiles.filter(isTrail))
    expect(files.get(path)?.split('\n').length, path).toBe(list(read(path), 'Records').length + 3);
  const bytesOf = (some: (path: string) => boolean): number =>
    [...files].reduce((sum, [path, content]) => sum + (some(path) ? Buffer.byteLength(content) : 0), 0);
  expect(bytesOf((path) => !isTrail(path))).toBeLessThan(600_000);
  expect(bytesOf(isTrail)).toBeLessThan(600_000);
});

test('it says of itself that it is synthetic, and every address is of acme.example', () => {
  expect(files.get('README.md')).toMatch(/^# Acme: a synthetic organisation\n\n\*\*Everything in this folder is synthetic/);
  for (const [path, content] of files)
    for (const address of content.match(/[\w.+-]+@[\w.-]+/g) ?? [])
      if (!address.includes('sha256')) expect(address, path).toMatch(/@acme\.example$/);
});

describe('the accounts', () => {
  test('no two things have one ARN or one unique id', () => {
    expect(arns.size).toBe(everything.length);
    const ids = everything.map((one) => one['UserId'] ?? one['GroupId'] ?? one['RoleId'] ?? one['PolicyId']);
    for (const id of ids) expect(id).toMatch(/^(AIDA|AGPA|AROA|ANPA)[A-Z2-7]{17}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(accountIds)('%s: what it has is its own, and what is attached is there', (id) => {
    const own = new Set(inAccount(id, 'Policies').map((policy) => text(policy, 'Arn')));
    for (const one of [...principalsOf(id), ...inAccount(id, 'Policies')]) {
      const arn = text(one, 'Arn');
      expect(arn.split(':')[4], arn).toBe(id);
      expect(arn.slice(arn.indexOf('/')), arn).toBe(
        `${one['Path']}${one['UserName'] ?? one['GroupName'] ?? one['RoleName'] ?? one['PolicyName']}`,
      );
    }
    for (const one of principalsOf(id)) {
      for (const attached of list(one, 'AttachedManagedPolicies')) {
        const arn = text(attached, 'PolicyArn');
        expect(own.has(arn) || shipped.has(arn), arn).toBe(true);
        expect(arn.endsWith(`/${text(attached, 'PolicyName')}`), arn).toBe(true);
      }
      const boundary = one['PermissionsBoundary'] as Json | undefined;
      if (boundary !== undefined) expect([...own], text(one, 'Arn')).toContain(boundary['PermissionsBoundaryArn']);
    }
    const groups = inAccount(id, 'GroupDetailList').map((group) => group['GroupName']);
    for (const user of inAccount(id, 'UserDetailList'))
      for (const group of user['GroupList'] as readonly string[]) expect(groups).toContain(group);
  });

  test('policies say truly which version is the default and how often they are attached', () => {
    const principals = accountIds.flatMap(principalsOf);
    const attachments = principals.flatMap((one) => list(one, 'AttachedManagedPolicies').map((attached) => attached['PolicyArn']));
    const boundaries = principals.map((one) => (one['PermissionsBoundary'] as Json | undefined)?.['PermissionsBoundaryArn']);
    for (const policy of accountIds.flatMap((id) => inAccount(id, 'Policies'))) {
      const defaults = list(policy, 'PolicyVersionList').filter((version) => version['IsDefaultVersion'] === true);
      expect(defaults.map((version) => version['VersionId'])).toEqual([policy['DefaultVersionId']]);
      const arn = text(policy, 'Arn');
      expect(
        attachments.filter((one) => one === arn),
        arn,
      ).toHaveLength(policy['AttachmentCount'] as number);
      expect(
        boundaries.filter((one) => one === arn),
        arn,
      ).toHaveLength(policy['PermissionsBoundaryUsageCount'] as number);
    }
  });

  test('every principal, policy and provider of Acme that a file names exists', () => {
    const providers = accountIds.flatMap((id) => {
      const account = read(`accounts/${id}/account.json`);
      return [...(account['OidcProviders'] as readonly string[]), ...(account['SamlProviders'] as readonly string[])];
    });
    const known = new Set([...arns, ...providers, ...accountIds.map((id) => `arn:aws:iam::${id}:root`)]);
    for (const path of jsonFiles) {
      for (const [key, value] of strings(read(path))) {
        // CloudTrail adds audience and subject to a provider's ARN
        if (key === 'principalId' || !/^arn:aws:iam::\d{12}:/.test(value) || value.includes('*') || value.includes(`::${VENDOR}:`))
          continue;
        if (key !== 'Arn' || !value.includes(':instance-profile/')) expect(known, `${path}: ${value}`).toContain(value);
      }
    }
  });

  test('accounts named in ARNs are of Acme or the vendor', () => {
    for (const path of jsonFiles) {
      for (const [, value] of strings(read(path))) {
        const account = /^arn:aws:[\w-]+:[\w-]*:(\d{12}):/.exec(value)?.[1];
        if (account !== undefined) expect([...accountIds, VENDOR], `${path}: ${value}`).toContain(account);
      }
    }
  });

  test('nothing is used before it is made, or after the snapshot was taken', () => {
    for (const role of accountIds.flatMap((id) => inAccount(id, 'RoleDetailList'))) {
      const used = (role['RoleLastUsed'] as Json)['LastUsedDate'] as string | undefined;
      if (used === undefined) continue;
      expect(used > text(role, 'CreateDate'), text(role, 'Arn')).toBe(true);
      expect(used <= `${COLLECTED}+00:00`, text(role, 'Arn')).toBe(true);
    }
  });

  test('what was last accessed is told of principals of the account', () => {
    for (const id of accountIds) {
      for (const [arn, answer] of Object.entries(read(`accounts/${id}/last-accessed.json`))) {
        expect(arns, arn).toContain(arn);
        expect(arn.split(':')[4]).toBe(id);
        for (const service of list(answer as Json, 'ServicesLastAccessed'))
          expect(service['ServiceName'], text(service, 'ServiceNamespace')).toBeTypeOf('string');
      }
    }
  });
});

describe('the organisation', () => {
  const organization = read('organization.json');
  const units = list(organization, 'OrganizationalUnits').map((unit) => text(unit, 'Id'));
  const places = [ROOT, ...units, ...accountIds];

  test('is a tree of which each place may do everything that nothing denies', () => {
    expect(list(organization, 'Accounts').map((account) => account['Id'])).toEqual(accountIds);
    for (const one of [...list(organization, 'OrganizationalUnits'), ...list(organization, 'Accounts')])
      expect([ROOT, ...units]).toContain(one['ParentId']);
    for (const policy of list(organization, 'Policies')) {
      const targets = list(policy, 'Targets').map((target) => target['TargetId']);
      const name = (policy['PolicySummary'] as Json)['Name'];
      if (String(name).endsWith('FullAWSAccess')) expect(targets).toEqual(places);
      else for (const target of targets) expect(places).toContain(target);
      expect(text(policy, 'Content').length).toBeLessThan(5120);
      expect(JSON.parse(text(policy, 'Content'))).toMatchObject({ Version: '2012-10-17' });
    }
  });

  test('each assignment of a permission set has its role in the account, and each such role its assignment', () => {
    const center = read('identity-center.json');
    const known = new Map([
      ...list(center, 'Users').map((user) => [user['UserId'], user['UserName']] as const),
      ...list(center, 'Groups').map((group) => [group['GroupId'], undefined] as const),
    ]);
    const sets = new Map(list(center, 'PermissionSets').map((set) => [set['PermissionSetArn'], set['Name']]));
    const assigned = new Set<string>();
    for (const assignment of list(center, 'Assignments')) {
      expect(known.has(assignment['PrincipalId'])).toBe(true);
      expect(known.get(assignment['PrincipalId'])).toBe(assignment['PrincipalUser']);
      expect(sets.get(assignment['PermissionSetArn'])).toBe(assignment['PermissionSet']);
      assigned.add(`${assignment['AccountId']} ${assignment['PermissionSet']}`);
    }
    const roles = accountIds.flatMap((id) =>
      inAccount(id, 'RoleDetailList').flatMap((role) => {
        const set = /^AWSReservedSSO_(\w+)_[0-9a-f]{16}$/.exec(text(role, 'RoleName'))?.[1];
        return set === undefined ? [] : [`${id} ${set}`];
      }),
    );
    expect(new Set(roles)).toEqual(assigned);
  });
});

test('the story is of principals that exist, each asked once about an action', () => {
  for (const { principal, action, why } of STORY) {
    expect(arns, principal).toContain(principal);
    expect(action).toMatch(/^[a-z-]+:[A-Z]\w+$/);
    expect(why).not.toMatch(/\.$|\|/);
  }
  expect(new Set(STORY.map(({ principal, action }) => `${principal} ${action}`)).size).toBe(STORY.length);
});
