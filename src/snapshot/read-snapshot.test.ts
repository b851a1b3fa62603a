import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import { readSnapshot } from './read-snapshot.ts';
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

const NO_ORGANIZATION =
  'problem organization.json: there is no such file: SCPs and RCPs may deny more, and organisation keys such as aws:PrincipalOrgID are unknown';

describe('a snapshot', () => {
  it('is a folder with an organisation and the folders of its accounts; other files are not its own', async () => {
    folder.write({
      'organization.json': organization,
      'identity-center.json': {},
      'manifest.json': '{broken',
      'provenance.json': [],
      'ground-truth/attacks.json': [],
      [detailsOf(ONE)]: details(ONE, 'a', 'b'),
      [`accounts/${ONE}/account.json`]: { Id: ONE },
      [`accounts/${ONE}/resource-policies.json`]: { resourcePolicies: [] },
      [`accounts/${ONE}/ai-resources.json`]: {},
      [`accounts/${ONE}/last-accessed.json`]: { 'arn:a': {}, 'arn:b': {} },
      [detailsOf(TWO)]: details(TWO, 'c'),
      'accounts/README.md': 'not an account',
      'accounts/notes/x.json': '{broken',
    });
    expect(await recordCalls(folder.path)).toEqual([
      'organization organization.json',
      'identityCenter identity-center.json',
      `detail ${ONE} RoleDetailList 0 ${detailsOf(ONE)}`,
      `detail ${ONE} RoleDetailList 1 ${detailsOf(ONE)}`,
      `detailsEnd ${ONE} ${detailsOf(ONE)}`,
      `account ${ONE} accounts/${ONE}/account.json`,
      `resourcePolicies ${ONE} accounts/${ONE}/resource-policies.json`,
      `aiResources ${ONE} accounts/${ONE}/ai-resources.json`,
      `lastAccessed ${ONE} arn:a accounts/${ONE}/last-accessed.json`,
      `lastAccessed ${ONE} arn:b accounts/${ONE}/last-accessed.json`,
      `detail ${TWO} RoleDetailList 0 ${detailsOf(TWO)}`,
      `detailsEnd ${TWO} ${detailsOf(TWO)}`,
    ]);
  });

  it('is a folder with folders that are named by account ids', async () => {
    folder.write({ [`${ONE}/${DETAILS}`]: details(ONE, 'a'), 'x/y.json': '{broken' });
    expect(await recordCalls(folder.path)).toEqual([
      `detail ${ONE} RoleDetailList 0 ${ONE}/${DETAILS}`,
      `detailsEnd ${ONE} ${ONE}/${DETAILS}`,
      NO_ORGANIZATION,
    ]);
  });

  it('is one file, whatever its name', async () => {
    folder.write({ 'x.txt': `\ufeff${JSON.stringify(details(ONE, 'ä'))}` });
    expect(await recordCalls(join(folder.path, 'x.txt'))).toEqual([
      'detail undefined RoleDetailList 0 x.txt',
      'detailsEnd undefined x.txt',
      NO_ORGANIZATION,
    ]);
    const estate = await readEstate(join(folder.path, 'x.txt'));
    expect([...estate.accounts.keys(), estate.accounts.get(ONE)?.detailsRead, ...roleNames(estate)]).toEqual([ONE, 'yes', 'ä']);
  });

  it.each([
    ['account.json tells', { Id: ONE }],
    ['the details tell', undefined],
  ])('is the folder of one account, whose id %s', async (_, account) => {
    folder.write({
      [DETAILS]: details(ONE, 'a'),
      'resource-policies.json': { resourcePolicies: [] },
      ...(account && { 'account.json': account }),
    });
    const seen = await recordCalls(folder.path);
    expect(seen).toContain(`resourcePolicies ${ONE} resource-policies.json`);
    expect(seen).toContain(`detailsEnd undefined ${DETAILS}`);
  });

  it('is the folder of one account that is named by its id', async () => {
    folder.write({ [detailsOf(ONE)]: details(ONE, 'a') });
    expect(await recordCalls(join(folder.path, 'accounts', ONE))).toContain(`detailsEnd ${ONE} ${DETAILS}`);
  });

  it('has all pages of an account', async () => {
    const page = (more: boolean, name: string) => ({ ...details(ONE, name), IsTruncated: more, ...(more && { Marker: 'm' }) });
    const pages = { 'account-authorization-details-1.json': page(true, 'a'), 'account-authorization-details-2.json': page(false, 'b') };
    folder.write(pages);
    const estate = await readEstate(folder.path);
    expect([estate.accounts.get(ONE)?.detailsRead, ...roleNames(estate)]).toEqual(['yes', 'a', 'b']);
  });

  it('tells its progress', async () => {
    folder.write({ [detailsOf(ONE)]: details(ONE), [detailsOf(TWO)]: details(TWO) });
    const shown: unknown[] = [];
    await readSnapshot(folder.path, createEstateBuilder(), { onProgress: (...given) => shown.push(given) });
    expect(shown).toEqual([
      [1, 2, 'accounts read'],
      [2, 2, 'accounts read'],
    ]);
    shown.length = 0;
    await readSnapshot(join(folder.path, detailsOf(ONE)), createEstateBuilder(), { onProgress: (...given) => shown.push(given) });
    expect(shown.at(-1)).toEqual([1, 1, 'MB read']);
  });

  it('lets an error of the builder through: it is ours, not one of the file', async () => {
    folder.write({ [DETAILS]: details(ONE, 'a') });
    const broken = { ...createEstateBuilder(), detail: () => expect.fail('a bug') };
    await expect(readSnapshot(folder.path, broken)).rejects.toThrow('a bug');
  });
});

const corpora = fileURLToPath(new URL('../../../shared/corpora/iam', import.meta.url));
describe.skipIf(!existsSync(corpora))('real accounts (skipped where the corpora are absent)', () => {
  it.each([
    ['salesforce-cloudsplaining-example.json', 122],
    ['duo-cloudmapper-demo.json', 6],
    ['iam-vulnerable', 89],
  ])('%s has %i principals, and only its organisation is unknown', async (name, count) => {
    const estate = await readEstate(join(corpora, name));
    expect([...estate.accounts.values()].flatMap(({ principals }) => principals)).toHaveLength(count);
    expect(
      errors(estate)
        .filter(({ message }) => !message.includes('nor shipped'))
        .map(({ file }) => file),
    ).toEqual(['organization.json']);
  });
});

describe('answers of AWS', () => {
  const at = `accounts/${ONE}/responses`;

  it('are files by region and operation, named by what the call was about', async () => {
    folder.write({
      [detailsOf(ONE)]: details(ONE, 'a'),
      [`${at}/us-east-1/bedrock.GetGuardrail/g1.json`]: { guardrailId: 'g1' },
      [`${at}/us-east-1/bedrock.GetGuardrail/notes.txt`]: 'not an answer',
      [`${at}/global/s3.GetBucketVersioning/a%2Fb.json`]: { Status: 'Enabled' },
    });
    const account = (await readEstate(folder.path)).accounts.get(ONE);
    expect(
      [...(account?.answers ?? [])].map(([operation, found]) => [operation, found.map((one) => [one.region, one.subject, one.body])]),
    ).toEqual([
      ['s3.GetBucketVersioning', [[undefined, 'a/b', { Status: 'Enabled' }]]],
      ['bedrock.GetGuardrail', [['us-east-1', 'g1', { guardrailId: 'g1' }]]],
    ]);
  });

  it('that cannot be read are problems, and answers without a body', async () => {
    folder.write({ [detailsOf(ONE)]: details(ONE, 'a'), [`${at}/us-east-1/bedrock.GetGuardrail/g1.json`]: '{"guardrailId": ' });
    const estate = await readEstate(folder.path);
    expect(estate.accounts.get(ONE)?.answers.get('bedrock.GetGuardrail')).toMatchObject([{ body: undefined }]);
    expect(errors(estate).map(({ file }) => file)).toContain(`${at}/us-east-1/bedrock.GetGuardrail/g1.json`);
  });
});
