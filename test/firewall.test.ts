import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBit } from '../src/access/bits.ts';
import { openEstate } from '../src/app/open-estate.ts';
import { planFor } from '../src/app/plan-firewall.ts';
import { proveClaims } from '../src/app/prove-claims.ts';
import { replayTrail } from '../src/app/replay.ts';
import { takeInventory } from '../src/app/scan.ts';
import { matchesArnPatterns } from '../src/estate/intent-principals.ts';
import type { Estate } from '../src/estate/estate.ts';
import { findDrift } from '../src/firewall/drift/find-drift.ts';
import { planFormats } from '../src/firewall/formats/index.ts';
import { deployedOrganization } from '../src/firewall/plan/deploy.ts';
import type { FirewallPlan } from '../src/firewall/plan/firewall-plan.ts';
import { sensitiveRows } from '../src/firewall/plan/sensitive-actions.ts';

const acme = fileURLToPath(new URL('../examples/acme', import.meta.url));
const trail = join(acme, 'cloudtrail');
const quiet = (): void => undefined;

const planOf = (options: Partial<Parameters<typeof planFor>[0]> = {}): Promise<FirewallPlan> =>
  planFor({
    snapshot: acme,
    trail: [trail],
    intent: join(acme, 'mantlet.yaml'),
    window: undefined,
    index: undefined,
    now: '2026-11-23T00:00:00Z',
    onProgress: quiet,
    ...options,
  });

describe('a firewall for the example', () => {
  let folder = '';
  let plan: FirewallPlan;
  let estate: Estate;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firewall-'));
    [plan, estate] = await Promise.all([planOf(), openEstate(acme)]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The example as it is once an organisation document is in place. */
  const deployed = async (name: string, change: (document: ReturnType<typeof deployedOrganization>) => unknown): Promise<Estate> => {
    const to = join(folder, name);
    cpSync(acme, to, { recursive: true });
    const file = join(to, 'organization.json');
    writeFileSync(file, JSON.stringify(change(deployedOrganization(JSON.parse(readFileSync(file, 'utf8')), plan))));
    return openEstate(to);
  };

  test('is the same for the same input, byte for byte', async () => {
    expect(JSON.stringify(await planOf())).toBe(JSON.stringify(plan));
    expect(plan.problems).toEqual([]);
  });

  test('keeps within the quotas of AWS, beside what is there', () => {
    expect(plan.policies.length).toBeGreaterThan(1);
    for (const { type, document, characters } of plan.policies) {
      expect(JSON.stringify(document)).toHaveLength(characters);
      expect(characters).toBeLessThanOrEqual(type === 'scp' ? 10_240 : 5_120);
      expect(JSON.stringify(document)).toMatch(/^[\x20-\x7e]*$/);
    }
    for (const { policies, taken } of plan.targets) expect(policies.length + taken.scp).toBeLessThanOrEqual(10 + 5);
  });

  test('keeps what it claims: each claim is proved, without asking any single request', () => {
    const { answers } = proveClaims(plan.claims, estate, plan);
    expect(answers.filter(({ answer }) => answer.answer !== 'proved').map(({ answer }) => answer)).toEqual([]);
    expect(new Set(plan.claims.map(({ claim }) => claim))).toEqual(new Set(['complete', 'harmless', 'nothing-else']));
  });

  test('takes privileged actions from whoever is not exempt, and from nobody who is', async () => {
    const before = takeInventory(estate).inventory;
    const after = takeInventory(await openEstate(acme, { plan })).inventory;
    const held = new Map(after.holdings.map((one) => [one.caller.arn, one]));
    const spared = (arn: string, action: string): boolean =>
      plan.exemptions.some(
        ({ principal, actions }) => (actions[0] === '*' || actions.includes(action)) && matchesArnPatterns([principal], arn),
      );
    let taken = 0;
    for (const { caller, yes, conditional } of before.holdings) {
      if (caller.account.management || caller.serviceLinked) continue;
      const now = held.get(caller.arn);
      for (const { action } of sensitiveRows()) {
        const index = before.universe.indexOf.get(action.toLowerCase());
        if (index === undefined || !(hasBit(yes, index) || hasBit(conditional, index))) continue;
        const stays = now !== undefined && (hasBit(now.yes, index) || hasBit(now.conditional, index));
        if (spared(caller.arn, action)) expect({ arn: caller.arn, action, stays }).toMatchObject({ stays: true });
        else {
          expect({ arn: caller.arn, action, stays }).toMatchObject({ stays: false });
          taken++;
        }
      }
    }
    expect(taken).toBeGreaterThan(100);
  });

  test('breaks no call that was made', async () => {
    const { counts } = await replayTrail({ snapshot: acme, trail: [trail], index: undefined, after: { plan }, onProgress: quiet });
    expect(counts).toMatchObject({ denied: 0 });
    expect(counts.allowed).toBeGreaterThan(500);
  });

  test('would break calls of somebody whom it does not spare, and says whose', async () => {
    const spared = 'arn:aws:iam::100000000004:role/prompt-engineer';
    const strict = JSON.parse(JSON.stringify(plan).replaceAll(spared, `${spared}-of-yesterday`)) as FirewallPlan;
    const { counts, groups } = await replayTrail({
      snapshot: acme,
      trail: [trail],
      index: undefined,
      after: { plan: strict },
      onProgress: quiet,
    });
    expect(counts.denied).toBeGreaterThan(0);
    expect(groups.filter(({ outcome }) => outcome === 'denied').map(({ principal }) => principal)).toEqual([spared]);
    expect(groups[0]?.eventIDs.length).toBeGreaterThan(0);
  });

  test('nobody is exempt for having used it where no trail is read; without a window that is long enough nothing is disabled', async () => {
    const blind = await planOf({ trail: [] });
    expect(blind.exemptions.flatMap(({ sources }) => sources)).not.toContain('used');
    expect(plan.services.filter(({ decision }) => decision === 'disable')).toEqual([]);
    const short = await planOf({ window: 5 });
    expect(short.services.filter(({ decision }) => decision === 'disable').length).toBeGreaterThan(10);
    const { answers } = proveClaims(short.claims, estate, short);
    expect(answers.filter(({ answer }) => answer.answer !== 'proved').map(({ answer }) => answer)).toEqual([]);
  });

  test('drifts only where somebody changes it', async () => {
    expect(findDrift(await deployed('as-planned', (document) => document), plan)).toEqual([]);
    expect(findDrift(estate, plan).every(({ kind }) => kind === 'missing')).toBe(true);
    const policies = (document: unknown): Record<string, unknown>[] => (document as { Policies: Record<string, unknown>[] }).Policies;
    const own = (document: unknown): Record<string, unknown> | undefined =>
      policies(document).find((one) => JSON.stringify(one['PolicySummary']).includes('mantlet-scp-root-1'));
    const detached = await deployed('detached', (document) => {
      Object.assign(own(document) ?? {}, { Targets: [] });
      return document;
    });
    expect(findDrift(detached, plan)).toMatchObject([{ kind: 'missing', policy: 'mantlet-scp-root-1' }]);
    const weakened = await deployed('weakened', (document) => {
      const policy = own(document) ?? {};
      const content = JSON.parse(String(policy['Content'])) as { Statement: unknown[] };
      content.Statement.pop();
      policy['Content'] = JSON.stringify(content);
      return document;
    });
    expect(findDrift(weakened, plan)).toMatchObject([
      { kind: 'changed', policy: 'mantlet-scp-root-1', message: expect.stringContaining(' gone') },
    ]);
    const added = await deployed('added', (document) => {
      const copy = structuredClone(own(document) ?? {});
      copy['PolicySummary'] = { ...(copy['PolicySummary'] as object), Id: 'p-more', Name: 'mantlet-scp-more' };
      policies(document).push(copy);
      return document;
    });
    expect(findDrift(added, plan)).toMatchObject([{ kind: 'extra', policy: 'mantlet-scp-more' }]);
  });

  test('is planned anew over itself: its own policies take no room', async () => {
    const to = join(folder, 'again');
    await deployed('again', (document) => document);
    const again = await planOf({ snapshot: to, intent: join(acme, 'mantlet.yaml') });
    expect(again.policies).toEqual(plan.policies);
    expect(again.targets).toEqual(plan.targets);
  });

  test.each(planFormats.map((format) => [format.name, format] as const))('is rendered as %s with a way back', (_name, format) => {
    const files = format.render(plan);
    expect(format.render(plan)).toEqual(files);
    const readme = files.find(({ path }) => path === 'README.md')?.content ?? '';
    expect(readme).toContain('## Go back');
    for (const { name } of plan.policies) expect(files.map(({ content }) => content).join('\n')).toContain(name);
    for (const { path, content } of files) if (path.endsWith('.json')) expect(() => JSON.parse(content) as unknown).not.toThrow();
    const paths = files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
