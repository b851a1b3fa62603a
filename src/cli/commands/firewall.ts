import type { Command } from 'commander';
import { firewallCommands } from '../firewall/index.ts';

/** `mantlet firewall ...`: one file a command in `cli/firewall/`. */
export default function addFirewall(program: Command): void {
  const firewall = program
    .command('firewall')
    .description('organisation policies that deny what is privileged to all but those who need it')
    .addHelpText(
      'after',
      '\nExample:\n  mantlet firewall plan examples/acme --activity examples/acme/cloudtrail --out plan.json\n  mantlet firewall prove examples/acme --plan plan.json',
    );
  for (const add of firewallCommands) add(firewall);
}
