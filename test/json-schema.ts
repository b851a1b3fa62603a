import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

const OWN = fileURLToPath(new URL('schemas/', import.meta.url));
/** Where a person has put schemas that may not be passed on with this project. */
const OTHERS = process.env['MANTLET_SCHEMAS'];

/** What a value lacks by a schema, as told by ajv; empty: nothing. Undefined: the schema is not on this machine, and the test says so. */
export function schemaProblems(name: string): ((value: unknown) => readonly string[]) | undefined {
  const file = [OWN, ...(OTHERS === undefined ? [] : [OTHERS])].map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) {
    console.warn(
      `not held against ${name}: name a folder that has it in MANTLET_SCHEMAS (test/schemas/README.md says where it is published)`,
    );
    return undefined;
  }
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, formats: FORMATS });
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

const CHARACTERS = "(?:[\\w\\-.~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*";

/** The formats that the schemas name; the characters of RFC 3986, as much of its grammar as a mistake would break. */
const FORMATS = {
  uri: new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:${CHARACTERS}(?:#${CHARACTERS})?$`),
  // a colon in the first step would make it a scheme
  'uri-reference': new RegExp(`^(?![^/?#]*:)${CHARACTERS}(?:#${CHARACTERS})?$`),
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
} as const;
