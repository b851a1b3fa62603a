import type { Command } from 'commander';
import { Option } from 'commander';
import { minimise } from '../../app/minimise.ts';
import { EXIT } from '../exit.ts';
import { withOutput } from '../options.ts';
import { type OutputOptions, writeOutput } from '../output.ts';

interface MinimiseOptions extends OutputOptions {
  readonly format: string;
  readonly mode: 'short' | 'words';
  readonly whole?: true;
}

/** `mantlet firewall minimise ACTION...` */
export default function addMinimise(firewall: Command): void {
  const command = firewall
    .command('minimise')
    .alias('minimize')
    .description('few and short patterns that match some actions, and no other action of AWS')
    .argument('<action...>', 'names, patterns such as `bedrock:Create*`, or files that hold a policy or one name a line')
    .addOption(
      new Option('--mode <name>', 'patterns as short as can be, or such as end with words').choices(['short', 'words']).default('short'),
    )
    .option('--whole', 'a whole service may become `service:*`, which takes in what AWS adds later')
    .addHelpText('after', "\nExample:\n  mantlet firewall minimise 'bedrock:*Guardrail*' bedrock-mantle:CreateFineTuningJob");
  withOutput(command, ['terminal', 'json']).action(async (wanted: readonly string[], options: MinimiseOptions) => {
    const found = minimise(wanted, { mode: options.mode, whole: options.whole === true });
    const { actions, patterns, plain, short, unknown } = found;
    const summary = `${actions} ${actions === 1 ? 'action' : 'actions'}: ${plain.toLocaleString('en-US')} characters as a list, ${short.toLocaleString('en-US')} as ${patterns.length} ${patterns.length === 1 ? 'pattern' : 'patterns'}, no other action of AWS among them`;
    const odd = unknown.length === 0 ? '' : `\nnot known to AWS and left as they are: ${unknown.join(', ')}`;
    const text =
      options.format === 'json' ? JSON.stringify(found, undefined, 2) : `${JSON.stringify(patterns, undefined, 2)}\n${summary}${odd}`;
    await writeOutput(`${text}\n`, options);
    process.exitCode = unknown.length > 0 ? EXIT.incomplete : EXIT.clean;
  });
}
