import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isEmpty } from '../src/access/bits.ts';
import { buildInventory } from '../src/access/inventory.ts';
import { actionsOf } from '../src/access/statement-actions.ts';
import { buildUniverse } from '../src/access/universe.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { FOUNDING_ACTIONS } from '../src/catalogue/founding.ts';
import { parsePolicy } from '../src/iam/parse.ts';

const shared = new URL('../../shared/', import.meta.url);
const present = existsSync(new URL('corpora/iam', shared));
const founding = buildUniverse(FOUNDING_ACTIONS.map(({ action }) => action));

describe.skipIf(!present)('real authorization details (skipped where ../shared is absent)', () => {
  test.each([
    ['salesforce-cloudsplaining-example.json', 14, 122],
    ['iam-vulnerable/111111111111/account-authorization-details.json', 11, 89],
    ['duo-cloudmapper-demo.json', 1, 6],
  ])('%s: %d of %d principals reach a founding action', async (file, holders, principals) => {
    const estate = await openEstate(new URL(`corpora/iam/${file}`, shared).pathname);
    const inventory = buildInventory(estate, founding, { roots: false });
    expect(inventory.principals).toBe(principals);
    expect(inventory.holdings.filter((held) => !isEmpty(held.yes) || !isEmpty(held.conditional))).toHaveLength(holders);
  });
});

test.skipIf(!present)('a file with policies and nobody who holds them is refused in one sentence', async () => {
  const path = new URL('corpora/iam/salesforce-cloudsplaining-policy-mismatch.json', shared).pathname;
  await expect(openEstate(path)).rejects.toThrow(/policy-mismatch\.json.*`RoleDetailList` is missing/);
});

describe.skipIf(!present)('AWS managed policies (skipped where ../shared is absent)', () => {
  const managed: Readonly<Record<string, { readonly document: unknown }>> = present
    ? JSON.parse(readFileSync(new URL('estate/managed/managed-latest.json', shared), 'utf8'))
    : {};
  const policies = Object.entries(managed).map(([name, { document }]) => parsePolicy(document, 'identity', { name }));
  const allowing = policies.flatMap((policy) => {
    const allows = policy.statements.filter((statement) => statement.effect === 'Allow' && !isEmpty(actionsOf(statement, founding)));
    return allows.length === 0
      ? []
      : [{ name: policy.ref.name, onEverything: allows.filter((statement) => statement.resources?.patterns.includes('*') ?? false) }];
  });

  test('all 1,645 are read without a problem', () => {
    expect(policies).toHaveLength(1_645);
    expect(
      policies.filter((policy) => policy.unreadable !== undefined || policy.problems.some(({ severity }) => severity === 'error')),
    ).toEqual([]);
  });

  test('57 can allow a founding action', () => expect(allowing).toHaveLength(57));

  test('25 of them on * without a condition, and one more on * for calls of AWS MCP servers', () => {
    const free = allowing.filter(({ onEverything }) => onEverything.some((statement) => statement.conditions.length === 0));
    expect(free).toHaveLength(25);
    const mcp = allowing.filter(({ onEverything }) =>
      onEverything.some(({ conditions }) => conditions.length === 1 && conditions[0]?.key.toLowerCase() === 'aws:ismcpserviceaction'),
    );
    expect(mcp.map(({ name }) => name)).toEqual(['AWSMcpServiceActionsFullAccess']);
  });
});

describe.skipIf(!present)('published organisation policies (skipped where ../shared is absent)', () => {
  const folder = new URL('corpora/orgpolicies/', shared);
  const files = present ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];

  test('each is read, or is a problem by name', () => {
    expect(files.length).toBeGreaterThanOrEqual(134);
    for (const file of files) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      let document: unknown;
      try {
        document = JSON.parse(text);
      } catch {
        document = text;
      }
      for (const kind of ['scp', 'rcp', 'endpoint', 'identity'] as const) {
        const policy = parsePolicy(document, kind, { name: file });
        expect(policy.unreadable === undefined || policy.unreadable.length > 0, file).toBe(true);
        if (typeof document === 'string') expect(policy.unreadable, file).toBeDefined();
      }
    }
  });
});
