import type { ServiceFacts } from './facts.ts';
import type { ImportProblem } from './import-problem.ts';
import { importProblem } from './import-problem.ts';
import type { Imported, Json, ReadText } from './importing.ts';
import { inOrder, isJson, isPrefix, objectsOf, parseFile, parseLevels, textOf, textsOf } from './importing.ts';

const AI_CATEGORY = 'categories/machine-learning-and-ai.json';

/** Reads an unpacked iam-data package (its folder, or the `data` folder in it). Facts only: AWS's description texts stay behind. */
export function importIamData(read: ReadText, dated?: string): Imported {
  const problems: ImportProblem[] = [];
  const root = read('data/services.json') === undefined ? '' : 'data/';
  const file = (path: string): unknown => parseFile(read, root + path, problems);
  const prefixes = textsOf(file('services.json'));
  const names = asJson(file('serviceNames.json'));
  const rcp = new Set(textsOf(file('rcpSupportedServices.json')));
  const passRole: string[] = [];
  const services: ServiceFacts[] = [];
  for (const prefix of prefixes) {
    if (!isPrefix(prefix)) {
      problems.push(importProblem('damaged', `\`services.json\` lists \`${prefix}\`, which is no prefix`));
      continue;
    }
    const facts = {
      actions: records(file(`actions/${prefix}.json`)),
      resourceTypes: records(file(`resourceTypes/${prefix}.json`)),
      conditionKeys: records(file(`conditionKeys/${prefix}.json`)),
    };
    services.push(service(prefix, textOf(names[prefix]) || prefix, rcp.has(prefix), facts, passRole, problems));
  }
  const version = dated ?? datePart(read('package.json'));
  if (version === undefined) {
    problems.push(
      importProblem('no-date', 'the date of the data is unknown: name it, as the folder has no `package.json` with `updatedAt`'),
    );
  }
  const category = read(`${root}${AI_CATEGORY}`) === undefined ? {} : asJson(file(AI_CATEGORY));
  return { reference: { version: version ?? '', services, passRole }, problems, aiCategory: textsOf(category['services']) };
}

interface Files {
  readonly actions: readonly Json[];
  readonly resourceTypes: readonly Json[];
  readonly conditionKeys: readonly Json[];
}

function service(prefix: string, name: string, rcp: boolean, files: Files, passRole: string[], problems: ImportProblem[]): ServiceFacts {
  const resourceTypes = files.resourceTypes.map((type) => ({
    name: textOf(type['key']),
    arn: textOf(type['arn']),
    conditionKeys: textsOf(type['conditionKeys']),
  }));
  const typeByName = new Map(resourceTypes.map((type) => [type.name, type]));
  const actions = files.actions.map((action) => {
    const id = `${prefix}:${textOf(action['name'])}`;
    const dependent = [...textsOf(action['dependentActions'])];
    const uses = objectsOf(action['resourceTypes']).map((use) => {
      const type = typeByName.get(textOf(use['name']));
      if (type === undefined) {
        const message = `\`${id}\` names the resource type \`${textOf(use['name'])}\`, which its service does not define`;
        problems.push(importProblem('unknown-resource-type', message));
      }
      dependent.push(...textsOf(use['dependentActions']));
      return {
        name: textOf(use['name']),
        required: use['required'] === true,
        arn: type?.arn ?? '',
        conditionKeys: [...(type?.conditionKeys ?? []), ...textsOf(use['conditionKeys'])],
      };
    });
    if (dependent.some((other) => other.toLowerCase() === 'iam:passrole')) passRole.push(id);
    return {
      service: prefix,
      name: textOf(action['name']),
      accessLevels: parseLevels(levelText(action['accessLevel']), id, problems),
      resourceTypes: uses,
      conditionKeys: textsOf(action['conditionKeys']),
    };
  });
  const conditionKeys = files.conditionKeys.map((key) => ({ key: textOf(key['key']), type: textOf(key['type']) }));
  return inOrder({ prefix, name, rcp, actions, resourceTypes, conditionKeys });
}

/** One name, names joined by commas, or a list of names: iam-data has changed the form without notice. */
const levelText = (value: unknown): string => textOf(value) || textsOf(value).join(',');

const asJson = (value: unknown): Json => (isJson(value) ? value : {});
const records = (value: unknown): Json[] => Object.values(asJson(value)).filter(isJson);

function datePart(packageJson: string | undefined): string | undefined {
  return packageJson === undefined ? undefined : /"updatedAt"\s*:\s*"(\d{4}-\d{2}-\d{2})/.exec(packageJson)?.[1];
}
