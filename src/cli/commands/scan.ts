import type { Command } from 'commander';
import { openEstate } from '../../app/open-estate.ts';
import { holdingLines } from '../../app/holding-lines.ts';
import { incompleteOf } from '../../app/incomplete.ts';
import { inThread } from '../../app/in-thread.ts';
import { takeInventory } from '../../app/scan.ts';
import { LineOutput } from '../line-output.ts';
import { renderScan } from '../../report/terminal/scan.ts';
import { EXIT } from '../exit.ts';
import { assumptionsOf, type CommonOptions, snapshotPath, withAssumptions, withOutput } from '../options.ts';
import { paletteFor, progress, writeOutput } from '../output.ts';

/** `mantlet scan [SNAPSHOT]` */
export default function addScan(program: Command): void {
  const command = program
    .command('scan')
    .description('who really holds which privileged AI permission: directly, under conditions, through a chain')
    .argument('[snapshot]', 'folder of a snapshot, or one get-account-authorization-details file')
    .addHelpText(
      'after',
      '\nExample:\n  mantlet scan examples/acme\n  mantlet scan examples/acme --format json --out scan.json\n  mantlet scan examples/acme --format jsonl   (one line a principal, every action)',
    );
  withAssumptions(withOutput(command, ['terminal', 'json', 'jsonl'])).action(
    async (snapshot: string | undefined, options: CommonOptions) => {
      const path = snapshotPath(snapshot);
      const bar = progress(options);
      if (options.format === 'jsonl') {
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
        return;
      }
      const report = await inThread({ task: 'scan', snapshot: path, assumptions: assumptionsOf(options) }, bar.show);
      bar.clear();
      await writeOutput(
        options.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderScan(report, paletteFor(options)),
        options,
      );
      process.exitCode = report.incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
    },
  );
}
