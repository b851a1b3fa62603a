import { spawnSync } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Estate } from '../estate/estate.ts';
import { recordCalls } from './recorded-calls.fixture.ts';
import {
  createTestFolder,
  DETAILS,
  details,
  detailsOf,
  errors,
  ONE,
  organization,
  readEstate,
  roleNames,
  type TestFolder,
  TWO,
} from './written-snapshot.fixture.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = createTestFolder();
});
afterEach(() => folder.remove());

describe('what cannot be read is a problem, and the rest is read:', () => {
  /** Two accounts, of which the second is whole. */
  async function withBroken(files: Readonly<Record<string, unknown>>): Promise<Estate> {
    folder.write({
      'organization.json': organization,
      [detailsOf(ONE)]: details(ONE, 'a', 'b'),
      [detailsOf(TWO)]: details(TWO, 'c'),
      ...files,
    });
    const estate = await readEstate(folder.path);
    expect(roleNames(estate)).toContain('c');
    expect(estate.accounts.get(TWO)?.detailsRead).toBe('yes');
    return estate;
  }
  const json = JSON.stringify(details(ONE, 'a', 'b'), undefined, 2);
  const between = json.indexOf('},\n    {') + 2;

  it.each<[string, unknown, string, readonly string[]]>([
    [
      'details that are cut inside a role',
      json.slice(0, between + 25),
      'the file is cut off at line 23, column 19, inside element 2 of `RoleDetailList`: get it again',
      ['a', 'c'],
    ],
    [
      'details that are cut between roles',
      json.slice(0, between),
      'the file is cut off at line 21, column 7, inside element 2 of `RoleDetailList`: get it again',
      ['a', 'c'],
    ],
    [
      'details with a syntax error',
      json.replace('"RoleName": "b"', '"RoleName": b'),
      'the file is not valid JSON at line 23, column 19: expected a value, found `b`',
      ['a', 'c'],
    ],
    [
      'details with a byte that is not UTF-8',
      Buffer.from(json.replace('"b"', '"\xff"'), 'latin1'),
      `byte ${json.indexOf('"b"') + 1} (line 23, column 20) is not UTF-8: save the file as UTF-8`,
      ['a', 'c'],
    ],
    ['details in UTF-16', Buffer.from(json, 'utf16le'), 'the file is UTF-16: save it as UTF-8', ['c']],
    ['details that are compressed', Buffer.from([0x1f, 0x8b, 8, 0, 0]), 'the file is compressed: unpack it first with `gunzip`', ['c']],
    ['details that are a list', '[]', 'the file is a list, not an object', ['c']],
    ['details that are empty', '', 'the file is empty', ['c']],
    [
      'details of another kind',
      '{}',
      'the file holds none of `UserDetailList`, `GroupDetailList`, `RoleDetailList` and `Policies`: it is not the output of `aws iam get-account-authorization-details`',
      ['c'],
    ],
    ['details without roles', { UserDetailList: [] }, '`RoleDetailList` is missing: which roles the account has is unknown', ['c']],
    ['details whose roles are null', { UserDetailList: [], RoleDetailList: null }, '`RoleDetailList` is not a list', ['c']],
    [
      'details followed by other text',
      `${json}{}`,
      'the file is not valid JSON at line 41, column 2: expected the end of the file, found `{`',
      ['a', 'b', 'c'],
    ],
    [
      'details of which IAM has another page',
      { ...details(ONE, 'a'), IsTruncated: true },
      'the answer goes on after this file (`IsTruncated` or `NextToken`): save its other pages beside it, or all in one',
      ['a', 'c'],
    ],
    [
      'details of which the CLI has another page',
      { ...details(ONE, 'a'), NextToken: 'x' },
      'the answer goes on after this file (`IsTruncated` or `NextToken`): save its other pages beside it, or all in one',
      ['a', 'c'],
    ],
    [
      'a hundred thousand brackets',
      `{"UserDetailList": [${'['.repeat(100_000)}`,
      'the file is cut off at line 1, column 100021, inside element 1 of `UserDetailList`: get it again',
      ['c'],
    ],
  ])('%s', async (_, content, message, names) => {
    const estate = await withBroken({ [detailsOf(ONE)]: content });
    expect(errors(estate)).toContainEqual({ file: detailsOf(ONE), message, account: ONE });
    expect(estate.accounts.get(ONE)?.detailsRead).toBe('no');
    expect(roleNames(estate)).toEqual(names);
  });

  it.each([
    [
      'organization.json',
      '{\n"Roots": [',
      'the file is cut off at line 2, column 11, where a value should follow: get it again',
      undefined,
    ],
    [
      'organization.json',
      Buffer.from([...Buffer.from('{"ä": "'), 0xe4, ...Buffer.from('"}')]),
      'byte 8 (line 1, column 8) is not UTF-8: save the file as UTF-8',
      undefined,
    ],
    ['identity-center.json', Buffer.from('{}', 'utf16le'), 'the file is UTF-16: save it as UTF-8', undefined],
    ['identity-center.json', ' ', 'the file is empty', undefined],
    [`accounts/${ONE}/account.json`, `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'the file is nested deeper than 200 levels', ONE],
    [
      `accounts/${ONE}/resource-policies.json`,
      '{"resourcePolicies": [}',
      'the file is not valid JSON at line 1, column 23: expected a value, found `}`',
      ONE,
    ],
    [
      `accounts/${ONE}/ai-resources.json`,
      "{'a': 1}",
      "the file is not valid JSON at line 1, column 2: expected a key in double quotes, found `'`",
      ONE,
    ],
  ])('%s', async (file, content, message, account) => {
    const estate = await withBroken({ [file]: content });
    expect(errors(estate)).toContainEqual({ file, message, account });
    expect(roleNames(estate)).toEqual(['a', 'b', 'c']);
  });

  it('what principals last used, up to where the file is cut', async () => {
    const role = `arn:aws:iam::${ONE}:role/a`;
    const told = { JobStatus: 'COMPLETED', JobCreationDate: '2026-11-23T06:00:00Z', ServicesLastAccessed: [] };
    const file = `accounts/${ONE}/last-accessed.json`;
    const estate = await withBroken({ [file]: `{"${role}": ${JSON.stringify(told)},\n"x": [1, 2],\n"arn:aws:iam::${ONE}:role/b": {` });
    expect(errors(estate)).toContainEqual({ file, message: 'what is said of `x` is a list', account: ONE });
    expect(errors(estate)).toContainEqual({ file, message: expect.stringMatching(/^the file is cut off at line 3, /), account: ONE });
    expect([...(estate.accounts.get(ONE)?.lastUsed.keys() ?? [])]).toEqual([role]);
    expect(roleNames(estate)).toEqual(['a', 'b', 'c']);
  });

  it('an account of which the file is missing', async () => {
    const estate = await withBroken({});
    rmSync(join(folder.path, detailsOf(ONE)));
    expect(errors(estate)).toEqual([]);
    expect(errors(await readEstate(folder.path))).toEqual([
      {
        file: detailsOf(ONE),
        message: 'the file is missing: save the output of `aws iam get-account-authorization-details` there',
        account: ONE,
      },
    ]);
  });

  it('a folder where a file should be', async () => {
    folder.write({ 'organization.json/x': '', [`accounts/${ONE}/${DETAILS}/x`]: '', [detailsOf(TWO)]: details(TWO, 'c') });
    expect(await recordCalls(folder.path)).toEqual(
      expect.arrayContaining([
        'problem organization.json: the file cannot be read: it is a folder, not a file',
        `problem ${detailsOf(ONE)}: the file cannot be read: it is a folder, not a file`,
        `detailsEnd ${TWO} ${detailsOf(TWO)}`,
      ]),
    );
  });

  it('a policy that is nested a hundred thousand levels deep is unknown, and its role is read', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const text = JSON.stringify(details(ONE, 'a')).replace('"ec2.amazonaws.com"', deep);
    const estate = await withBroken({ [detailsOf(ONE)]: text });
    expect(errors(estate)).toEqual([{ file: detailsOf(ONE), message: expect.stringContaining('nested too deeply'), account: ONE }]);
    expect(roleNames(estate)).toEqual(['a', 'c']);
  });

  it('one file that is cut after some roles', async () => {
    folder.write({ 'x.json': json.slice(0, between + 25) });
    const estate = await readEstate(join(folder.path, 'x.json'));
    expect(roleNames(estate)).toEqual(['a']);
    expect(errors(estate)).toContainEqual({
      file: 'x.json',
      message: 'the file is cut off at line 23, column 19, inside element 2 of `RoleDetailList`: get it again',
      account: ONE,
    });
    expect(estate.accounts.get(ONE)?.detailsRead).toBe('no');
  });

  it('a file of which nothing tells the account', async () => {
    folder.write({ [DETAILS]: details(ONE), 'resource-policies.json': { resourcePolicies: [] } });
    expect(await recordCalls(folder.path)).toContain(
      'problem resource-policies.json: nothing tells which account the file belongs to: put it into a folder that is named by the account id',
    );
  });

  it('a file that is larger than what is read at once is cut at the same place', async () => {
    const many = JSON.stringify(details(ONE, ...Array.from({ length: 40_000 }, (_, i) => `r${i}`)), undefined, 1);
    expect(many.length).toBeGreaterThan(9 << 20);
    folder.write({ 'whole.json': many, 'cut.json': many.slice(0, many.indexOf('"r39999"') + 3) });
    expect(roleNames(await readEstate(join(folder.path, 'whole.json')))).toHaveLength(40_000);
    const estate = await readEstate(join(folder.path, 'cut.json'));
    expect(roleNames(estate)).toHaveLength(39_999);
    const before = many.slice(0, many.indexOf('"r39999"') + 3).split('\n');
    expect(errors(estate)[0]?.message).toBe(
      `the file is cut off at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}, inside element 40000 of \`RoleDetailList\`: get it again`,
    );
  });

  it.skipIf(process.platform === 'win32')('a pipe is read once, so that a fault is named by its byte', async () => {
    const pipe = join(folder.path, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const [estate] = await Promise.all([readEstate(pipe), writeFile(pipe, json.slice(0, between + 25))]);
    expect(roleNames(estate)).toEqual(['a']);
    expect(errors(estate).map(({ message }) => message)).toContain(
      `the file is cut off at byte ${between + 25}, inside element 2 of \`RoleDetailList\`: get it again`,
    );
  });
});
