import { type Command, Option } from 'commander';
import { lintPolicies } from '../../app/lint-policies.ts';
import { renderLint } from '../../report/terminal/lint.ts';
import { EXIT } from '../exit.ts';
import { withOutput } from '../options.ts';
import { type OutputOptions, paletteFor, writeOutput } from '../output.ts';

interface LintOptions extends OutputOptions {
  readonly format: string;
  readonly type?: 'scp' | 'rcp';
}

/** `mantlet firewall lint PATH...` */
export default function addLint(firewall: Command): void {
  const command = firewall
    .command('lint')
    .description('traps of organisation policies: what does not do what it says, with the place and the fix')
    .argument('<path...>', "policies, folders of policies, answers of `describe-policy`, a snapshot's organization.json, or an intent file")
    .addOption(new Option('--type <type>', 'what a document is, where its name and its statements do not tell').choices(['scp', 'rcp']))
    .addHelpText(
      'after',
      '\nExample:\n  mantlet firewall lint examples/acme/organization.json\n  mantlet firewall lint examples/acme/mantlet.yaml',
    );
  withOutput(command, ['terminal', 'json']).action(async (paths: readonly string[], options: LintOptions) => {
    const report = await lintPolicies(paths, options.type);
    await writeOutput(
      options.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderLint(report, paletteFor(options)),
      options,
    );
    process.exitCode =
      report.findings.length > 0
        ? EXIT.findings
        : report.unread.length > 0 || report.policies + report.intents === 0
          ? EXIT.incomplete
          : EXIT.clean;
  });
}
