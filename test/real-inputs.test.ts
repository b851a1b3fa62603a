import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isEmpty } from '../src/access/bits.ts';
import { buildInventory } from '../src/access/inventory.ts';
import { actionsOf } from '../src/access/statement-actions.ts';
import { buildUniverse } from '../src/access/universe.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { FOUNDING_ACTIONS } from '../src/catalogue/founding.ts';
import { lintPolicies } from '../src/app/lint-policies.ts';
import type { Claim } from '../src/firewall/prove/claim.ts';
import { prove } from '../src/firewall/prove/prove.ts';
import type { Situation } from '../src/firewall/prove/situation.ts';
import { decisionUnder } from '../src/firewall/prove/witness.ts';
import type { Policy } from '../src/iam/policy.ts';
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

  test('the known traps of published samples are found, each at its file', async () => {
    const { findings, unread } = await lintPolicies([fileURLToPath(folder)], undefined);
    expect(unread).toEqual([]);
    const at = (name: string) => findings.filter(({ file }) => basename(file).startsWith(`scp.${name}.`)).map(({ lint }) => lint);
    for (const [file, ...ids] of KNOWN_TRAPS) expect({ file, found: at(file) }).toEqual({ file, found: expect.arrayContaining(ids) });
    for (const { line, fix } of findings) expect({ line, fix }).toEqual({ line: expect.any(Number), fix: expect.stringMatching(/./) });
  });

  test('claims are decided about each, and what is refuted is confirmed', () => {
    const answers = { proved: 0, refuted: 0, unknown: 0 };
    const everything = parsePolicy({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'scp', {
      name: 'all',
    });
    const controls = (scp: readonly Policy[]) => ({ account: '111122223333', management: false, scp: [scp], rcp: undefined });
    for (const file of files.filter((name) => name.startsWith('scp.'))) {
      const policy = parsePolicy(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), 'scp', { name: file });
      const actions = [
        ...new Set(
          policy.statements.flatMap(({ effect, actions: list }) => (effect === 'Deny' && list?.negated === false ? list.patterns : [])),
        ),
      ];
      const situation: Situation = {
        partition: 'aws',
        organization: 'o-example',
        accounts: [
          {
            controls: controls([everything, policy]),
            before: controls([everything]),
            lineage: ['r-root', '111122223333'],
            organizationPath: 'o-example/r-root/',
          },
        ],
      };
      const claims: readonly Claim[] = [
        { id: 'denied to all', claim: 'complete', actions, exempt: [] },
        { id: 'spares nobody', claim: 'harmless', actions, for: [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }] },
        { id: 'as it is meant', claim: 'nothing-else', meant: [{ actions, exempt: [] }] },
      ];
      for (const claim of claims) {
        const answer = prove(claim, situation, 2_000_000);
        answers[answer.answer]++;
        if (answer.answer !== 'refuted') continue;
        const isDenied = decisionUnder(answer.witness, { scp: [[everything, policy]], rcp: undefined })?.verdict.endsWith('Deny') ?? false;
        expect({ file, claim: claim.id, isDenied }).toEqual({ file, claim: claim.id, isDenied: claim.claim !== 'complete' });
      }
    }
    expect(answers.proved).toBeGreaterThan(60);
    expect(answers.refuted).toBeGreaterThan(60);
    expect(answers.unknown).toBeLessThan(30);
  });
});

/** What `reference/firewall.md` names, read by people: the file and what fails there. */
const KNOWN_TRAPS: readonly (readonly [file: string, ...lints: string[]])[] = [
  ['Deny-Bedrock-api-keys', 'bearer-token-plane-left-open'],
  ['Deny-Bedrock-long-term-api-keys', 'bearer-token-plane-left-open'],
  [
    'Deny-Bedrock-model-invocation-except-approved-models',
    'inverted-list',
    'not-resource-too-narrow',
    'no-resource-type-under-not-resource',
    'retired-action',
    'placeholder',
  ],
  ['Deny-Bedrock-api-keys-longer-than-30-days', 'bound-on-optional-number'],
  ['deny-creating-any-service-specific-credentials', 'exception-that-never-applies'],
  [
    'Deny-access-to-AWS-based-on-the-requested-AWS-region-with-Bedrock-CRIS',
    'exemption-in-one-statement-only',
    'key-that-the-action-never-has',
  ],
];
