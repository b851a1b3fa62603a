// Written by `npm run gen`.
import drift from './drift.ts';
import plan from './plan.ts';
import prove from './prove.ts';
import render from './render.ts';
import replay from './replay.ts';

/** Each adds one command to `mantlet firewall`. */
export const firewallCommands = [drift, plan, prove, render, replay];
