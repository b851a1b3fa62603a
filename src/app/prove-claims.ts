import { readFile } from 'node:fs/promises';
import { partitionOf } from '../access/partition.ts';
import { referenceVersion } from '../catalogue/reference/reference.ts';
import type { Estate } from '../estate/estate.ts';
import type { FirewallPlan } from '../firewall/plan/firewall-plan.ts';
import { plannedSituation, presentSituation } from '../firewall/plan/planned-controls.ts';
import type { Claim } from '../firewall/prove/claim.ts';
import { prove } from '../firewall/prove/prove.ts';
import { readClaims } from '../firewall/prove/read-claims.ts';
import type { ProofReport } from '../report/proof-report.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

/** See the Organizations User Guide, "SCP effects on permissions". */
const OUTSIDE: readonly string[] = [
  'the management account',
  'service-linked roles',
  'principals of other organisations',
  'what AWS services do on their own behalf',
];

/** Decides claims about the organisation policies of an estate; `plan`: as they will be. */
export function proveClaims(claims: readonly Claim[], estate: Estate, plan: FirewallPlan | undefined, before?: Estate): ProofReport {
  const partition = partitionOf(estate);
  const situation = plan === undefined ? presentSituation(estate, partition) : plannedSituation(estate, plan, partition);
  const old =
    before === undefined
      ? undefined
      : new Map(presentSituation(before, partition).accounts.map(({ controls }) => [controls.account, controls]));
  const compared =
    old === undefined
      ? situation
      : { ...situation, accounts: situation.accounts.map((account) => ({ ...account, before: old.get(account.controls.account) })) };
  return {
    kind: 'proof',
    schema: 1,
    mantlet: version,
    reference: referenceVersion,
    answers: claims.map((claim) => ({ claim, answer: prove(claim, compared) })),
    accounts: compared.accounts.filter(({ controls }) => !controls.management).length,
    outside: OUTSIDE,
  };
}

/** Reads a file of claims. Throws a `UsageError` that names what is wrong first. */
export async function openClaims(path: string): Promise<readonly Claim[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`\`${path}\` is not valid JSON (${error.message.replaceAll(/\s+/g, ' ')})`);
  }
  const read = readClaims(value);
  if ('problems' in read) {
    const more = read.problems.length > 1 ? ` (and ${read.problems.length - 1} more)` : '';
    throw new UsageError(`\`${path}\`: ${read.problems[0]}${more}`);
  }
  return read.claims;
}
