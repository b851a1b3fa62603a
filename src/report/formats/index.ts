// Written by `npm run gen`.
import csv from './csv.ts';
import html from './html.ts';
import json from './json.ts';
import markdown from './markdown.ts';
import sarif from './sarif.ts';

/** The forms in which a scan is written, by name. */
export const formats = [
  csv,
  html,
  json,
  markdown,
  sarif,
];
