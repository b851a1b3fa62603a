import type { Command } from 'commander';
import { firewallCommands } from '../firewall/index.ts';

/** `mantlet firewall ...`: one file a command in `cli/firewall/`. */
export default function addFirewall(program: Command): void {
  const firewall = program
    .command('firewall')
    .description('organisation policies that deny what is privileged to all but those who need it');
  for (const add of firewallCommands as readonly ((command: Command) => void)[]) add(firewall);
}
