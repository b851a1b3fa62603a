import type { Command } from 'commander';
import { openEstate } from '../../app/open-estate.ts';
import { openPlan } from '../../app/open-plan.ts';
import { driftOf } from '../../app/drift.ts';
import { renderDrift } from '../../report/terminal/drift.ts';
import { EXIT } from '../exit.ts';
import { snapshotPath, withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, progress, writeOutput } from '../output.ts';

interface DriftOptions extends OutputOptions {
  readonly format: string;
}

/** `mantlet firewall drift PLAN [SNAPSHOT]` */
export default function addDrift(firewall: Command): void {
  const command = firewall
    .command('drift')
    .description('what is deployed beside what was planned: policies that are gone, changed, added or detached')
    .argument('<plan>', 'the plan that was deployed')
    .argument('[snapshot]', 'a snapshot taken since; without it the current directory')
    .addHelpText('after', '\nExample:\n  mantlet firewall drift plan.json examples/acme');
  withOutput(command, ['terminal', 'json']).action(async (plan: string, named: string | undefined, options: DriftOptions) => {
    const planned = openPlan(plan);
    const bar = progress(options);
    const estate = await openEstate(snapshotPath(named), { onProgress: bar.show });
    bar.clear();
    const report = driftOf(estate, planned);
    await writeOutput(
      options.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderDrift(report, paletteFor(options)),
      options,
    );
    const isCertain = report.drifts.some(({ kind }) => kind !== 'unread');
    process.exitCode = isCertain ? EXIT.findings : report.drifts.length > 0 ? EXIT.incomplete : EXIT.clean;
  });
}
