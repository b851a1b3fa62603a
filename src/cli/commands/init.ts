import { stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { firstIntent } from '../../app/init-intent.ts';
import { openIntent } from '../../app/open-intent.ts';
import { UsageError } from '../../app/usage-error.ts';
import { type OutputOptions, progress, writeOutput } from '../output.ts';

interface InitOptions extends Pick<OutputOptions, 'quiet'> {
  readonly from?: string;
  readonly force?: boolean;
  readonly check?: boolean;
}

/** `mantlet init [FILE]` */
export default function addInit(program: Command): void {
  program
    .command('init')
    .description('write mantlet.yaml, in which an organisation says what it intends: what is approved, who needs what, what is accepted')
    .argument('[file]', 'the file to write', 'mantlet.yaml')
    .option('--from <snapshot>', 'fill in what a snapshot tells: production accounts, Regions, groups, who holds what today')
    .option('--force', 'write over a file that exists')
    .option('--check', 'write nothing: tell whether the file can be read, and every problem with its place')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      '\nExample:\n  mantlet init && mantlet init --check\n  mantlet init acme.yaml --from examples/acme\n  mantlet init --check examples/acme/mantlet.yaml',
    )
    .action(async (file: string, { from, force, check, quiet }: InitOptions) => {
      if (check === true) {
        if (from !== undefined || force === true) throw new UsageError('`--check` writes nothing: leave `--from` and `--force` out');
        const { useCases = [], exemptions, suppressions } = await openIntent(file);
        const counts = [count(useCases, 'use case'), count(exemptions, 'exemption'), count(suppressions, 'suppression')];
        process.stdout.write(`${file} can be read: ${counts.join(', ')}\n`);
        return;
      }
      const present = await stat(file).catch(() => undefined);
      if (present?.isFile() === true && force !== true) {
        throw new UsageError(`\`${file}\` exists already: name another file, or add --force to write over it`);
      }
      const bar = progress(quiet === undefined ? {} : { quiet });
      const text = await firstIntent({ from, now: new Date().toISOString(), onProgress: bar.show });
      bar.clear();
      await writeOutput(text, { out: file });
      process.stdout.write(
        `wrote ${file}: say in it what is so, then run \`mantlet init --check${file === 'mantlet.yaml' ? '' : ` ${typed(file)}`}\`\n`,
      );
    });
}

/** A path as a shell takes it. */
const typed = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`);

const count = (list: readonly unknown[], name: string): string => `${list.length} ${name}${list.length === 1 ? '' : 's'}`;
