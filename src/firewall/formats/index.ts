// Written by `npm run gen`.
import cloudformation from './cloudformation.ts';
import json from './json.ts';
import terraform from './terraform.ts';

/** The forms in which a plan is deployed, by name. */
export const planFormats = [
  cloudformation,
  json,
  terraform,
];
