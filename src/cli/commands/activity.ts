import { type Command, Option } from 'commander';
import { reportActivity } from '../../app/activity.ts';
import { readAlarmBaseline } from '../../app/earlier-report.ts';
import { openTrail } from '../../app/open-trail.ts';
import type { ActivityReport } from '../../report/activity-report.ts';
import { activityFormats } from '../../report/activity-formats/index.ts';
import { SEVERITIES } from '../../report/findings-report.ts';
import { renderActivity } from '../../report/terminal/activity.ts';
import { EXIT } from '../exit.ts';
import { foundIntent, windowDays, withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, progress, writeOutput } from '../output.ts';

interface ActivityOptions extends OutputOptions {
  readonly format: string;
  readonly snapshot?: string;
  readonly intent?: string;
  readonly everyEvent?: true;
  readonly window?: number;
  readonly index?: string;
  readonly failOn: string;
  readonly baseline?: string;
}

/** `mantlet activity TRAIL...` */
export default function addActivity(program: Command): void {
  const command = program
    .command('activity')
    .description('who used which AI permission, by CloudTrail: usage, the people and workloads behind it, and what should raise an alarm')
    .argument('<trail...>', 'folders, patterns or files of CloudTrail: .json.gz, .json, NDJSON')
    .option('--snapshot <folder>', 'the organisation: names of its people, and which of its rights were used')
    .option('--intent <file>', 'what is intended; without it `mantlet.yaml` of the snapshot or of the current directory, if there is one')
    .option('--window <days>', 'a right is unused after so many days, in a trail that is as long; without it 90d', windowDays)
    .option('--every-event', 'tell who made every call, not only those that matter to AI')
    .option('--index <folder>', 'keep what is read in this folder: the next time only new and changed files are read')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 for alarms from this severity on').choices([...SEVERITIES, 'never']).default('low'),
    )
    .option('--baseline <file>', 'an earlier JSON report: alarms that it shows already do not count')
    .addHelpText('after', formatsHelp())
    .addHelpText('after', '\nExample:\n  mantlet activity examples/acme/cloudtrail --snapshot examples/acme');
  withOutput(command, ['terminal', ...activityFormats.map(({ name }) => name)]).action(
    async (trail: readonly string[], options: ActivityOptions) => {
      const baseline = options.baseline === undefined ? undefined : await readAlarmBaseline(options.baseline);
      const intent = options.intent ?? foundIntent(options.snapshot);
      const bar = progress(options);
      const { reading, context } = await openTrail(trail, {
        snapshot: options.snapshot,
        intent,
        every: options.everyEvent === true,
        index: options.index,
        onProgress: bar.show,
        onNote: (note) => void (options.quiet !== true && process.stderr.write(`${note}\n`)),
      });
      const report = reportActivity(reading, { ...context, baseline, window: options.window });
      bar.clear();
      const format = activityFormats.find(({ name }) => name === options.format);
      await writeOutput(format === undefined ? renderActivity(report, paletteFor(options)) : format.render(report), options);
      process.exitCode = exitOf(report, options.failOn);
    },
  );
}

/** What each form is for, beside that for the terminal. */
function formatsHelp(): string {
  const width = Math.max(...activityFormats.map(({ name }) => name.length));
  return ['\nFormats:', ...activityFormats.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`)].join('\n');
}

/** What is certain comes first: an alarm is one whatever else could not be read. */
function exitOf({ alarms, incomplete, crashes }: ActivityReport, failOn: string): number {
  const counts: readonly string[] = SEVERITIES.slice(0, SEVERITIES.findIndex((severity) => severity === failOn) + 1);
  if (alarms.some(({ state, severity }) => state === 'open' && counts.includes(severity))) return EXIT.findings;
  return incomplete.length > 0 || crashes.length > 0 ? EXIT.incomplete : EXIT.clean;
}
