import type { Command } from 'commander';
import { writeDemo } from '../../app/demo.ts';

/** `mantlet demo DIR` */
export default function addDemo(program: Command): void {
  program
    .command('demo')
    .description('write a small synthetic organisation to try Mantlet on')
    .argument('<dir>', 'a folder that does not exist or is empty')
    .option('--force', 'write into a folder that has something in it')
    .addHelpText('after', '\nExample:\n  mantlet demo /tmp/acme && mantlet scan /tmp/acme')
    .action(async (dir: string, options: { readonly force?: boolean }) => {
      const files = await writeDemo(dir, options.force === true);
      // a path as a shell takes it
      const typed = /^[\w./-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", String.raw`'\''`)}'`;
      process.stdout.write(`wrote ${files} files of a synthetic organisation to ${dir}: run \`mantlet scan ${typed}\`\n`);
    });
}
