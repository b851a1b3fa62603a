import { Buffer } from 'node:buffer';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import { readSnapshot } from './read-snapshot.ts';
import { SnapshotError } from './snapshot-error.ts';
import { createTestFolder, DETAILS, details, detailsOf, ONE, type TestFolder } from './written-snapshot.fixture.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = createTestFolder();
});
afterEach(() => folder.remove());

async function failure(path: string): Promise<SnapshotError> {
  const error = await readSnapshot(path, createEstateBuilder()).then(
    () => expect.fail('it should not be readable'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SnapshotError);
  return error as SnapshotError;
}

describe('a snapshot that answers nothing is refused with one sentence:', () => {
  const CUT = JSON.stringify(details(ONE, 'a', 'b'), undefined, 2);
  it.each<[string, Readonly<Record<string, unknown>>, string, SnapshotError['code'], string]>([
    [
      'a missing path',
      {},
      'nowhere',
      'missing',
      'cannot read `PATH`: it does not exist: name a folder or a get-account-authorization-details file',
    ],
    [
      'a folder with nothing that is known',
      { 'package.json': {}, 'src/index.js': '' },
      '',
      'unrecognised',
      'the folder `PATH` holds none of `organization.json`, `accounts/<id>/`, `<id>/` and `account-authorization-details.json`: name the folder that does, or one get-account-authorization-details file',
    ],
    ['an empty file', { 'a.json': '' }, 'a.json', 'malformed', 'nothing can be answered from `PATH`: the file is empty'],
    [
      'a list',
      { 'a.json': '[1, 2]' },
      'a.json',
      'malformed',
      'nothing can be answered from `PATH`: the file is a list, not an object; Mantlet reads the output of `aws iam get-account-authorization-details`',
    ],
    [
      'a package.json',
      { 'package.json': { name: 'x', files: ['a'] } },
      'package.json',
      'malformed',
      'nothing can be answered from `PATH`: the file holds none of `UserDetailList`, `GroupDetailList`, `RoleDetailList` and `Policies`: it is not the output of `aws iam get-account-authorization-details`',
    ],
    [
      'text that is not JSON',
      { 'a.json': '\n  Unable to locate credentials' },
      'a.json',
      'malformed',
      'nothing can be answered from `PATH`: the file is not valid JSON at line 2, column 3: expected an object, found `U`; Mantlet reads the output of `aws iam get-account-authorization-details`',
    ],
    [
      'a file that is cut before its first principal ends',
      { 'a.json': CUT.slice(0, 120) },
      'a.json',
      'malformed',
      'nothing can be answered from `PATH`: the file is cut off at line 7, column 19, inside element 1 of `RoleDetailList`: get it again',
    ],
    [
      'UTF-16',
      { 'a.json': Buffer.from('\ufeff{}', 'utf16le') },
      'a.json',
      'malformed',
      'nothing can be answered from `PATH`: the file is UTF-16: save it as UTF-8',
    ],
    [
      'a hundred thousand brackets',
      { 'a.json': '['.repeat(100_000) },
      'a.json',
      'malformed',
      'nothing can be answered from `PATH`: the file is a list, not an object; Mantlet reads the output of `aws iam get-account-authorization-details`',
    ],
    [
      'a folder of which every file is broken',
      { 'organization.json': '{', [detailsOf(ONE)]: '[]' },
      '',
      'malformed',
      'nothing can be answered from `PATH`: `organization.json`: the file is cut off at line 1, column 2, where a key in double quotes should follow: get it again (and 1 more problem)',
    ],
    [
      'a folder where a file should be',
      { [`accounts/${ONE}/${DETAILS}/x`]: '' },
      '',
      'unreadable',
      `nothing can be answered from \`PATH\`: \`${detailsOf(ONE)}\`: the file cannot be read: it is a folder, not a file`,
    ],
    [
      'an account without details',
      { [`accounts/${ONE}/account.json`]: { Id: ONE } },
      '',
      'malformed',
      `nothing can be answered from \`PATH\`: \`${detailsOf(ONE)}\`: the file is missing: save the output of \`aws iam get-account-authorization-details\` there`,
    ],
  ])('%s', async (_, files, name, code, message) => {
    folder.write(files);
    const path = join(folder.path, name);
    const error = await failure(path);
    expect([error.code, error.message.replaceAll(path, 'PATH')]).toEqual([code, message]);
  });

  it('an empty folder', async () => {
    expect((await failure(folder.path)).message).toBe(
      `the folder \`${folder.path}\` is empty: name a folder with a snapshot, such as \`mantlet demo DIR\` writes`,
    );
  });

  it('a path through a file', async () => {
    folder.write({ 'a.json': '{}' });
    expect((await failure(join(folder.path, 'a.json', 'b'))).message).toBe(
      `cannot read \`${join(folder.path, 'a.json', 'b')}\`: a part of the path is a file, not a folder: name a folder or a get-account-authorization-details file`,
    );
  });

  it('a link that leads nowhere', async () => {
    symlinkSync(join(folder.path, 'gone'), join(folder.path, 'link'));
    expect(await failure(join(folder.path, 'link'))).toMatchObject({ code: 'missing' });
  });

  it.skipIf(process.getuid?.() === 0)('what this user may not read (skipped for root, who may read anything)', async () => {
    folder.write({ [DETAILS]: details(ONE, 'a') });
    chmodSync(join(folder.path, DETAILS), 0);
    expect(await failure(join(folder.path, DETAILS))).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('permission denied'),
    });
    chmodSync(folder.path, 0);
    expect(await failure(folder.path)).toMatchObject({ code: 'unreadable', message: expect.stringContaining('permission denied') });
    chmodSync(folder.path, 0o700);
  });
});
