import { describe, expect, it } from 'vitest';
import { loadManagedPolicies } from './managed-policies.ts';
import { openShippedStatement } from './shipped-statement.ts';

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const { version = '' } = (await loadManagedPolicies([ADMIN])).get(ADMIN) ?? {};

describe('a statement of a policy that Mantlet ships', () => {
  it('comes with its text, and the days that it is of', async () => {
    const found = await openShippedStatement({ document: { name: ADMIN, version }, index: 0, sid: undefined });
    expect(JSON.parse(found?.text ?? '')).toEqual({ Effect: 'Allow', Action: '*', Resource: '*' });
    expect(found?.versionDate ?? found?.collected).toMatch(/^\d{4}-\d\d-\d\d/);
    expect(found?.collected).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it.each([
    ['of another version', { name: ADMIN, version: 'v999' }, 0],
    ['that the policy does not have', { name: ADMIN, version }, 1],
    ['of a policy that is not shipped', { name: 'arn:aws:iam::aws:policy/NoSuchPolicy', version }, 0],
    ['that stands in the snapshot', { name: ADMIN, version, file: 'account.json' }, 0],
  ])('%s is not found', async (_, document, index) => {
    expect(await openShippedStatement({ document, index, sid: undefined })).toBeUndefined();
  });
});
