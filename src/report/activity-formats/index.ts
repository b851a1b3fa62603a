// Written by `npm run gen`.
import csv from './csv.ts';
import json from './json.ts';
import markdown from './markdown.ts';
import ocsf from './ocsf.ts';

/** The forms in which activity is written, by name. */
export const activityFormats = [
  csv,
  json,
  markdown,
  ocsf,
];
