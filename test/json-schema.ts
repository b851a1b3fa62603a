import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** What a value lacks by a schema of `schemas/`, as told by ajv; empty: nothing. */
export function schemaProblems(name: string): (value: unknown) => readonly string[] {
  // ajv knows no draft 4, which SARIF is written in; nothing else of SARIF means another thing since
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8'));
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, formats: FORMATS });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

const CHARACTERS = "(?:[\\w\\-.~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*";

/** The formats that the schemas name; the characters of RFC 3986, as much of its grammar as a mistake would break. */
const FORMATS = {
  uri: new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:${CHARACTERS}(?:#${CHARACTERS})?$`),
  // a colon in the first step would make it a scheme
  'uri-reference': new RegExp(`^(?![^/?#]*:)${CHARACTERS}(?:#${CHARACTERS})?$`),
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
} as const;
