import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasBit } from '../src/access/bits.ts';
import { CallerAssessor } from '../src/access/caller-assessor.ts';
import { type Caller, callerOf } from '../src/access/caller.ts';
import { buildInventory, type Inventory } from '../src/access/inventory.ts';
import type { Holdings } from '../src/access/holdings.ts';
import { withResourcePolicies } from '../src/access/resource-policies/resource-holdings.ts';
import { buildReach, chainActions } from '../src/access/chains/reach.ts';
import { shortestPath } from '../src/access/chains/path.ts';
import { trapsOf } from '../src/access/traps.ts';
import { buildUniverse } from '../src/access/universe.ts';
import { explain } from '../src/app/explain.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { privilegedActions } from '../src/catalogue/catalogue.ts';
import type { Estate } from '../src/estate/estate.ts';

const generator = new URL('../../shared/estate/generate.mjs', import.meta.url);
const present = existsSync(generator);

/** A synthetic case of the generator: what one principal may do, and what decides it. */
interface Planted {
  readonly case: string;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly region: string;
  readonly context: Readonly<Record<string, string>>;
  readonly expected: 'allow' | 'deny' | 'conditional' | 'indirect';
  readonly decidedBy: string;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function generate(...options: readonly string[]): Promise<{ estate: Estate; planted: readonly Planted[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'synthetic-estate-'));
  folders.push(folder);
  execFileSync(process.execPath, [generator.pathname, '--out', folder, '--events', '0', ...options], { stdio: 'ignore' });
  const planted = JSON.parse(readFileSync(join(folder, 'ground-truth/permissions.json'), 'utf8'));
  return { estate: await openEstate(folder), planted };
}

function statusIn(inventory: Inventory, byArn: ReadonlyMap<string, Holdings>, { principal, action }: Planted): string {
  const held = byArn.get(principal);
  const index = inventory.universe.indexOf.get(action.toLowerCase());
  if (held === undefined || index === undefined) return 'no';
  return hasBit(held.yes, index)
    ? 'yes'
    : hasBit(held.conditional, index)
      ? 'conditional'
      : hasBit(held.indeterminate, index)
        ? 'indeterminate'
        : 'no';
}

function missing(estate: Estate, arn: string): { caller: Caller } {
  for (const account of estate.accounts.values()) {
    const principal = account.principals.find((candidate) => candidate.arn === arn);
    if (principal !== undefined) return { caller: callerOf(estate, account, principal) };
  }
  throw new Error(`the estate has no ${arn}`);
}

/** What a principal holds itself; what it reaches through a chain is asked after it. */
const OWN: Readonly<Record<Planted['expected'], string>> = { allow: 'yes', deny: 'no', conditional: 'conditional', indirect: 'no' };

describe.skipIf(!present)('every planted verdict of a synthetic estate (skipped where ../shared is absent)', () => {
  test.each([
    ['small', []],
    ['small without a firewall', ['--no-firewall']],
    ['medium', ['--preset', 'medium']],
    ['medium without a firewall', ['--preset', 'medium', '--no-firewall']],
    ['medium with another seed', ['--preset', 'medium', '--seed', '7']],
    // 200 accounts take a minute each: MANTLET_LARGE=1 npx vitest run test/planted-verdicts.test.ts
    ...(process.env['MANTLET_LARGE'] === undefined
      ? []
      : ([
          ['large', ['--preset', 'large']],
          ['large without a firewall', ['--preset', 'large', '--no-firewall']],
        ] as [string, string[]][])),
  ])('%s', async (_, options) => {
    const { estate, planted } = await generate(...options);
    expect(planted.length).toBeGreaterThan(20);
    const universe = buildUniverse([...privilegedActions(), ...chainActions()]);
    const assumptions = { region: 'us-east-1', context: {} };
    const { inventory } = withResourcePolicies(buildInventory(estate, universe, { assumptions }));
    const reach = buildReach(inventory);
    const byArn = new Map(inventory.holdings.map((held) => [held.caller.arn, held]));
    const assessor = new CallerAssessor(universe, 'aws', assumptions, 'us-east-1');
    const wrong: string[] = [];
    for (const one of planted) {
      // an outsider, or a question about one resource, is no matter of the inventory
      const asked = one.resource !== '*' || !byArn.has(one.principal);
      const status = asked
        ? explain(estate, {
            who: one.principal,
            action: one.action,
            resource: one.resource,
            assumptions: { region: one.region, context: one.context },
          }).status
        : statusIn(inventory, byArn, one);
      if (status !== OWN[one.expected])
        wrong.push(`${one.case} ${one.principal} ${one.action}: ${status}, expected ${one.expected} (${one.decidedBy})`);
      if (one.expected === 'conditional') {
        const holding = explain(estate, { who: one.principal, action: one.action, resource: undefined, assumptions });
        expect(
          holding.conditions.map((condition) => condition.key),
          one.principal,
        ).toContain('aws:MultiFactorAuthPresent');
      }
      const trap = one.case === 'C08' ? 'aws:MultiFactorAuthPresent' : one.case === 'C09' ? 'sagemaker:VpcSubnets' : undefined;
      if (trap !== undefined && one.expected === 'allow') {
        const held = byArn.get(one.principal) as Holdings;
        expect(
          trapsOf(assessor, held).map((found) => found.key),
          one.principal,
        ).toContain(trap);
        const holding = explain(estate, { who: one.principal, action: one.action, resource: undefined, assumptions });
        expect(
          holding.traps.map((found) => found.condition.key),
          one.principal,
        ).toContain(trap);
      }
    }
    const chained = planted.filter((one) => one.expected === 'indirect');
    expect(chained.length).toBeGreaterThan(0);
    for (const one of chained) {
      const path = shortestPath(reach, (byArn.get(one.principal) ?? missing(estate, one.principal)).caller, one.action);
      // the generator names the target in words: `sts:AssumeRole to planted-c15-target`
      const target = one.decidedBy.split(' ').pop() as string;
      if (path?.steps.some((step) => step.to.arn.endsWith(`/${target}`)) !== true || path.status !== 'yes')
        wrong.push(`${one.case} ${one.principal}: no chain to ${target}`);
    }
    expect(wrong).toEqual([]);
  });
});
