import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { openLineLog } from '../../app/line-log.ts';
import { openWatch, type Watched } from '../../app/open-watch.ts';
import { takeFolder } from '../../app/state-folder.ts';
import { tellNew, type WatchEntry } from '../../app/watch.ts';
import type { ActivityReport } from '../../report/activity-report.ts';
import { renderAlarmLine } from '../../report/terminal/watch.ts';
import { EXIT } from '../exit.ts';
import { foundIntent } from '../options.ts';
import { paletteFor, progress, writeOutput } from '../output.ts';

interface WatchOptions {
  readonly trail: readonly string[];
  readonly snapshot?: string;
  readonly intent?: string;
  readonly state: string;
  readonly out?: string;
  readonly report?: string;
  readonly every: number;
  readonly once?: true;
  readonly format: 'terminal' | 'jsonl';
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** `mantlet watch --trail DIR` */
export default function addWatch(program: Command): void {
  program
    .command('watch')
    .description('follows a trail that grows, and tells each alarm once; what it knows survives its end')
    .requiredOption('--trail <path...>', 'folders or files of CloudTrail, into which new files come')
    .option('--snapshot <folder>', 'the organisation')
    .option('--intent <file>', 'what is intended; without it `mantlet.yaml` of the snapshot or of the current directory, if there is one')
    .option('--state <folder>', 'where it keeps what it has read and told', '.mantlet-watch')
    .option('--out <file>', 'add alarms to this file; without it they go to standard output')
    .option('--report <file>', 'keep the whole of what `mantlet activity --format json` would say in this file')
    .option('--every <seconds>', 'how often it looks for new files', seconds, 30)
    .option('--once', 'look once, tell what is new, and end: exit code 1 for alarms')
    .addOption(new Option('--format <name>', 'how alarms are told').choices(['terminal', 'jsonl']).default('terminal'))
    .option('--quiet', 'no progress')
    .option('--no-color', 'no colour')
    .addHelpText(
      'after',
      '\nAn alarm that turns out to be none, because of events that came late, is told again as withdrawn.\nExample:\n  mantlet watch --trail examples/acme/cloudtrail --snapshot examples/acme --once --state /tmp/acme-watch',
    )
    .action(watch);
}

async function watch(options: WatchOptions): Promise<void> {
  const release = takeFolder(options.state);
  let ended = false;
  const wake = new AbortController();
  const end = (): void => {
    ended = true;
    wake.abort();
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  let watched: Watched | undefined;
  try {
    const out = options.out === undefined ? process.stdout.fd : openSync(options.out, 'a+');
    const log = openLineLog(options.state, out, (entry) => lineOf(entry as WatchEntry, options));
    const bar = progress(options);
    const { trail, snapshot, state } = options;
    watched = await openWatch({ trail, snapshot, state, intent: options.intent ?? foundIntent(snapshot), onProgress: bar.show });
    while (!ended) {
      const seen = await watched.look();
      bar.clear();
      if (seen !== undefined) {
        const { report, told } = tellNew(seen.reading, seen.context, log);
        await keepReport(report, options);
        if (options.once === true) process.exitCode = told.some(({ kind }) => kind === 'alarm') ? EXIT.findings : exitOf(report);
      }
      if (options.once === true) break;
      await sleep(options.every * 1000, undefined, { signal: wake.signal }).catch(() => undefined);
    }
  } finally {
    watched?.close();
    release();
  }
}

const exitOf = ({ incomplete, crashes }: ActivityReport): number =>
  incomplete.length > 0 || crashes.length > 0 ? EXIT.incomplete : EXIT.clean;

async function keepReport(report: ActivityReport, { report: out }: WatchOptions): Promise<void> {
  if (out !== undefined) await writeOutput(`${JSON.stringify(report, undefined, 2)}\n`, { out });
}

function lineOf(entry: WatchEntry, options: WatchOptions): string {
  if (options.format === 'jsonl') return JSON.stringify(entry);
  if (entry.kind === 'alarm') return renderAlarmLine(entry, paletteFor(options));
  return `withdrawn ${entry.detection}: ${entry.message}`;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value >= 0.1 && value <= 86_400)) throw new InvalidArgumentError('write a number of seconds from 0.1 to 86400');
  return value;
}
