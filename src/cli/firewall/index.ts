// Written by `npm run gen`.

/** Each adds one command to `mantlet firewall`. */
export const firewallCommands = [
];
