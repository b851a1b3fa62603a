// Written by `npm run gen`.
import activity from './activity.ts';
import catalogue from './catalogue.ts';
import checks from './checks.ts';
import demo from './demo.ts';
import detections from './detections.ts';
import evaluate from './evaluate.ts';
import explain from './explain.ts';
import firewall from './firewall.ts';
import init from './init.ts';
import role from './role.ts';
import scan from './scan.ts';
import watch from './watch.ts';
import whoCan from './who-can.ts';

/** Each adds one command to the program. */
export const commands = [
  activity,
  catalogue,
  checks,
  demo,
  detections,
  evaluate,
  explain,
  firewall,
  init,
  role,
  scan,
  watch,
  whoCan,
];
