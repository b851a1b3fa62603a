// Written by `npm run gen`.
import plan from './plan.ts';
import prove from './prove.ts';
import render from './render.ts';
import replay from './replay.ts';

/** Each adds one command to `mantlet firewall`. */
export const firewallCommands = [plan, prove, render, replay];
