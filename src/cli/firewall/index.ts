// Written by `npm run gen`.
import drift from './drift.ts';
import lint from './lint.ts';
import minimise from './minimise.ts';
import plan from './plan.ts';
import prove from './prove.ts';
import render from './render.ts';
import replay from './replay.ts';

/** Each adds one command to `mantlet firewall`. */
export const firewallCommands = [
  drift,
  lint,
  minimise,
  plan,
  prove,
  render,
  replay,
];
