import { Buffer } from 'node:buffer';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readBaseline, readReport } from '../../app/earlier-report.ts';
import { holdingLines } from '../../app/holding-lines.ts';
import { incompleteOf } from '../../app/incomplete.ts';
import { inThread } from '../../app/in-thread.ts';
import { openEstate } from '../../app/open-estate.ts';
import { openPlan } from '../../app/open-plan.ts';
import { takeInventory } from '../../app/scan.ts';
import { formats } from '../../report/formats/index.ts';
import { SEVERITIES } from '../../report/findings-report.ts';
import type { ScanReport } from '../../report/scan-report.ts';
import { renderCoverage } from '../../report/terminal/coverage.ts';
import { renderScan } from '../../report/terminal/scan.ts';
import { compareScans } from '../../report/comparison.ts';
import { renderComparison } from '../../report/terminal/comparison.ts';
import type { ScanTask } from '../../app/thread-tasks.ts';
import { UsageError } from '../../app/usage-error.ts';
import { EXIT } from '../exit.ts';
import { LineOutput } from '../line-output.ts';
import { assumptionsOf, type CommonOptions, foundIntent, snapshotPath, withAssumptions, withOutput, windowDays } from '../options.ts';
import { paletteFor, progress, writeOutput } from '../output.ts';

interface ScanOptions extends CommonOptions {
  readonly intent?: string;
  readonly check?: readonly string[];
  readonly checks: boolean;
  readonly failOn: string;
  readonly baseline?: string;
  readonly framework?: readonly string[];
  readonly asOf?: string;
  readonly compare?: string;
  readonly activity?: readonly string[];
  readonly window?: number;
  readonly plan?: string;
}

/** `mantlet scan [SNAPSHOT]` */
export default function addScan(program: Command): void {
  const command = program
    .command('scan')
    .description('who really holds which privileged AI permission, directly or through a chain, and what of it deviates')
    .argument('[snapshot]', 'folder of a snapshot, or one get-account-authorization-details file')
    .option('--intent <file>', 'what is intended; without it `mantlet.yaml` of the snapshot or of the current directory, if there is one')
    .option('--check <name...>', 'only these checks: ids of `mantlet checks`, `governance`, `posture`, with `*` (repeatable)')
    .option('--no-checks', 'only who holds what: nothing is judged')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 for findings from this severity on').choices([...SEVERITIES, 'never']).default('low'),
    )
    .option('--baseline <file>', 'an earlier JSON report: what it shows already does not count')
    .option('--compare <old>', 'what changed since: another snapshot, or an earlier JSON report')
    .option('--framework <id...>', 'what the checks say about a framework, such as nist-ai-rmf, instead of the findings (repeatable)')
    .option('--activity <trail...>', 'folders or files of CloudTrail: privileged rights that nobody uses become findings (repeatable)')
    .option(
      '--window <days>',
      'with `--activity`: a right is unused after so many days, in a trail that is as long; without it 90d',
      windowDays,
    )
    .option('--plan <file>', 'as if the policies of this plan of `mantlet firewall plan` were deployed')
    .option('--as-of <day>', 'judge what has expired as of this day (UTC), such as 2027-01-31; without it today', day)
    .addHelpText('after', formatsHelp())
    .addHelpText(
      'after',
      '\nExample:\n  mantlet scan examples/acme\n  mantlet scan examples/acme --format json --out scan.json\n  mantlet scan examples/acme --baseline scan.json --fail-on high   (only what is new, and grave)\n  mantlet scan examples/acme --format jsonl   (one line a principal, every action)\n  mantlet scan examples/acme --framework nist-ai-rmf\n  mantlet scan examples/acme --compare scan.json   (who gained what since then)',
    );
  withAssumptions(withOutput(command, ['terminal', ...formats.map(({ name }) => name), 'jsonl'])).action(
    async (snapshot: string | undefined, options: ScanOptions) => {
      const path = snapshotPath(snapshot);
      refuseContradictions(options);
      if (options.format === 'jsonl') return writeHoldings(path, options);
      if (options.compare !== undefined) return compare(path, options.compare, options);
      const baseline = options.baseline === undefined ? new Set<string>() : await readBaseline(options.baseline);
      const bar = progress(options);
      const report = await inThread({ ...taskOf(path, options), baseline, holders: options.format !== 'terminal' }, bar.show);
      bar.clear();
      await writeOutput(rendered(report, options), options);
      process.exitCode = exitOf(report, options.failOn);
    },
  );
}

/** Options that ask for judgements beside those that ask for none. */
function refuseContradictions({ checks, check, framework, baseline, activity, window }: ScanOptions): void {
  if (window !== undefined && activity === undefined)
    throw new UsageError('`--window` is about the trail that `--activity` names: name one, or leave it out');
  if (checks) return;
  const asked =
    check !== undefined
      ? '--check'
      : framework !== undefined
        ? '--framework'
        : baseline !== undefined
          ? '--baseline'
          : activity !== undefined
            ? '--activity'
            : undefined;
  if (asked !== undefined)
    throw new UsageError(`\`${asked}\` asks what checks find, and \`--no-checks\` runs none: leave one of the two out`);
}

const taskOf = (snapshot: string, options: ScanOptions): ScanTask => ({
  task: 'scan',
  snapshot,
  assumptions: assumptionsOf(options),
  intent: options.intent ?? foundIntent(snapshot),
  now: options.asOf ?? new Date().toISOString(),
  checks: options.checks ? options.check : [],
  baseline: new Set(),
  frameworks: options.framework ?? [],
  holders: true,
  plan: options.plan === undefined ? undefined : openPlan(options.plan),
  activity: options.activity === undefined ? undefined : { paths: options.activity, window: options.window },
});

/** Scans both snapshots, or reads the older scan, and tells the difference. New findings that count make the exit code. */
async function compare(path: string, old: string, options: ScanOptions): Promise<void> {
  if (options.baseline !== undefined) throw new UsageError('`--compare` and `--baseline` both name what was before: leave one out');
  if (!['terminal', 'json'].includes(options.format)) {
    throw new UsageError(`\`--compare\` writes terminal or json, and no ${options.format}: leave \`--format\` out`);
  }
  const bar = progress(options);
  // what was before was before the plan
  const before =
    isFile(old) && !isDetails(old) ? await readReport(old) : await inThread({ ...taskOf(old, options), plan: undefined }, bar.show);
  const now = await inThread(taskOf(path, options), bar.show);
  bar.clear();
  if (before.holders === undefined) throw new UsageError(`\`${old}\` does not name the holders: write it anew with \`--format json\``);
  const comparison = compareScans(before, now);
  const json = options.format === 'json';
  await writeOutput(json ? `${JSON.stringify(comparison, undefined, 2)}\n` : renderComparison(comparison, paletteFor(options)), options);
  process.exitCode = exitOf({ ...now, findings: comparison.findings.appeared }, options.failOn);
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** A bare file of account details begins with one of its lists, a report with its kind. */
function isDetails(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(HEAD);
    return !start.toString('utf8', 0, readSync(file, start, 0, HEAD, 0)).includes('"kind"');
  } finally {
    closeSync(file);
  }
}

const HEAD = 64;

/** The form that was asked for; on a terminal the frameworks that were asked for, or the whole scan. */
function rendered(report: ScanReport, options: ScanOptions): string {
  const format = formats.find(({ name }) => name === options.format);
  if (format !== undefined) return format.render(report);
  const palette = paletteFor(options);
  if (report.coverage.length === 0) return renderScan(report, palette);
  return report.coverage.map((coverage) => renderCoverage(coverage, palette)).join('\n');
}

/** One line a principal, with all that it holds; nothing is judged. */
async function writeHoldings(path: string, options: ScanOptions): Promise<void> {
  const bar = progress(options);
  const estate = await openEstate(path, { onProgress: bar.show });
  const output = new LineOutput(options.out);
  const taken = takeInventory(estate, { snapshot: path, assumptions: assumptionsOf(options), onProgress: bar.show });
  bar.clear();
  try {
    for (const line of holdingLines(taken)) await output.write(`${JSON.stringify(line)}\n`);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
  process.exitCode = incompleteOf(estate).incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
}

/** What each form is for, beside those that only the terminal knows. */
function formatsHelp(): string {
  const width = Math.max(...formats.map(({ name }) => name.length));
  return ['\nFormats:', ...formats.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`)].join('\n');
}

/** What is certain comes first: a finding is one whatever else could not be read. */
function exitOf({ findings, checks, incomplete }: ScanReport, failOn: string): number {
  const counts: readonly string[] = SEVERITIES.slice(0, SEVERITIES.findIndex((severity) => severity === failOn) + 1);
  if (findings.some(({ verdict, state, severity }) => verdict === 'fail' && state === 'open' && counts.includes(severity)))
    return EXIT.findings;
  const open = checks.some(({ counts: { unknown }, severity, crash }) => crash !== undefined || (unknown > 0 && counts.includes(severity)));
  return open || incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw new InvalidArgumentError('write a day as `2027-01-31`');
  }
  return date.toISOString();
}
