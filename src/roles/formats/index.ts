// Written by `npm run gen`.
import cloudformation from './cloudformation.ts';
import json from './json.ts';
import terraform from './terraform.ts';

/** The forms in which a role is deployed, by name. */
export const roleFormats = [
  cloudformation,
  json,
  terraform,
];
