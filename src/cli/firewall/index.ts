// Written by `npm run gen`.
import plan from './plan.ts';

/** Each adds one command to `mantlet firewall`. */
export const firewallCommands = [plan];
