import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { isBreakGlass, matchesArnPatterns } from '../estate/intent-principals.ts';
import { expiryOf } from '../estate/intent-expiry.ts';
import { parseIntent } from '../intent/parse-intent.ts';
import { firstIntent } from './init-intent.ts';
import { openEstate } from './open-estate.ts';
import { openIntent } from './open-intent.ts';

const acme = fileURLToPath(new URL('../../examples/acme', import.meta.url));
const NOW = '2026-11-23T12:00:00Z';

describe('what Acme intends', async () => {
  const intent = await openIntent(`${acme}/mantlet.yaml`);
  const estate = await openEstate(acme);
  const arns = [...estate.accounts.values()].flatMap(({ principals }) => principals.map(({ arn }) => arn));

  test('is of accounts, groups and Regions that it has', () => {
    for (const id of intent.productionAccounts ?? []) expect([...estate.accounts.keys()]).toContain(id);
    for (const group of intent.approvedGroups ?? []) expect(estate.identityCenter?.groups).toContain(group);
    for (const { account } of intent.trustedAccounts) expect([...estate.accounts.keys()]).not.toContain(account);
    expect(intent.productionAccounts).toHaveLength(2);
  });

  const { useCases = [], exemptions, breakGlass, approvers, dataOwners } = intent;
  it.each([...useCases, ...exemptions].flatMap(({ identities }) => identities).concat(breakGlass, approvers, dataOwners))(
    '%s names somebody',
    (pattern) => {
      expect(arns.filter((arn) => matchesArnPatterns([pattern], arn))).not.toEqual([]);
    },
  );

  test('has two use cases, break-glass, an exemption, one suppression in force and one that has expired', () => {
    expect(useCases).toHaveLength(2);
    expect(arns.filter((arn) => isBreakGlass(intent, arn))).toEqual([
      'arn:aws:iam::100000000001:user/break-glass',
      'arn:aws:iam::100000000005:role/break-glass/emergency',
    ]);
    expect(exemptions.map(({ expires }) => expiryOf(expires, NOW).status)).toEqual(['in-force']);
    expect(intent.suppressions.map(({ expires }) => expiryOf(expires, NOW).status)).toEqual(['in-force', 'expired']);
  });
});

describe('a first intent filled in from a snapshot', async () => {
  const text = await firstIntent({ from: acme, now: NOW });

  test('reads cleanly: production by name and unit, Regions in use, and nobody approved', () => {
    const intent = parseIntent(text, 'a');
    expect(intent.productionAccounts).toEqual(['100000000005']);
    expect(intent.approvedRegions).toEqual(['us-east-1']);
    expect([intent.approvedGroups, intent.useCases]).toEqual([undefined, undefined]);
    expect(text).toContain("# approvedGroups:\n#   - 'auditors'");
  });

  test('suggests those who hold something today, and reads cleanly with the suggestions taken', () => {
    const { useCases = [], approvedGroups } = parseIntent(text.replace(/^.*\n/, '').replaceAll(/^# /gm, ''), 'a');
    expect(approvedGroups).toEqual(['auditors', 'data-scientists']);
    expect(useCases.length).toBeGreaterThan(3);
    const named = useCases.flatMap(({ identities }) => identities);
    expect(new Set(named).size).toBe(named.length);
    expect(named).toContain('arn:aws:iam::100000000005:role/ai-privileged/model-pipeline');
    expect(named.filter((arn) => arn.endsWith(':root') || arn.includes('/aws-service-role/'))).toEqual([]);
    expect(useCases[0]?.reviewBy).toBe('2027-02-21');
  });
});
