import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Bits, eachBit } from '../src/access/bits.ts';
import { buildInventory } from '../src/access/inventory.ts';
import { buildReach, chainActions } from '../src/access/chains/reach.ts';
import { shortestPath } from '../src/access/chains/path.ts';
import { buildUniverse } from '../src/access/universe.ts';
import { openEstate } from '../src/app/open-estate.ts';

const generator = new URL('../../shared/estate/generate.mjs', import.meta.url);
const ACTIONS = ['bedrock:CreateModelCustomizationJob', 'sagemaker:CreateTrainingJob', 'bedrock:DeleteGuardrail'];
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!existsSync(generator))('every chain of a synthetic estate (skipped where ../shared is absent)', () => {
  test.each([
    ['small', []],
    ['medium', ['--preset', 'medium']],
    ['medium with another seed', ['--preset', 'medium', '--seed', '11']],
  ])('%s: has a path as sure as the answer, each right of which both evaluators grant', async (_, options) => {
    const folder = mkdtempSync(join(tmpdir(), 'synthetic-estate-'));
    folders.push(folder);
    execFileSync(process.execPath, [generator.pathname, '--out', folder, '--events', '0', ...options], { stdio: 'ignore' });
    const reach = buildReach(buildInventory(await openEstate(folder), buildUniverse([...ACTIONS, ...chainActions()])));
    const wrong: string[] = [];
    let paths = 0;
    const check = (arn: string, bits: Bits, sure: string): void =>
      eachBit(bits, (index) => {
        const action = reach.inventory.universe.actions[index]?.name ?? '';
        if (!ACTIONS.includes(action)) return;
        const caller = reach.chains.find((chain) => chain.caller.arn === arn)?.caller ?? expect.fail();
        const path = shortestPath(reach, caller, action);
        paths++;
        if (path?.status !== sure) wrong.push(`${arn} ${action}: ${path?.status}, the answer is ${sure}`);
        for (const step of path?.steps ?? []) {
          if (step.rights.length === 0) wrong.push(`${arn} ${action}: ${step.kind} rests on nothing`);
          for (const right of step.rights) {
            if (right.status === 'no' || (step.status === 'yes' && right.status !== 'yes'))
              wrong.push(`${arn} ${action}: ${step.kind} is ${step.status}, ${right.action} on ${right.resource} is ${right.status}`);
          }
        }
      });
    for (const { caller, indirect, indirectConditional } of reach.chains) {
      check(caller.arn, indirect, 'yes');
      check(caller.arn, indirectConditional, 'conditional');
    }
    expect(paths).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
