import type { Command } from 'commander';
import { openPlan } from '../../app/open-plan.ts';
import { replayTrail } from '../../app/replay.ts';
import { UsageError } from '../../app/usage-error.ts';
import type { ReplayReport } from '../../report/replay-report.ts';
import { renderReplay } from '../../report/terminal/replay.ts';
import { EXIT } from '../exit.ts';
import { withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, progress, writeOutput } from '../output.ts';

interface ReplayOptions extends OutputOptions {
  readonly format: string;
  readonly activity: readonly string[];
  readonly plan?: string;
  readonly after?: string;
  readonly index?: string;
}

/** `mantlet firewall replay SNAPSHOT` */
export default function addReplay(firewall: Command): void {
  const command = firewall
    .command('replay')
    .description('decides what was done again, under the policies of a plan: denied, still allowed, or unknown and why')
    .argument('<snapshot>', 'the snapshot for which the plan was made')
    .requiredOption('--activity <trail...>', 'folders, patterns or files of CloudTrail')
    .option('--plan <file>', 'a plan of `mantlet firewall plan`')
    .option('--after <snapshot>', 'instead of a plan: a snapshot with the policies as they will be')
    .option('--index <folder>', 'keep what is read of the trail in this folder: the next time only new and changed files are read')
    .addHelpText('after', '\nExample:\n  mantlet firewall replay examples/acme --activity examples/acme/cloudtrail --plan plan.json');
  withOutput(command, ['terminal', 'json']).action(async (snapshot: string, options: ReplayOptions) => {
    const { plan, after } = options;
    if ((plan === undefined) === (after === undefined))
      throw new UsageError('name the policies as they will be: either a plan by `--plan`, or a snapshot by `--after`');
    const bar = progress(options);
    const report = await replayTrail({
      snapshot,
      trail: options.activity,
      index: options.index,
      after: plan !== undefined ? { plan: openPlan(plan) } : { snapshot: after as string },
      onProgress: bar.show,
    });
    bar.clear();
    await writeOutput(
      options.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderReplay(report, paletteFor(options)),
      options,
    );
    process.exitCode = exitOfReplay(report);
  });
}

/** A call that would break is a finding; one that nobody can decide leaves the answer open, and is never taken for safe. */
function exitOfReplay({ counts, incomplete }: ReplayReport): number {
  if (counts.denied > 0) return EXIT.findings;
  return counts.unknown > 0 || counts.unmapped > 0 || incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
}
