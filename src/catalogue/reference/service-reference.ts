import type { AccessLevel } from '../types.ts';
import type { Reference, ReferenceAction, ResourceTypeFacts, ServiceFacts } from './facts.ts';
import type { Imported, Json, ReadText } from './importing.ts';
import { inOrder, isJson, objectsOf, parseFile, textOf, textsOf } from './importing.ts';

/**
 * Reads a copy of AWS's own service reference: `service-list.json` and a file a service, laid out as AWS serves them below `v1/`.
 * AWS gives no display name, no RCP support and no required flag there; these are taken over from the previous reference.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/service-reference.html
 */
export function importServiceReference(read: ReadText, dated: string, before: Reference): Imported {
  const problems: string[] = [];
  const root = read('v1/service-list.json') === undefined ? '' : 'v1/';
  const prefixes = objectsOf(parseFile(read, `${root}service-list.json`, problems)).map((entry) => textOf(entry['service']));
  if (prefixes.length === 0 && problems.length === 0) problems.push(`\`${root}service-list.json\` lists no service`);
  const known = new Map(before.services.map((service) => [service.prefix, service]));
  const passRole = new Set<string>();
  const services: ServiceFacts[] = [];
  for (const prefix of [...prefixes].sort()) {
    const flat = read(`${root}${prefix}.json`) === undefined ? `${prefix}/${prefix}` : prefix;
    const facts = parseFile(read, `${root}${flat}.json`, problems);
    if (!isJson(facts)) continue;
    services.push(service(prefix, facts, known.get(prefix), problems));
    for (const action of passRoleOf(prefix, facts)) passRole.add(action);
  }
  return { reference: { version: dated, services, passRole: [...passRole].sort() }, problems };
}

function service(prefix: string, facts: Json, before: ServiceFacts | undefined, problems: string[]): ServiceFacts {
  const resourceTypes: ResourceTypeFacts[] = [];
  for (const type of objectsOf(facts['Resources'])) {
    // A type with several formats (an EC2 instance, an S3 object) stands once for each, so that no pattern is lost.
    for (const arn of textsOf(type['ARNFormats'])) {
      resourceTypes.push({ name: textOf(type['Name']), arn, conditionKeys: textsOf(type['ConditionKeys']) });
    }
  }
  const names = objectsOf(facts['Actions']);
  if (names.length === 0) problems.push(`\`${prefix}\` has no actions`);
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

/** Four independent booleans; Read is the absence of all. */
function levelsOf(action: string, facts: Json, problems: string[]): AccessLevel[] {
  const annotations = facts['Annotations'];
  const properties = isJson(annotations) ? annotations['Properties'] : undefined;
  if (!isJson(properties)) {
    problems.push(`\`${action}\` has no access level`);
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
    for (const action of authorized) if (action['Service'] === prefix) found.push(`${prefix}:${textOf(action['Name'])}`);
  }
  return found;
}
