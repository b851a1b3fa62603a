// Written by `npm run gen`.
import asff from './asff.ts';
import csv from './csv.ts';
import html from './html.ts';
import json from './json.ts';
import markdown from './markdown.ts';
import ocsf from './ocsf.ts';
import sarif from './sarif.ts';

/** The forms in which a scan is written, by name. */
export const formats = [
  asff,
  csv,
  html,
  json,
  markdown,
  ocsf,
  sarif,
];
