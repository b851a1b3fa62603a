import type { EncodedService } from './encoding.ts';
import { decodeService, encodeService } from './encoding.ts';
import type { Reference, ServiceFacts } from './facts.ts';
import { importProblem } from './import-problem.ts';
import type { ImportProblem } from './import-problem.ts';
import type { Imported } from './importing.ts';
import { isJson, textOf, textsOf } from './importing.ts';

const FORMAT = 'mantlet-reference-1';

/** A reference as a JSON file, one service a line, so that two months differ readably. */
export function renderReferenceFile(reference: Reference): string {
  const services = reference.services.map((service) => `  ${JSON.stringify(service.prefix)}: ${JSON.stringify(encodeService(service))}`);
  const head = [
    `"format": "${FORMAT}"`,
    `"version": ${JSON.stringify(reference.version)}`,
    `"passRole": ${JSON.stringify(reference.passRole)}`,
  ];
  return `{\n ${head.join(',\n ')},\n "services": {\n${services.join(',\n')}\n }\n}\n`;
}

/** Reads what `renderReferenceFile` wrote. */
export function parseReferenceFile(text: string): Imported {
  const empty: Reference = { version: '', services: [], passRole: [] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reference: empty, problems: [importProblem('not-json', 'the file is not JSON')], aiCategory: [] };
  }
  if (!isJson(value) || value['format'] !== FORMAT || !isJson(value['services'])) {
    const message = `the file is no frozen reference: \`format\` is not \`${FORMAT}\``;
    return { reference: empty, problems: [importProblem('damaged', message)], aiCategory: [] };
  }
  const services: ServiceFacts[] = [];
  const problems: ImportProblem[] = [];
  for (const [prefix, encoded] of Object.entries(value['services'])) {
    if (isEncoded(encoded)) services.push(decodeService(prefix, encoded));
    else problems.push(importProblem('damaged', `\`${prefix}\` is damaged`));
  }
  return { reference: { version: textOf(value['version']), services, passRole: textsOf(value['passRole']) }, problems, aiCategory: [] };
}

const isLists = (value: unknown): boolean => Array.isArray(value) && value.every((row) => Array.isArray(row));

/** Enough of a look at the shape that decoding cannot fail. */
function isEncoded(value: unknown): value is EncodedService {
  if (!Array.isArray(value) || value.length !== 7) return false;
  const [name, , keys, keyLists, types, uses, actions] = value as readonly unknown[];
  if (typeof name !== 'string' || !isJson(keys) || !isLists(keyLists) || !isLists(types) || !isLists(uses) || !isLists(actions))
    return false;
  const named = (rows: unknown): boolean => (rows as readonly (readonly unknown[])[]).every((row) => typeof row[0] === 'string');
  const patterned = (types as readonly (readonly unknown[])[]).every((row) => typeof row[1] === 'string');
  const listed = Object.values(keys).every((list) => Array.isArray(list) && list.every((key) => typeof key === 'string'));
  const used = (uses as readonly (readonly unknown[])[]).every((row) => row.every((use) => typeof use === 'number' || Array.isArray(use)));
  return used && named(types) && named(actions) && patterned && listed;
}
