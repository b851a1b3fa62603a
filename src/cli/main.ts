#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../app/version.ts';
import { commands } from './commands/index.ts';
import { EXIT, failureMessage } from './exit.ts';

/** `mantlet`: builds the commands and runs the one that was asked for. */
async function main(): Promise<void> {
  const program = new Command('mantlet')
    .description('An AI permissions firewall for AWS: who really holds which AI permission, exactly and explained')
    .version(version)
    .showHelpAfterError('(run `mantlet --help` to see what there is)')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'mantlet: ')) });
  for (const add of commands) add(program);
  for (const command of program.commands) command.exitOverride().showHelpAfterError('(see `--help`)');
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

// a reader that closes the pipe early (`| head`) has all it wants
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.clean);
  throw error;
});

await main();
