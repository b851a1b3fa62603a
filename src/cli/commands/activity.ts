import type { Command } from 'commander';
import { reportActivity } from '../../app/activity.ts';
import { openTrail } from '../../app/open-trail.ts';
import { activityFormats } from '../../report/activity-formats/index.ts';
import { renderActivity } from '../../report/terminal/activity.ts';
import { EXIT } from '../exit.ts';
import { withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, progress, writeOutput } from '../output.ts';

interface ActivityOptions extends OutputOptions {
  readonly format: string;
  readonly snapshot?: string;
  readonly intent?: string;
  readonly everyEvent?: true;
}

/** `mantlet activity TRAIL...` */
export default function addActivity(program: Command): void {
  const command = program
    .command('activity')
    .description('who used which AI permission, by CloudTrail: usage, the people and workloads behind it, and what should raise an alarm')
    .argument('<trail...>', 'folders or files of CloudTrail: .json.gz, .json, NDJSON')
    .option('--snapshot <folder>', 'the organisation: what of its rights was used')
    .option('--intent <file>', 'what is intended')
    .option('--every-event', 'tell who made every call, not only those that matter to AI')
    .addHelpText('after', '\nExample:\n  mantlet activity examples/acme/cloudtrail --snapshot examples/acme');
  withOutput(command, ['terminal', ...activityFormats.map(({ name }) => name)]).action(
    async (trail: readonly string[], options: ActivityOptions) => {
      const bar = progress(options);
      const { reading, context } = await openTrail(trail, { ...options, every: options.everyEvent === true, onProgress: bar.show });
      const report = reportActivity(reading, context);
      bar.clear();
      const format = activityFormats.find(({ name }) => name === options.format);
      await writeOutput(format === undefined ? renderActivity(report, paletteFor(options)) : format.render(report), options);
      process.exitCode = report.alarms.length > 0 ? EXIT.findings : report.incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
    },
  );
}
