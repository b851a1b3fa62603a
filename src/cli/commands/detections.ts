import type { Command } from 'commander';
import { listDetections } from '../../app/list-detections.ts';
import { UsageError } from '../../app/usage-error.ts';
import { renderDetectionPage, renderDetections } from '../../report/terminal/detections.ts';
import { withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, writeOutput } from '../output.ts';

/** `mantlet detections [WORDS]` */
export default function addDetections(program: Command): void {
  const command = program
    .command('detections')
    .alias('detection')
    .description('what raises an alarm: every detection, the events it looks at, and what to do')
    .argument('[words...]', 'the id of one, or words that stand in id, title, severity, events or techniques')
    .addHelpText('after', '\nExample:\n  mantlet detections DeleteGuardrail\n  mantlet detections guardrail-deleted');
  withOutput(command, ['terminal', 'json']).action(
    async (words: readonly string[], options: OutputOptions & { readonly format: string }) => {
      const found = listDetections(words);
      if (found.length === 0) throw new UsageError(`no detection speaks of \`${words.join(' ')}\`: \`mantlet detections\` lists them all`);
      const one = words.length === 1 ? found.find(({ id }) => id === words[0]) : undefined;
      const palette = paletteFor(options);
      const text = one === undefined ? renderDetections(found, palette) : renderDetectionPage(one, palette);
      await writeOutput(options.format === 'json' ? `${JSON.stringify(one ?? found, undefined, 2)}\n` : text, options);
    },
  );
}
