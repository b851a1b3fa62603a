#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../app/version.ts';
import { commands } from './commands/index.ts';
import { EXIT, failureMessage } from './exit.ts';
import { usageMessage } from './usage-message.ts';

/** `mantlet`: builds the commands and runs the one that was asked for. */
async function main(): Promise<void> {
  const program = new Command('mantlet')
    .description('An AI permissions firewall for AWS: who really holds which AI permission, exactly and explained')
    .version(version, '-v, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    // names only: what a command takes stands in its own help, and both columns fit into a narrow terminal
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText(
      'after',
      `
Example:
  mantlet scan examples/acme
  mantlet who-can bedrock:CreateModelCustomizationJob examples/acme

Exit codes: 0 clean, 1 findings, 2 wrong usage or no answer, 3 incomplete`,
    );
  for (const add of commands) add(program);
  complainKindly(program, 'mantlet');
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.clean : EXIT.failure;
      return;
    }
    process.stderr.write(`mantlet: ${failureMessage(error)}\n`);
    process.exitCode = EXIT.failure;
  }
}

/** One sentence for each mistake, of whatever command. */
function complainKindly(command: Command, name: string): void {
  const usage = command.usage().replace('[options] ', '').replace('[options]', '');
  command.configureOutput({
    outputError: (text, write) => write(`mantlet: ${usageMessage(text, { command: name, usage })}\n`),
  });
  for (const inner of command.commands) complainKindly(inner, `${name} ${inner.name()}`);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // a reader that closes the pipe early (`| head`) has all it wants
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.clean);
  process.stderr.write(`mantlet: ${failureMessage(Object.assign(error, { path: 'standard output' }))}\n`);
  process.exit(EXIT.failure);
});
// nobody is left to be told
process.stderr.on('error', () => undefined);

await main();
