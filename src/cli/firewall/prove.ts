import type { Command } from 'commander';
import { openEstate } from '../../app/open-estate.ts';
import { openPlan } from '../../app/open-plan.ts';
import { openClaims, proveClaims } from '../../app/prove-claims.ts';
import { UsageError } from '../../app/usage-error.ts';
import type { ProofReport } from '../../report/proof-report.ts';
import { renderProof } from '../../report/terminal/proof.ts';
import { EXIT } from '../exit.ts';
import { snapshotPath, withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, progress, writeOutput } from '../output.ts';

interface ProveOptions extends OutputOptions {
  readonly format: string;
  readonly claims?: string;
  readonly plan?: string;
  readonly before?: string;
}

/** `mantlet firewall prove [SNAPSHOT]` */
export default function addProve(firewall: Command): void {
  const command = firewall
    .command('prove')
    .description('whether claims about organisation policies hold for every request, or a request that shows the contrary')
    .argument('[snapshot]', 'a snapshot folder; without it the current directory')
    .option('--claims <file>', 'JSON: {"claims": [...]}; docs/claims.md says what can be claimed')
    .option('--plan <file>', 'as if the policies of this plan were deployed; without --claims its own claims are decided')
    .option('--before <snapshot>', 'what `nothing-else` compares with: another snapshot, such as one of yesterday')
    .addHelpText(
      'after',
      '\nExample:\n  mantlet firewall prove examples/acme --plan plan.json\n  mantlet firewall prove examples/acme --claims examples/claims.json',
    );
  withOutput(command, ['terminal', 'json']).action(async (named: string | undefined, options: ProveOptions) => {
    if (options.claims === undefined && options.plan === undefined)
      throw new UsageError('nothing is claimed: name a file of claims by `--claims`, or a plan by `--plan`');
    const snapshot = snapshotPath(named);
    const plan = options.plan === undefined ? undefined : openPlan(options.plan);
    const claims = options.claims === undefined ? (plan?.claims ?? []) : await openClaims(options.claims);
    const bar = progress(options);
    const estate = await openEstate(snapshot, { onProgress: bar.show });
    const before = options.before === undefined ? undefined : await openEstate(options.before, { onProgress: bar.show });
    bar.clear();
    const report = proveClaims(claims, estate, plan, before);
    await writeOutput(
      options.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderProof(report, paletteFor(options)),
      options,
    );
    process.exitCode = exitOfProof(report);
  });
}

/** A refuted claim is a finding; one that nobody can decide leaves the answer incomplete. */
function exitOfProof({ answers }: ProofReport): number {
  if (answers.some(({ answer }) => answer.answer === 'refuted')) return EXIT.findings;
  return answers.some(({ answer }) => answer.answer === 'unknown') ? EXIT.incomplete : EXIT.clean;
}
