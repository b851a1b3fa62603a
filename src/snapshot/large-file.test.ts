import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EstateBuilder } from '../estate/builder.ts';
import { openStatement } from './open-statement.ts';
import { readSnapshot } from './read-snapshot.ts';
import { createTestFolder, details, ONE, type TestFolder } from './written-snapshot.fixture.ts';

const MEGABYTES = Number(process.env['MANTLET_LARGE_MB'] ?? 0);
const ALLOWED_MB = 120;

describe.skipIf(MEGABYTES === 0)('a file of many megabytes (skipped unless MANTLET_LARGE_MB says how many, such as 100)', () => {
  let folder: TestFolder;
  let file = '';
  let roles = 0;

  beforeAll(() => {
    folder = createTestFolder();
    file = join(folder.path, 'large.json');
    const handle = openSync(file, 'w');
    let written = writeSync(handle, '{"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [');
    for (let text = ''; written < MEGABYTES * 1e6; text = '') {
      for (let i = 0; i < 1_000; i++) {
        const [role] = details(ONE, `role-${roles}-{"ä😀`).RoleDetailList;
        text += `${roles++ === 0 ? '' : ',\n'}${JSON.stringify({ ...role, Description: '}"\\'.repeat(100) }, undefined, 1)}`;
      }
      written += writeSync(handle, text);
    }
    writeSync(handle, '], "Policies": []}');
    closeSync(handle);
  }, 300_000);
  afterAll(() => folder.remove());

  it(`is read in at most ${ALLOWED_MB} MB more than nothing, and its last statement is opened`, async () => {
    let read = 0;
    let peak = 0;
    const before = process.memoryUsage().rss;
    const none = (): void => undefined;
    const builder: EstateBuilder = {
      organization: none,
      identityCenter: none,
      account: none,
      detailsEnd: none,
      resourcePolicies: none,
      aiResources: none,
      lastAccessed: none,
      answer: none,
      problem: none,
      detail(_account, _list, index) {
        expect(index).toBe(read++);
        if (read % 1_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
      },
      attachedOfAws: () => [],
      build: () => expect.fail(),
    };
    await readSnapshot(file, builder);
    expect(read).toBe(roles);
    // a role has 18 lines, and its statement starts on the eighth
    const document = {
      name: `trust policy of arn:aws:iam::${ONE}:role/role-${roles - 1}-{"ä😀`,
      file: 'large.json',
      path: ['RoleDetailList', roles - 1, 'AssumeRolePolicyDocument'],
    };
    expect(await openStatement(file, { document, index: 0, sid: undefined })).toMatchObject({ line: (roles - 1) * 18 + 8, column: 4 });
    expect((peak - before) / 1e6).toBeLessThan(ALLOWED_MB);
  });
});
