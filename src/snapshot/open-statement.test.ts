import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import type { Attachment, Estate } from '../estate/estate.ts';
import type { StatementRef } from '../iam/policy.ts';
import { openStatement } from './open-statement.ts';
import { readSnapshot } from './read-snapshot.ts';

const ACCOUNT = '111122223333';
const statement = (sid: string) => ({ Sid: sid, Effect: 'Allow', Action: `s3:${sid}`, Resource: '*' });
const policy = (...sids: string[]) => ({ Version: '2012-10-17', Statement: sids.map(statement) });

const role = (name: string) => ({
  RoleName: name,
  Path: '/',
  Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
  AssumeRolePolicyDocument: encodeURIComponent(
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: `${name}Trust`, Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  ),
  RolePolicyList: [{ PolicyName: 'in "quotes"', PolicyDocument: policy(`${name}One`, `${name}Two`) }],
  AttachedManagedPolicies: [{ PolicyName: 'shared', PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/shared` }],
  Tags: [{ Key: 'ünï', Value: '😀' }],
});

const details = (roles: number) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: Array.from({ length: roles }, (_, i) => role(`r${i}`)),
  Policies: [
    {
      PolicyName: 'shared',
      Arn: `arn:aws:iam::${ACCOUNT}:policy/shared`,
      DefaultVersionId: 'v2',
      PolicyVersionList: [
        { VersionId: 'v2', IsDefaultVersion: true, Document: { Version: '2012-10-17', Statement: statement('Single') } },
        { VersionId: 'v1', IsDefaultVersion: false, Document: policy('Old') },
      ],
    },
  ],
});

const organization = {
  Organization: { Id: 'o-abc', MasterAccountId: ACCOUNT },
  Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
  OrganizationalUnits: [],
  Accounts: [{ Id: ACCOUNT, Status: 'ACTIVE', ParentId: 'r-1' }],
  Policies: [
    {
      PolicySummary: { Id: 'p-1', Name: 'deny', Type: 'SERVICE_CONTROL_POLICY' },
      Content: JSON.stringify(policy('Scp'), undefined, 2),
      Targets: [{ TargetId: 'r-1' }],
    },
  ],
};

const resources = {
  resourcePolicies: [
    {
      type: 'AWS::S3::Bucket',
      arn: 'arn:aws:s3:::b',
      region: 'us-east-1',
      policy: { ...policy(), Statement: [{ ...statement('Bucket'), Principal: '*' }] },
    },
  ],
};

let folder = '';
let estate: Estate;
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const FILE = `accounts/${ACCOUNT}/account-authorization-details.json`;

/** Every statement of the estate. */
function refs(of: Estate): readonly StatementRef[] {
  const attachments: Attachment[] = [];
  for (const { principals, resources: list, scp } of of.accounts.values()) {
    for (const { identity, trust } of principals) attachments.push(...identity, ...(trust === undefined ? [] : [trust]));
    for (const { policy: own } of list) if (own !== undefined) attachments.push(own);
    attachments.push(...(scp ?? []).flat());
  }
  return attachments.flatMap(({ policy: { statements }, ref }) => statements.map(({ index, sid }) => ({ document: ref, index, sid })));
}

async function reasonFor(root: string, ref: StatementRef): Promise<string | undefined> {
  let reason: string | undefined;
  expect(await openStatement(root, ref, (why) => (reason = why))).toBeUndefined();
  return reason;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mantlet-open-'));
  write('organization.json', JSON.stringify(organization, undefined, 4));
  write(FILE, `\ufeff${JSON.stringify(details(300), undefined, 1)}`);
  write(`accounts/${ACCOUNT}/resource-policies.json`, JSON.stringify(resources));
  const builder = createEstateBuilder();
  await readSnapshot(folder, builder);
  estate = builder.build(new Map());
  expect(estate.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a statement', () => {
  it('of any kind of policy is found in its file, and shown alone', async () => {
    const all = refs(estate);
    expect(new Set(all.map(({ sid }) => sid?.replace(/^r\d+/, '')))).toEqual(new Set(['One', 'Two', 'Trust', 'Single', 'Scp', 'Bucket']));
    for (const ref of all) {
      const found = await openStatement(folder, ref);
      expect([ref.document.path, JSON.parse(found?.text ?? 'null')]).toEqual([
        ref.document.path,
        expect.objectContaining({ Sid: ref.sid }),
      ]);
      expect(found?.file).toBe(ref.document.file);
    }
  });

  it('stands at the line and column where an editor shows it', async () => {
    const lines = JSON.stringify(details(300), undefined, 1).split('\n');
    for (const ref of refs(estate)) {
      if (ref.document.file !== FILE) continue;
      const { line, column } = (await openStatement(folder, ref)) ?? expect.fail(`${ref.sid} is not found`);
      const at = (lines[line - 1] as string).slice(column - 1);
      if (ref.sid?.endsWith('Trust')) expect(at.startsWith('%7B%22Sid%22')).toBe(true);
      else {
        expect(at).toBe('{');
        expect(lines[line]).toContain(`"Sid": "${ref.sid}"`);
      }
    }
  });

  it('inside text with escapes stands where its first character is', async () => {
    const ref = refs(estate).find(({ sid }) => sid === 'Scp') ?? expect.fail();
    const { line, column } = (await openStatement(folder, ref)) ?? expect.fail();
    const text = JSON.stringify(organization, undefined, 4).split('\n')[line - 1];
    expect(text?.slice(column - 1)).toMatch(/^\{\\n {6}\\"Sid\\": \\"Scp\\"/);
  });

  it('of a snapshot that is one file is found in it', async () => {
    write('bare.json', JSON.stringify(details(2)));
    const builder = createEstateBuilder();
    await readSnapshot(join(folder, 'bare.json'), builder);
    const [ref] = refs(builder.build(new Map()));
    expect(await openStatement(join(folder, 'bare.json'), ref ?? expect.fail())).toMatchObject({ file: 'bare.json', line: 1 });
  });

  it('is found where it now stands after its file was written anew', async () => {
    const ref = refs(estate).find(({ sid }) => sid === 'r9Two') ?? expect.fail();
    const again = (indent: number): void => write(`again/${FILE}`, JSON.stringify(details(300), undefined, indent));
    again(0);
    expect(await openStatement(join(folder, 'again'), ref)).toMatchObject({ line: 1 });
    again(2);
    expect((await openStatement(join(folder, 'again'), ref))?.line).toBeGreaterThan(100);
  });

  it('of a file that is a policy document itself is found in it', async () => {
    write('policy.json', '{"Statement":\n [{"Sid": "A"}, {"Sid": "B"}]}');
    const ref = { document: { name: 'policy.json', file: 'policy.json', path: [] }, index: 1, sid: 'B' };
    expect(await openStatement(folder, ref)).toEqual({
      file: 'policy.json',
      line: 2,
      column: 17,
      text: '{\n  "Sid": "B"\n}',
      alone: false,
    });
  });
});

describe('a statement is not found, and the reason is told,', () => {
  const refIn = (file: string, path: readonly (string | number)[], sid?: string): StatementRef => ({
    document: { name: 'x', file, path },
    index: 0,
    sid,
  });

  it('where its document does not stand in the snapshot', async () => {
    expect(await reasonFor(folder, { document: { name: 'arn:aws:iam::aws:policy/X' }, index: 0, sid: undefined })).toBe(
      'arn:aws:iam::aws:policy/X does not stand in the snapshot',
    );
  });

  it('where the file is gone', async () => {
    expect(await reasonFor(folder, refIn('gone.json', []))).toBe('`gone.json` cannot be read: it does not exist');
    expect(await reasonFor(join(folder, 'gone'), refIn('gone.json', []))).toBe('`gone.json` cannot be read: it does not exist');
  });

  it('where the path leaves the snapshot', async () => {
    expect(await reasonFor(join(folder, 'accounts'), refIn('../organization.json', ['Policies', 0, 'Content']))).toBe(
      '`../organization.json` has changed since it was read',
    );
  });

  it.each([
    ['another element stands there', JSON.stringify({ ...details(300), RoleDetailList: details(300).RoleDetailList.toReversed() })],
    ['the list is shorter', JSON.stringify(details(1))],
    ['the statement has another Sid', JSON.stringify(details(300)).replaceAll('r7Two', 'r7Three')],
    ['the policy is gone', JSON.stringify(details(300)).replaceAll('RolePolicyList', 'X')],
    ['the file is cut', JSON.stringify(details(300)).slice(0, 2_000)],
    ['the file is not JSON', 'gone'],
  ])('where %s since', async (_, text) => {
    const ref = refs(estate).find(({ sid }) => sid === 'r7Two') ?? expect.fail();
    const other = mkdtempSync(join(tmpdir(), 'mantlet-open-'));
    mkdirSync(join(other, dirname(FILE)), { recursive: true });
    writeFileSync(join(other, FILE), JSON.stringify(details(300)));
    expect(await openStatement(other, ref)).toMatchObject({ file: FILE });
    writeFileSync(join(other, FILE), text);
    expect(await reasonFor(other, ref)).toBe(`\`${FILE}\` has changed since it was read`);
    rmSync(other, { recursive: true });
  });

  it.skipIf(process.getuid?.() === 0)('where the file may not be read', async () => {
    write('secret.json', '{}');
    chmodSync(join(folder, 'secret.json'), 0);
    expect(await reasonFor(folder, refIn('secret.json', []))).toBe('`secret.json` cannot be read: permission denied');
  });

  it('where links go in a circle', async () => {
    symlinkSync('circle.json', join(folder, 'circle.json'));
    expect(await reasonFor(folder, refIn('circle.json', []))).toBe('`circle.json` cannot be read: its symbolic links go in a circle');
  });
});
