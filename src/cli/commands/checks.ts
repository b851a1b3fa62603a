import type { Command } from 'commander';
import { listChecks } from '../../app/list-checks.ts';
import { UsageError } from '../../app/usage-error.ts';
import { renderCheckPage, renderChecks } from '../../report/terminal/checks.ts';
import { withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, writeOutput } from '../output.ts';

/** `mantlet checks [WORDS]` */
export default function addChecks(program: Command): void {
  const command = program
    .command('checks')
    .alias('check')
    .description('what a scan judges: every check, what it reads, and for what it is evidence')
    .argument('[words...]', 'the id of one, or words that stand in id, title, severity, service, topic or the names that others use')
    .addHelpText('after', '\nExample:\n  mantlet checks guardrail high\n  mantlet checks condition-trap\n  mantlet checks SageMaker.1');
  withOutput(command, ['terminal', 'json']).action(
    async (words: readonly string[], options: OutputOptions & { readonly format: string }) => {
      const found = listChecks(words);
      if (found.length === 0) throw new UsageError(`no check speaks of \`${words.join(' ')}\`: \`mantlet checks\` lists them all`);
      const one = words.length === 1 ? found.find(({ id }) => id === words[0]) : undefined;
      const palette = paletteFor(options);
      const text = one === undefined ? renderChecks(found, palette) : renderCheckPage(one, palette);
      await writeOutput(options.format === 'json' ? `${JSON.stringify(one ?? found, undefined, 2)}\n` : text, options);
    },
  );
}
