import { Command, Option } from 'commander';
import { chosenActions } from '../../app/chosen-actions.ts';
import { checkPrefix } from '../../app/known-prefix.ts';
import { openReference, referenceFor } from '../../app/open-reference.ts';
import { UsageError } from '../../app/usage-error.ts';
import { checkCatalogue } from '../../catalogue/check.ts';
import { CLASSES, FLAGS } from '../../catalogue/classes.ts';
import { diffReferences } from '../../catalogue/diff.ts';
import { type CatalogueFilter, listCatalogue } from '../../catalogue/list.ts';
import { renderReferenceFile } from '../../catalogue/reference/frozen-file.ts';
import { showAction } from '../../catalogue/show.ts';
import type { CapabilityClass, Flag, Review, Tier } from '../../catalogue/types.ts';
import { renderCheck, renderDiff, renderList, renderShown } from '../../report/terminal/catalogue.ts';
import { EXIT } from '../exit.ts';
import { withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, writeOutput } from '../output.ts';

interface Output extends OutputOptions {
  readonly format: string;
}

interface ListOptions extends Output {
  readonly class?: readonly CapabilityClass[];
  readonly tier?: readonly string[];
  readonly prefix?: readonly string[];
  readonly flag?: readonly Flag[];
  readonly review?: readonly Review[];
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

function nameAlone(name: string): string {
  const [action, ...others] = chosenActions(name);
  if (action === undefined || others.length > 0)
    throw new UsageError(`\`${name}\` means ${others.length + 1} actions: \`mantlet catalogue list ${name}\` shows them`);
  return action;
}

/** `mantlet catalogue list|show|check|diff|import` */
export default function addCatalogue(program: Command): void {
  const catalogue = program
    .command('catalogue')
    .alias('catalog')
    .description('every AI action of AWS: what it can do to a model, agent or guardrail')
    .addHelpText(
      'after',
      '\nExample:\n  mantlet catalogue show bedrock:CreateModelCustomizationJob\n  mantlet catalogue list --class guardrail --tier 1',
    );

  withOutput(
    catalogue
      .command('list')
      .description('the rows, filtered')
      .argument('[words...]', 'words that stand in action, class, reason, guards or sources'),
    ['terminal', 'json', 'csv'],
  )
    .addOption(new Option('--class <name...>', 'capability class').choices(CLASSES.map((facts) => facts.class)))
    .addOption(new Option('--tier <n...>', 'tier').choices(['1', '2', '3', '4']))
    .option('--prefix <prefix...>', 'service prefix, such as bedrock')
    .addOption(new Option('--flag <name...>', 'all of these flags').choices(Object.keys(FLAGS)))
    .addOption(new Option('--review <kind...>', 'how the row came to its class').choices(['row', 'group', 'auto']))
    .addHelpText('after', '\nExample:\n  mantlet catalogue list guardrail --tier 1')
    .action(async (words: readonly string[], options: ListOptions) => {
      for (const prefix of options.prefix ?? []) checkPrefix(prefix);
      const filter: CatalogueFilter = {
        ...(options.class === undefined ? {} : { classes: options.class }),
        ...(options.tier === undefined ? {} : { tiers: options.tier.map((tier) => Number(tier) as Tier) }),
        ...(options.prefix === undefined ? {} : { prefixes: options.prefix }),
        ...(options.flag === undefined ? {} : { flags: options.flag }),
        ...(options.review === undefined ? {} : { reviews: options.review }),
        ...(words.length === 0 ? {} : { text: words.join(' ') }),
      };
      const rows = listCatalogue(filter);
      await writeOutput(options.format === 'json' ? json(rows) : renderList(rows, options.format === 'csv', paletteFor(options)), options);
    });

  withOutput(
    catalogue.command('show').description('everything known of one action').argument('<action>', 'such as bedrock:DeleteGuardrail'),
    ['terminal', 'json'],
  )
    .addHelpText('after', '\nExample:\n  mantlet catalogue show bedrock:DeleteGuardrail')
    .action(async (action: string, options: Output) => {
      // a name without its service is enough where only one has it
      const shown = showAction(action.includes(':') ? action : nameAlone(action));
      await writeOutput(options.format === 'json' ? json(shown) : renderShown(shown, paletteFor(options)), options);
      process.exitCode = shown.kind === 'unknown' ? EXIT.failure : EXIT.clean;
    });

  withOutput(catalogue.command('check').description('the self-tests of the catalogue and how far its review has come'), [
    'terminal',
    'json',
  ])
    .addHelpText('after', '\nExample:\n  mantlet catalogue check')
    .action(async (options: Output) => {
      const check = checkCatalogue();
      await writeOutput(options.format === 'json' ? json(check) : renderCheck(check, paletteFor(options)), options);
      process.exitCode = check.problems.length > 0 ? EXIT.findings : EXIT.clean;
    });

  withOutput(
    catalogue
      .command('diff')
      .description('what AWS added, and what of it is privileged: two states of the reference compared')
      .argument('<before>', "`built-in`, or a folder of iam-data or of AWS's service reference, or a frozen file")
      .argument('<after>', 'the same'),
    ['terminal', 'json'],
  )
    .option('--before-date <date>', 'ISO date of the first, where it brings none')
    .option('--after-date <date>', 'ISO date of the second, where it brings none')
    .addHelpText('after', '\nExample:\n  mantlet catalogue diff built-in ./service-reference --after-date 2026-11-01')
    .action(async (before: string, after: string, options: Output & { readonly beforeDate?: string; readonly afterDate?: string }) => {
      const old = referenceFor(before, options.beforeDate);
      const now = referenceFor(after, options.afterDate);
      const diff = diffReferences(old.reference, now.reference, { aiCategory: now.aiCategory });
      await writeOutput(options.format === 'json' ? json(diff) : renderDiff(diff, paletteFor(options)), options);
      process.exitCode = diff.newlyPrivileged.length > 0 ? EXIT.findings : EXIT.clean;
    });

  catalogue
    .command('import')
    .description("read a state of AWS's reference and freeze it; refused where PassRole or access-level information would be lost")
    .argument('<source>', "folder of iam-data or of AWS's service reference")
    .requiredOption('--out <file>', 'where the frozen reference is written')
    .option('--date <date>', 'ISO date of the data, where the source brings none')
    .addHelpText('after', '\nExample:\n  mantlet catalogue import ./service-reference --date 2026-11-01 --out reference.json')
    .action(async (source: string, options: { readonly out: string; readonly date?: string }) => {
      const imported = openReference(source, options.date, true);
      if (imported.reference === undefined) {
        const lines = imported.problems.map(({ problem, message }) => `  ${problem}: ${message}`);
        throw new UsageError(`the import of \`${source}\` is refused and nothing is written:\n${lines.join('\n')}`);
      }
      await writeOutput(renderReferenceFile(imported.reference), options);
      process.stdout.write(
        `wrote ${options.out}: reference of ${imported.reference.version}, ${imported.reference.services.length} prefixes\n`,
      );
    });
}
