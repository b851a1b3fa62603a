import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildReach } from '../src/access/chains/reach.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { takeInventory } from '../src/app/scan.ts';
import { NOTHING_SAID } from '../src/estate/intent.ts';
import { checks } from '../src/findings/checks/index.ts';
import type { Finding } from '../src/findings/finding.ts';
import { runChecks } from '../src/findings/run-checks.ts';

const generator = new URL('../../shared/estate/generate.mjs', import.meta.url);
const present = existsSync(generator);

/** A synthetic case of the generator: what one principal may do. */
interface Planted {
  readonly case: string;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly expected: 'allow' | 'deny' | 'conditional' | 'indirect';
}

const folder = mkdtempSync(join(tmpdir(), 'synthetic-estate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!present)('the planted cases of a synthetic estate as findings (skipped where ../shared is absent)', () => {
  test.each([
    ['medium', ['--preset', 'medium']],
    ['medium with another seed', ['--preset', 'medium', '--seed', '7']],
  ] as const)('%s', async (name, options) => {
    const path = join(folder, name.replaceAll(' ', '-'));
    execFileSync(process.execPath, [generator.pathname, '--out', path, '--events', '0', ...options], { stdio: 'ignore' });
    const planted = JSON.parse(readFileSync(join(path, 'ground-truth/permissions.json'), 'utf8')) as readonly Planted[];
    const estate = await openEstate(path);
    const { inventory, outsiders } = takeInventory(estate, { snapshot: path, assumptions: { region: 'us-east-1', context: {} } });
    // nobody needs anything: whoever holds something is outside of every use case
    const intent = { ...NOTHING_SAID, useCases: [] };
    const results = runChecks(checks, { estate, inventory, outsiders, reach: buildReach(inventory), intent, now: '2026-11-23T00:00:00Z' });
    const failed = (check: string): readonly Finding[] =>
      results.find((result) => result.check.id === check)?.findings.filter(({ verdict }) => verdict === 'fail') ?? [];
    const outside = new Set(failed('privileged-action-outside-use-case').map(({ subject }) => subject.id));
    const chained = new Set(failed('model-reached-through-chain').map(({ subject }) => subject.id));
    const trapped = failed('condition-trap').map(({ subject, message }) => `${subject.id} ${message}`);
    const wrong: string[] = [];
    const holders = new Set<string>();
    for (const { principal, expected, resource } of planted) {
      if (resource === '*' && (expected === 'allow' || expected === 'conditional')) holders.add(principal);
    }
    for (const one of planted) {
      // an outsider, or a question about one resource, is no matter of these checks
      if (one.resource !== '*' || !estate.accounts.has(one.principal.split(':')[4] ?? '')) continue;
      // only AWS acts as a service-linked role, and nobody can take its rights away
      if (one.principal.includes(':role/aws-service-role/')) continue;
      const told = `${one.case} ${one.principal} ${one.action} (${one.expected})`;
      if (one.expected === 'allow' || one.expected === 'conditional') {
        if (!outside.has(one.principal)) wrong.push(`not found: ${told}`);
      } else if (one.expected === 'indirect') {
        if (!chained.has(one.principal) && !outside.has(one.principal)) wrong.push(`not found: ${told}`);
      } else if (outside.has(one.principal) && !holders.has(one.principal)) {
        // it may hold other actions than the one that is asked about
        const finding = failed('privileged-action-outside-use-case').find(({ subject }) => subject.id === one.principal);
        if (finding?.message.includes(one.action) === true) wrong.push(`falsely found: ${told}`);
      }
      if (one.case === 'C08' && one.expected === 'allow' && !trapped.some((line) => line.includes('MultiFactorAuthPresent')))
        wrong.push(`no trap: ${told}`);
    }
    expect(planted.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});
