import type { Command } from 'commander';
import { planFor } from '../../app/plan-firewall.ts';
import { renderPlan } from '../../report/terminal/firewall-plan.ts';
import { EXIT } from '../exit.ts';
import { foundIntent, snapshotPath, windowDays, withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, progress, writeOutput } from '../output.ts';

interface PlanOptions extends OutputOptions {
  readonly format: string;
  readonly activity?: readonly string[];
  readonly intent?: string;
  readonly window?: number;
  readonly index?: string;
}

/** `mantlet firewall plan [SNAPSHOT]` */
export default function addPlan(firewall: Command): void {
  const command = firewall
    .command('plan')
    .description('organisation policies that disable unused AI services and deny what is privileged to all but those who need it')
    .argument('[snapshot]', 'a snapshot folder; without it the current directory')
    .option('--activity <trail...>', 'folders, patterns or files of CloudTrail: who used a permission is exempt')
    .option('--intent <file>', 'what is intended; without it `mantlet.yaml` of the snapshot or of the current directory, if there is one')
    .option('--window <days>', 'a service is unused after so many days, in a trail that is as long; without it 90d', windowDays)
    .option('--index <folder>', 'keep what is read of the trail in this folder: the next time only new and changed files are read')
    .addHelpText('after', '\nExample:\n  mantlet firewall plan examples/acme --activity examples/acme/cloudtrail --out plan.json');
  withOutput(command, ['terminal', 'json']).action(async (named: string | undefined, options: PlanOptions) => {
    const snapshot = snapshotPath(named);
    const bar = progress(options);
    const plan = await planFor({
      snapshot,
      trail: options.activity ?? [],
      intent: options.intent ?? foundIntent(snapshot),
      window: options.window,
      index: options.index,
      now: new Date().toISOString(),
      onProgress: bar.show,
    });
    bar.clear();
    // a plan in a file is for the commands that follow; whoever asked for it reads it meanwhile
    const asJson = options.format === 'json' || options.out !== undefined;
    await writeOutput(asJson ? `${JSON.stringify(plan, undefined, 2)}\n` : renderPlan(plan, paletteFor(options)), options);
    if (options.out !== undefined && options.quiet !== true) await writeOutput(renderPlan(plan, paletteFor({})), {});
    process.exitCode = plan.problems.length > 0 ? EXIT.incomplete : EXIT.clean;
  });
}
