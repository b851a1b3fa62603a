import { type Command, InvalidArgumentError } from 'commander';
import { openEstate } from '../../app/open-estate.ts';
import { StatementPlaces } from '../../app/statement-places.ts';
import { answerWhoCan } from '../../app/who-can.ts';
import { renderWhoCan } from '../../report/terminal/who-can.ts';
import { checkAskedAction } from '../asked-action.ts';
import { EXIT } from '../exit.ts';
import { assumptionsOf, type CommonOptions, resourceArn, snapshotPath, withAssumptions, withOutput } from '../options.ts';
import { paletteFor, progress, writeOutput } from '../output.ts';

interface Options extends CommonOptions {
  readonly resource?: string;
  readonly limit?: number;
  readonly direct?: boolean;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('write a number');
  return Number(text);
}

/** `mantlet who-can ACTION [SNAPSHOT]` */
export default function addWhoCan(program: Command): void {
  const command = program
    .command('who-can')
    .description('who has an action, under which conditions, by which statement')
    .argument('<action>', 'an action, a pattern, a class (model-train), a tier (tier-1) or `privileged`')
    .argument('[snapshot]', 'folder of a snapshot, or one get-account-authorization-details file')
    .option('--snapshot <path>', 'the same')
    .option('--resource <arn>', 'on this resource; without it: on some resource of their own account', resourceArn)
    .option('--direct', 'leave out who reaches it through others')
    .option('--limit <n>', 'show at most so many (terminal: 100, json: all)', wholeNumber)
    .addHelpText(
      'after',
      '\nExample:\n  mantlet who-can bedrock:CreateModelCustomizationJob examples/acme\n  mantlet who-can "bedrock:*Guardrail" --snapshot examples/acme',
    );
  withAssumptions(withOutput(command, ['terminal', 'json'])).action(
    async (action: string, snapshot: string | undefined, options: Options) => {
      const kept = (meant: string): string => (snapshot === undefined || meant === snapshot ? action : snapshot) || 'examples/acme';
      checkAskedAction(action, [snapshot], (meant) => `mantlet who-can ${meant} ${kept(meant)}`);
      const limit = options.limit ?? (options.format === 'json' ? Number.POSITIVE_INFINITY : 100);
      const path = snapshotPath(options.snapshot ?? snapshot);
      const bar = progress(options);
      const estate = await openEstate(path, { onProgress: bar.show });
      const report = await answerWhoCan(estate, new StatementPlaces(path), {
        action,
        resource: options.resource,
        assumptions: assumptionsOf(options),
        limit,
        chains: options.direct !== true,
      });
      bar.clear();
      await writeOutput(
        options.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderWhoCan(report, paletteFor(options)),
        options,
      );
      process.exitCode = report.incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
    },
  );
}
