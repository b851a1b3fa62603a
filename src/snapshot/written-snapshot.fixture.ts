import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createEstateBuilder } from '../estate/create-estate-builder.ts';
import type { Estate, EstateProblem } from '../estate/estate.ts';
import { readSnapshot } from './read-snapshot.ts';

/** Snapshots for tests: two accounts of one organisation, written into a folder of their own. */
export const ONE = '111122223333';
/** The other account. */
export const TWO = '444455556666';

const role = (account: string, name: string) => ({
  RoleName: name,
  Path: '/',
  Arn: `arn:aws:iam::${account}:role/${name}`,
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  },
});

/** The details of an account with some roles. */
export const details = (account: string, ...roleNames: string[]) => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: roleNames.map((name) => role(account, name)),
  Policies: [],
});

/** The `organization.json` of both accounts. */
export const organization = {
  Organization: { Id: 'o-abc', MasterAccountId: ONE },
  Roots: [{ Id: 'r-1', PolicyTypes: [] }],
  OrganizationalUnits: [],
  Accounts: [ONE, TWO].map((Id) => ({ Id, Status: 'ACTIVE', ParentId: 'r-1' })),
  Policies: [],
};

/** The name of the file with an account's details. */
export const DETAILS = 'account-authorization-details.json';
/** The path of that file of one account. */
export const detailsOf = (account: string): string => `accounts/${account}/${DETAILS}`;

/** A folder of the test's own. */
export interface TestFolder {
  readonly path: string;
  /** Writes files; what is neither text nor bytes becomes JSON. */
  write(files: Readonly<Record<string, unknown>>): void;
  remove(): void;
}

/** A new empty folder of the system; `remove` takes it away. */
export function createTestFolder(): TestFolder {
  const path = mkdtempSync(join(tmpdir(), 'mantlet-snapshot-'));
  return {
    path,
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
      }
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The estate of a snapshot on the disk, without AWS's managed policies. */
export async function readEstate(path: string): Promise<Estate> {
  const builder = createEstateBuilder();
  await readSnapshot(path, builder);
  return builder.build(new Map());
}

/** Names of all roles of an estate. */
export const roleNames = (estate: Estate): readonly string[] =>
  [...estate.accounts.values()].flatMap(({ principals }) => principals.map(({ name }) => name));

/** The errors among its problems. */
export const errors = (estate: Estate): readonly Pick<EstateProblem, 'file' | 'message' | 'account'>[] =>
  estate.problems.flatMap(({ severity, file, message, account }) => (severity === 'error' ? [{ file, message, account }] : []));
