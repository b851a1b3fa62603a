import type { AccessLevel } from '../types.ts';
import type { Reference, ReferenceAction, ResourceTypeFacts, ServiceFacts } from './facts.ts';
import type { ImportProblem } from './import-problem.ts';
import { importProblem } from './import-problem.ts';
import type { Imported, Json, ReadText } from './importing.ts';
import { byText, inOrder, isJson, isPrefix, objectsOf, parseFile, textOf, textsOf } from './importing.ts';

/**
 * Reads a copy of AWS's own service reference: `service-list.json` and a file a service, laid out as AWS serves them below `v1/`.
 * AWS gives no display name, no RCP support and no required flag there; these are taken over from the previous reference.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html
 */
export function importServiceReference(read: ReadText, dated: string, before: Reference): Imported {
  const problems: ImportProblem[] = [];
  const root = read('v1/service-list.json') === undefined ? '' : 'v1/';
  const prefixes = objectsOf(parseFile(read, `${root}service-list.json`, problems)).map((entry) => textOf(entry['service']));
  if (prefixes.length === 0 && problems.length === 0) {
    problems.push(importProblem('damaged', `\`${root}service-list.json\` lists no service`));
  }
  const known = new Map(before.services.map((service) => [service.prefix, service]));
  const passRole = new Set<string>();
  const services: ServiceFacts[] = [];
  for (const prefix of [...prefixes].sort()) {
    if (!isPrefix(prefix)) {
      problems.push(importProblem('damaged', `\`${root}service-list.json\` lists \`${prefix}\`, which is no prefix`));
      continue;
    }
    const flat = read(`${root}${prefix}.json`) === undefined ? `${prefix}/${prefix}` : prefix;
    const facts = parseFile(read, `${root}${flat}.json`, problems);
    if (!isJson(facts)) continue;
    services.push(service(prefix, facts, known.get(prefix), problems));
    for (const action of passRoleOf(prefix, facts)) passRole.add(action);
  }
  return { reference: { version: dated, services, passRole: [...passRole].sort() }, problems, aiCategory: [] };
}

/**
 * Reads single documents of AWS's service reference (`bedrock.json`) into the reference before: their services are replaced, all others
 * stay. A document names its service itself.
 */
export function importServiceDocuments(read: ReadText, paths: readonly string[], dated: string, before: Reference): Imported {
  const problems: ImportProblem[] = [];
  const services = new Map(before.services.map((service) => [service.prefix, service]));
  const passRole = new Set(before.passRole);
  for (const path of paths) {
    const facts = parseFile(read, path, problems);
    if (facts === undefined) continue;
    const prefix = isJson(facts) ? textOf(facts['Name']) : '';
    if (!isJson(facts) || !isPrefix(prefix)) {
      problems.push(importProblem('damaged', `\`${path}\` is no document of the service reference: it has no \`Name\``));
      continue;
    }
    services.set(prefix, service(prefix, facts, services.get(prefix), problems));
    for (const action of passRole) if (action.startsWith(`${prefix}:`)) passRole.delete(action);
    for (const action of passRoleOf(prefix, facts)) passRole.add(action);
  }
  const sorted = [...services.values()].sort((a, b) => byText(a.prefix, b.prefix));
  return { reference: { version: dated, services: sorted, passRole: [...passRole].sort() }, problems, aiCategory: [] };
}

function service(prefix: string, facts: Json, before: ServiceFacts | undefined, problems: ImportProblem[]): ServiceFacts {
  const resourceTypes: ResourceTypeFacts[] = [];
  for (const type of objectsOf(facts['Resources'])) {
    // A type with several formats (an EC2 instance, an S3 object) stands once for each, so that no pattern is lost.
    for (const arn of textsOf(type['ARNFormats'])) {
      resourceTypes.push({ name: textOf(type['Name']), arn, conditionKeys: textsOf(type['ConditionKeys']) });
    }
  }
  const names = objectsOf(facts['Actions']);
  if (names.length === 0) problems.push(importProblem('no-actions', `\`${prefix}\` has no actions`));
  const earlier = new Map(before?.actions.map((action) => [action.name, action]));
  const conditionKeys = objectsOf(facts['ConditionKeys']).map((key) => ({
    key: textOf(key['Name']),
    type: textsOf(key['Types'])[0] ?? 'String',
  }));
  const actions = names.map((action): ReferenceAction => {
    const name = textOf(action['Name']);
    const uses = objectsOf(action['Resources']).map((use) => textOf(use['Name']));
    const required = new Set(earlier.get(name)?.resourceTypes.flatMap((type) => (type.required ? type.name : [])));
    return {
      service: prefix,
      name,
      accessLevels: levelsOf(`${prefix}:${name}`, action, problems),
      resourceTypes: resourceTypes
        .filter((type) => uses.includes(type.name))
        .map((type) => ({ name: type.name, required: required.has(type.name), arn: type.arn, conditionKeys: type.conditionKeys })),
      conditionKeys: textsOf(action['ActionConditionKeys']),
    };
  });
  return inOrder({ prefix, name: before?.name ?? prefix, rcp: before?.rcp ?? false, actions, resourceTypes, conditionKeys });
}

/** AWS's flags; Read is the absence of all, so a single flag that is missing says something, and all of them missing says nothing. */
const LEVEL_FLAGS = ['IsPermissionManagement', 'IsWrite', 'IsTaggingOnly', 'IsList'];

/** Four independent booleans; Read is the absence of all. */
function levelsOf(action: string, facts: Json, problems: ImportProblem[]): AccessLevel[] {
  const annotations = facts['Annotations'];
  const properties = isJson(annotations) ? annotations['Properties'] : undefined;
  if (!isJson(properties) || !LEVEL_FLAGS.some((flag) => typeof properties[flag] === 'boolean')) {
    problems.push(importProblem('no-access-level', `\`${action}\` has no access level`));
    return [];
  }
  const levels: AccessLevel[] = [];
  if (properties['IsPermissionManagement'] === true) levels.push('Permissions management');
  if (properties['IsWrite'] === true) levels.push('Write');
  if (properties['IsTaggingOnly'] === true) levels.push('Tagging');
  if (properties['IsList'] === true) levels.push('List');
  return levels.length === 0 ? ['Read'] : levels;
}

/** Actions behind an operation that AWS authorises with iam:PassRole. Services without the mapping say nothing: unknown, not none. */
function passRoleOf(prefix: string, facts: Json): string[] {
  const found: string[] = [];
  for (const operation of objectsOf(facts['Operations'])) {
    const authorized = objectsOf(operation['AuthorizedActions']);
    if (!authorized.some((action) => action['Service'] === 'iam' && action['Name'] === 'PassRole')) continue;
    const own = authorized.flatMap((action) => (action['Service'] === prefix ? textOf(action['Name']) : []));
    // An operation that also tags or describes is authorised by several actions; the role belongs to the one of its own name.
    const namesake = own.find((name) => name === operation['Name']);
    for (const name of namesake === undefined ? own : [namesake]) found.push(`${prefix}:${name}`);
  }
  return found;
}
