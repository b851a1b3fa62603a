import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DetailPieces, SnapshotPieces } from './estate-of.fixture.ts';
import { estateOf } from './estate-of.fixture.ts';
import type { Attachment, Estate, Principal } from './estate.ts';

const shared = fileURLToPath(new URL('../../../shared', import.meta.url));
const corpora = join(shared, 'corpora', 'iam');
const generator = join(shared, 'estate', 'generate.mjs');

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const detailsIn = (file: string): DetailPieces => {
  const { UserDetailList: users, GroupDetailList: groups, RoleDetailList: roles, Policies: policies } = json(file);
  return { users, groups, roles, policies };
};

/** Only for these tests: everything at once, and no mercy with broken files. */
function read(folder: string): SnapshotPieces {
  const accounts: Record<string, object> = {};
  for (const id of readdirSync(join(folder, 'accounts'))) {
    const at = (name: string): string => join(folder, 'accounts', id, `${name}.json`);
    accounts[id] = {
      ...detailsIn(at('account-authorization-details')),
      account: json(at('account')),
      resourcePolicies: json(at('resource-policies')),
      aiResources: json(at('ai-resources')),
    };
  }
  return { organization: json(join(folder, 'organization.json')), identityCenter: json(join(folder, 'identity-center.json')), accounts };
}

const principalsOf = (estate: Estate): readonly Principal[] => [...estate.accounts.values()].flatMap((account) => account.principals);
const attachmentsOf = ({ identity, boundary, trust }: Principal): readonly Attachment[] => [
  ...identity,
  ...(boundary === undefined ? [] : [boundary]),
  ...(trust === undefined ? [] : [trust]),
];

describe.skipIf(!existsSync(corpora))('real accounts (skipped where the corpora are absent)', () => {
  const cloudsplaining = (): Estate => estateOf({ bare: detailsIn(join(corpora, 'salesforce-cloudsplaining-example.json')) });

  it('the cloudsplaining example has 44 users and 78 roles', () => {
    const estate = cloudsplaining();
    const principals = principalsOf(estate);
    expect(principals.filter(({ kind }) => kind === 'user')).toHaveLength(44);
    expect(principals.filter(({ kind }) => kind === 'role')).toHaveLength(78);
    // two accounts were put together in it
    expect([...estate.accounts.values()].map(({ principals: own }) => own.length)).toEqual([6, 116]);
    expect(estate.problems).toMatchObject([{ severity: 'warning', account: '012345678901' }]);
    for (const { createdAt } of principals) expect(createdAt).toMatch(/^20\d\d-/);
  });

  it('an attachment that names a policy under an old name is named, even if the group has no members', () => {
    const estate = estateOf({ bare: detailsIn(join(corpora, 'salesforce-cloudsplaining-policy-mismatch.json')) });
    expect(estate.problems).toMatchObject([
      {
        severity: 'error',
        path: ['GroupDetailList', 0, 'AttachedManagedPolicies', 0, 'PolicyArn'],
        message: expect.stringContaining('arn:aws:iam::aws:policy/AWSLambdaReadOnlyAccess'),
      },
    ]);
  });

  it('the cloudmapper demo has 2 users and 4 roles', () => {
    expect(principalsOf(estateOf({ bare: detailsIn(join(corpora, 'duo-cloudmapper-demo.json')) }))).toHaveLength(6);
  });

  it('iam-vulnerable has 41 users and 48 roles', () => {
    const account = '111111111111';
    const file = join(corpora, 'iam-vulnerable', account, 'account-authorization-details.json');
    expect(principalsOf(estateOf({ accounts: { [account]: detailsIn(file) } }))).toHaveLength(89);
  });
});

describe.skipIf(!existsSync(generator))('a generated organisation (skipped where its generator is absent)', () => {
  let folder = '';
  let estate: Estate;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mantlet-estate-'));
    const run = spawnSync(process.execPath, [
      generator,
      '--out',
      folder,
      '--preset',
      'medium',
      '--accounts',
      '12',
      '--principals',
      '60',
      '--events',
      '0',
    ]);
    expect(run.status, String(run.stderr)).toBe(0);
    estate = estateOf(read(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read without errors', () => {
    expect(estate.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    for (const account of estate.accounts.values()) expect([account.id, account.detailsRead]).toEqual([account.id, 'yes']);
  });

  it('has as many principals and resource policies as its manifest says', () => {
    const manifest = json(join(folder, 'manifest.json'));
    expect(principalsOf(estate)).toHaveLength(manifest.principals);
    const policies = [...estate.accounts.values()].flatMap((account) => account.resources.filter(({ policy }) => policy !== undefined));
    expect(policies).toHaveLength(manifest.resourcePolicies);
  });

  it('every document is cited at the place where it stands', () => {
    const files = new Map<string, unknown>();
    for (const principal of principalsOf(estate)) {
      for (const { policy, ref } of attachmentsOf(principal)) {
        const file = ref.file ?? expect.fail(`${ref.name} has no file`);
        if (!files.has(file)) files.set(file, json(join(folder, file)));
        let document = files.get(file);
        for (const key of ref.path ?? []) document = (document as Record<string | number, unknown>)[key];
        const { Statement } = document as { Statement: unknown };
        expect(Array.isArray(Statement) ? Statement.length : 1).toBe(policy.statements.length);
      }
    }
  });

  it('equal documents are one policy: far fewer policies than attachments', () => {
    const attachments = principalsOf(estate).flatMap(attachmentsOf);
    const policies = new Set(attachments.map(({ policy }) => policy));
    const texts = new Set(attachments.map(({ policy }) => JSON.stringify([policy.kind, policy.version, policy.statements])));
    expect(policies.size).toBeLessThan(attachments.length / 2);
    // different texts may say the same
    expect(policies.size - texts.size).toBeLessThan(policies.size / 50);
  });

  it('every account has its SCPs on every level', () => {
    for (const { scp, rcp, organizationPath } of estate.accounts.values()) {
      const depth = (organizationPath ?? '').split('/').length - 1;
      expect([scp?.length, rcp?.length]).toEqual([depth, depth]);
      for (const level of scp ?? []) expect(level.length).toBeGreaterThan(0);
    }
  });
});
