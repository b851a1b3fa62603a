import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { hasBit } from '../src/access/bits.ts';
import { type Caller, NO_ASSUMPTIONS } from '../src/access/caller.ts';
import { CallerIndex } from '../src/access/caller-index.ts';
import { homeRegion } from '../src/access/policy-layers.ts';
import { explainRight } from '../src/access/resource-policies/explain-right.ts';
import { whoCan } from '../src/access/resource-policies/who-can.ts';
import { explain } from '../src/app/explain.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { takeInventory } from '../src/app/scan.ts';
import { privilegedActions } from '../src/catalogue/catalogue.ts';
import { estateOf } from '../src/estate/estate-of.fixture.ts';
import type { Estate } from '../src/estate/estate.ts';

const ACME = fileURLToPath(new URL('../examples/acme', import.meta.url));
const GENERATOR = fileURLToPath(new URL('../../shared/estate/generate.mjs', import.meta.url));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** `yes`, or `usually` where a call may also fail. */
type Answers = ReadonlyMap<string, ReadonlyMap<string, string>>;

function put(answers: Map<string, Map<string, string>>, arn: string, action: string, answer: string): void {
  const own = answers.get(arn);
  if (own === undefined) answers.set(arn, new Map([[action, answer]]));
  else own.set(action, answer);
}

function scanned(estate: Estate): Answers {
  const answers = new Map<string, Map<string, string>>();
  const { inventory } = takeInventory(estate, { snapshot: '.' });
  for (const { caller, yes, usually, conditional, indeterminate } of inventory.holdings) {
    for (const [index, { name }] of inventory.universe.actions.entries()) {
      if (hasBit(yes, index)) put(answers, caller.arn, name, hasBit(usually, index) ? 'usually' : 'yes');
      else if (hasBit(conditional, index)) put(answers, caller.arn, name, 'conditional');
      else if (hasBit(indeterminate, index)) put(answers, caller.arn, name, 'indeterminate');
    }
  }
  return answers;
}

function named(estate: Estate, index: CallerIndex, actions: readonly string[]): Answers {
  const answers = new Map<string, Map<string, string>>();
  const question = { actions, resource: undefined, assumptions: NO_ASSUMPTIONS, home: homeRegion(estate) };
  for (const { caller, action, status, usually } of whoCan(estate, index, question))
    put(answers, caller.arn, action, usually ? 'usually' : status);
  return answers;
}

/** Where two of the three differ. `asks`: whether explain, which is slow, is asked about a cell. */
function disagreements(estate: Estate, asks: (caller: Caller, row: number, column: number, answer: string) => boolean): readonly string[] {
  const actions = [...privilegedActions()].sort();
  const index = new CallerIndex(estate);
  const [byScan, byName] = [scanned(estate), named(estate, index, actions)];
  const home = homeRegion(estate);
  const different: string[] = [];
  for (const [row, caller] of index.callers.entries()) {
    for (const [column, action] of actions.entries()) {
      const scan = byScan.get(caller.arn)?.get(action) ?? 'no';
      const who = byName.get(caller.arn)?.get(action) ?? 'no';
      if (scan !== who) different.push(`${caller.arn} ${action}: scan says ${scan}, who-can ${who}`);
      if (!asks(caller, row, column, scan)) continue;
      const { status, usually, resource } = explainRight(estate, caller, {
        action,
        resource: undefined,
        assumptions: NO_ASSUMPTIONS,
        home,
      });
      const explained = usually ? 'usually' : status;
      if (scan !== explained) different.push(`${caller.arn} ${action}: scan says ${scan}, explain ${explained} on ${resource}`);
    }
  }
  return different;
}

/** MANTLET_LARGE=1 asks every cell, which takes minutes; otherwise a part of each row and column, and more of what is held. */
const EVERY = process.env['MANTLET_LARGE'] !== undefined;
const some = (_: Caller, row: number, column: number, answer: string): boolean =>
  EVERY || (row + column) % (answer === 'no' ? 67 : answer === 'yes' ? 23 : 3) === 0;

describe('scan, who-can and explain give one answer for every principal and every privileged action', () => {
  test('of Acme', async () => {
    expect(disagreements(await openEstate(ACME), some)).toEqual([]);
  });

  test.skipIf(!existsSync(GENERATOR))('of a synthetic estate (skipped where ../shared is absent)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
    folders.push(folder);
    execFileSync(process.execPath, [GENERATOR, '--out', folder, '--preset', 'small', '--events', '0'], { stdio: 'ignore' });
    expect(disagreements(await openEstate(folder), some)).toEqual([]);
  });

  test('of two accounts that share by resource policies', () => {
    expect(disagreements(sharing, some)).toEqual([]);
  });
});

const OWNER = '111122223333';
const OTHER = '444455556666';
const document = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | string[], Resource: string | string[], more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const user = (account: string, UserName: string, ...statements: object[]) => ({
  UserName,
  Path: '/',
  Arn: `arn:aws:iam::${account}:user/${UserName}`,
  UserPolicyList: statements.length === 0 ? [] : [{ PolicyName: 'own', PolicyDocument: document(...statements) }],
});
const role = (account: string, RoleName: string, ...statements: object[]) => ({
  RoleName,
  Path: '/',
  Arn: `arn:aws:iam::${account}:role/${RoleName}`,
  AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }),
  RolePolicyList: statements.length === 0 ? [] : [{ PolicyName: 'own', PolicyDocument: document(...statements) }],
});
const opened = (type: string, arn: string, ...statements: object[]) => ({ type, arn, policy: document(...statements) });
const bucket = (name: string): string => `arn:aws:s3:::${name}`;
const group = `arn:aws:sagemaker:us-east-1:${OWNER}:model-package-group/scoring`;
const packages = `arn:aws:sagemaker:us-east-1:${OWNER}:model-package/scoring/*`;
const PUT = 's3:PutObject';
const POLICE = 's3:PutBucketPolicy';
const PUBLISH = 'sagemaker:UpdateModelPackage';
const everybody = (name: string, condition: object) =>
  opened('AWS::S3::Bucket', bucket(name), { ...allow(PUT, `${bucket(name)}/*`, { Condition: condition }), Principal: '*' });

const organization = {
  Organization: { Id: 'o-1', FeatureSet: 'ALL', MasterAccountId: '100000000001' },
  Roots: [{ Id: 'r-1', PolicyTypes: [] }],
  OrganizationalUnits: [],
  Accounts: ['100000000001', OWNER, OTHER].map((Id) => ({ Id, ParentId: 'r-1' })),
  Policies: [],
};
const sharing = estateOf({
  organization,
  accounts: {
    '100000000001': { users: [user('100000000001', 'idle'), user('100000000001', 'uploader', allow(PUT, bucket('org/*')))] },
    [OWNER]: {
      users: [
        user(OWNER, 'barred', allow(POLICE, bucket('closed'))),
        user(OWNER, 'named'),
        user(OWNER, 'nobody'),
        user(OWNER, 'refused', { Effect: 'Deny', Action: PUT, Resource: '*' }),
      ],
      roles: [role(OWNER, 'session'), role(OWNER, 'admin', allow('*', '*'))],
      resourcePolicies: {
        resourcePolicies: [
          opened('AWS::S3::Bucket', bucket('data'), {
            ...allow(PUT, `${bucket('data')}/*`),
            Principal: {
              AWS: [
                `arn:aws:iam::${OWNER}:user/named`,
                `arn:aws:iam::${OWNER}:user/refused`,
                `arn:aws:sts::${OWNER}:assumed-role/session/nightly`,
                `arn:aws:iam::${OTHER}:user/partner`,
                `arn:aws:iam::${OTHER}:user/silent`,
              ],
            },
          }),
          opened('AWS::S3::Bucket', bucket('closed'), { Effect: 'Deny', Principal: '*', Action: POLICE, Resource: bucket('closed') }),
          everybody('org', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
          everybody('mfa', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
          opened('AWS::SageMaker::ModelPackageGroup', group, { ...allow(PUBLISH, [group, packages]), Principal: { AWS: [OTHER] } }),
        ],
      },
    },
    [OTHER]: {
      users: [
        user(OTHER, 'partner', allow(PUT, bucket('data/*'))),
        user(OTHER, 'silent'),
        user(OTHER, 'hopeful', allow(PUT, bucket('data/*'))),
        user(OTHER, 'publisher', allow(PUBLISH, packages)),
        user(OTHER, 'stranger', allow(PUBLISH, `arn:aws:sagemaker:us-east-1:${OWNER}:model-package/other/*`)),
      ],
    },
  },
});

describe('what a resource policy gives is explained with its resource and its statement', () => {
  test.each([
    [`arn:aws:iam::${OWNER}:user/named`, PUT, 'yes', 'data'],
    [`arn:aws:iam::${OWNER}:role/session`, PUT, 'yes', 'org'],
    [`arn:aws:iam::${OWNER}:user/nobody`, PUT, 'yes', 'org'],
    [`arn:aws:iam::${OWNER}:user/refused`, PUT, 'no', undefined],
    [`arn:aws:iam::${OTHER}:user/partner`, PUT, 'yes', 'data'],
    [`arn:aws:iam::${OTHER}:user/silent`, PUT, 'no', undefined],
    // allowed by name what the policy of the bucket, which is another account's, does not give
    [`arn:aws:iam::${OTHER}:user/hopeful`, PUT, 'no', undefined],
    [`arn:aws:iam::${OWNER}:user/barred`, POLICE, 'no', undefined],
    // everybody of the organisation, of another account where its own policies allow it too
    ['arn:aws:iam::100000000001:user/uploader', PUT, 'yes', 'org'],
    ['arn:aws:iam::100000000001:user/idle', PUT, 'no', undefined],
    [`arn:aws:iam::${OTHER}:user/publisher`, PUBLISH, 'yes', 'model-package/scoring/'],
    [`arn:aws:iam::${OTHER}:user/stranger`, PUBLISH, 'no', undefined],
    [`arn:aws:iam::${OTHER}:root`, PUBLISH, 'yes', undefined],
  ])('%s, %s: %s', (who, action, expected, on) => {
    const { status, resource, open } = explain(sharing, { who, action, resource: undefined });
    expect([status, resource]).toEqual([expected, on === undefined ? resource : expect.stringContaining(on)]);
    if (on === undefined) return;
    const cited = open.reasons.find(({ layer, effect }) => layer === 'resource' && effect === 'Allow')?.statement;
    expect(cited).toMatchObject({ index: 0, document: { file: `accounts/${OWNER}/resource-policies.json` } });
  });
});
