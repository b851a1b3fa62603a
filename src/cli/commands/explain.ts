import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { explainReport } from '../../app/explain-report.ts';
import { openEstate } from '../../app/open-estate.ts';
import { StatementPlaces } from '../../app/statement-places.ts';
import { UsageError } from '../../app/usage-error.ts';
import { renderExplain } from '../../report/terminal/explain.ts';
import { checkAskedAction } from '../asked-action.ts';
import { EXIT } from '../exit.ts';
import { assumptionsOf, type CommonOptions, snapshotPath, withAssumptions, withOutput } from '../options.ts';
import { paletteFor, progress, writeOutput } from '../output.ts';

/** `mantlet explain WHO ACTION [RESOURCE]` */
export default function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .description('whether a principal holds an action, down to the statement that decides')
    .argument('<who>', 'ARN, `role/name`, `user/name`, a name alone, or `<account>:root`')
    .argument('<action>', 'such as bedrock:CreateModelCustomizationJob')
    .argument('[resource]', 'ARN of the resource; without it: some resource of its own account')
    .argument('[snapshot]', 'folder of a snapshot, or one get-account-authorization-details file')
    .option('--snapshot <path>', 'the same')
    .addHelpText('after', '\nExample:\n  mantlet explain role/ml-engineer bedrock:CreateModelCustomizationJob --snapshot examples/acme');
  withAssumptions(withOutput(command, ['terminal', 'json'])).action(
    async (who: string, action: string, third: string | undefined, fourth: string | undefined, options: CommonOptions) => {
      checkAskedAction(action, [who], (meant) => `mantlet explain ${meant === who ? action : who} ${meant}`);
      // `explain WHO ACTION SNAPSHOT`: what lies on the disk and is no ARN is the snapshot
      const isPath = third !== undefined && !third.startsWith('arn:') && third !== '*' && existsSync(third);
      if (third !== undefined && !isPath && third !== '*' && !third.startsWith('arn:'))
        throw new UsageError(`\`${third}\` is neither the ARN of a resource nor a snapshot that exists`);
      const path = snapshotPath(options.snapshot ?? fourth ?? (isPath ? third : undefined));
      const bar = progress(options);
      const estate = await openEstate(path, { onProgress: bar.show });
      bar.clear();
      const report = await explainReport(estate, new StatementPlaces(path), {
        who,
        action,
        resource: isPath ? undefined : third,
        assumptions: assumptionsOf(options),
      });
      await writeOutput(
        options.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderExplain(report, paletteFor(options)),
        options,
      );
      process.exitCode = report.incomplete.length > 0 || report.status === 'indeterminate' ? EXIT.incomplete : EXIT.clean;
    },
  );
}
