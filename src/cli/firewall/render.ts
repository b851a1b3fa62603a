import { type Command, Option } from 'commander';
import { openPlan } from '../../app/open-plan.ts';
import { renderPlanTo } from '../../app/render-plan.ts';
import { planFormats } from '../../app/plan-formats.ts';

interface RenderOptions {
  readonly format: string;
  readonly out: string;
  readonly force?: true;
  readonly quiet?: true;
}

/** `mantlet firewall render PLAN` */
export default function addRender(firewall: Command): void {
  firewall
    .command('render')
    .description('a plan as files that deploy it, and that take it away again')
    .argument('<plan>', 'a file that `mantlet firewall plan --out` wrote')
    .addOption(new Option('--format <name>', 'what deploys it').choices(planFormats.map(({ name }) => name)).default('json'))
    .requiredOption('--out <folder>', 'a new folder')
    .option('--force', 'write into a folder that is not empty')
    .option('--quiet', 'say nothing')
    .addHelpText('after', `\nFormats:\n${planFormats.map(({ name, about }) => `  ${name.padEnd(14)}  ${about}`).join('\n')}`)
    .addHelpText('after', '\nExample:\n  mantlet firewall render plan.json --format terraform --out firewall')
    .action(async (path: string, options: RenderOptions) => {
      const files = await renderPlanTo(openPlan(path), options.format, options.out, options.force === true);
      if (options.quiet !== true) process.stdout.write(`${files} files in ${options.out}: read README.md there first\n`);
    });
}
