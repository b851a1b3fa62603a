import { partitionOfRegion, splitArn } from '../iam/arn.ts';
import { AI_RESOURCE_TYPES, type AiResourceType } from './ai-resource-types.ts';
import { type Documents, unreadableAttachment } from './documents.ts';
import type { Attachment, Resource } from './estate.ts';
import { isAccountId } from './iam-arns.ts';
import { isObject, type Json, textOf } from './json.ts';
import { comparePaths, compareTexts, inside, type Path, type Place } from './places.ts';
import type { Report } from './problems.ts';

/** Where resources are read from. */
export interface ResourceFile {
  readonly account: string;
  readonly file: string;
  readonly top: Place;
  readonly report: Report;
}

const accountOf = (arn: string, fallback: string): string => {
  const account = splitArn(arn)?.[3] ?? '';
  return isAccountId(account) ? account : fallback;
};

const regionOf = (arn: string, item: Json): string | undefined =>
  textOf(splitArn(arn)?.[2]) ?? textOf(item['region']) ?? textOf(item['Region']);

/** `resource-policies.json`: `{"resourcePolicies": [{"type", "arn", "region", "policy"}]}`. */
export function readResourcePolicies(document: unknown, from: ResourceFile, documents: Documents): readonly Resource[] {
  const list = isObject(document) ? document['resourcePolicies'] : undefined;
  if (!Array.isArray(list)) {
    from.report('error', ['resourcePolicies'], 'the file has no list of resource policies');
    return [];
  }
  const resources: Resource[] = [];
  const place = inside(from.top, 'resourcePolicies');
  for (const [index, item] of list.entries()) {
    const at = inside(place, index);
    const arn = isObject(item) ? (textOf(item['arn']) ?? textOf(item['Arn'])) : undefined;
    if (!isObject(item) || arn === undefined || splitArn(arn) === undefined) {
      from.report('error', at.path, `resource policy ${index + 1} does not say which resource it belongs to`);
    } else if (accountOf(arn, from.account) !== from.account) {
      from.report('error', at.path, `${arn} does not belong to account ${from.account}`);
    } else {
      const type = textOf(item['type']) ?? textOf(item['Type']);
      if (type === undefined) from.report('warning', at.path, `resource policy ${index + 1} does not tell the type of ${arn}`);
      resources.push({
        arn,
        type: type ?? '',
        account: from.account,
        region: regionOf(arn, item),
        policy: readPolicy(item, arn, at, from, documents),
        description: undefined,
        ref: { name: arn, file: from.file, path: at.path },
      });
    }
  }
  return resources;
}

/** `"policy": null` says that there is none; a missing member says nothing. */
function readPolicy(item: Json, arn: string, place: Place, { file, report }: ResourceFile, documents: Documents): Attachment | undefined {
  const key = 'Policy' in item && !('policy' in item) ? 'Policy' : 'policy';
  const written = item[key];
  if (written === null) return undefined;
  return documents.attach(written, 'resource', { name: `policy of ${arn}`, file, path: inside(place, key).path }, report);
}

/** `ai-resources.json`: answers of AWS's APIs by list. */
export function readAiResources(document: unknown, from: ResourceFile, listedTypes: Set<string>): readonly Resource[] {
  if (!isObject(document)) {
    from.report('error', [], 'the file is not a JSON object');
    return [];
  }
  const resources: Resource[] = [];
  for (const [key, written] of Object.entries(document)) {
    if (written === null || written === undefined) continue;
    const type = AI_RESOURCE_TYPES.get(key);
    if (type === undefined) {
      from.report('warning', [key], `the list \`${key}\` is not known and was not read`);
      continue;
    }
    const single = !Array.isArray(written);
    if (!single || type.arns.length === 0) listedTypes.add(type.type);
    if (single && !(isObject(written) && type.arns.length === 0)) {
      from.report('error', [key], `${key} is not a list`);
      continue;
    }
    for (const [index, item] of (single ? [written] : written).entries()) {
      const path = single ? [key] : [key, index];
      const resource = isObject(item) ? readAiResource(item, type, from, path) : undefined;
      if (resource === undefined) from.report('error', path, `element ${index + 1} of ${key} has no ARN`);
      else resources.push(resource);
    }
  }
  return resources;
}

function readAiResource(item: Json, { type, arns, id }: AiResourceType, from: ResourceFile, path: Path): Resource | undefined {
  let arn = arns.map((member) => textOf(item[member])).find((text) => text !== undefined && splitArn(text) !== undefined);
  if (arn === undefined && id !== undefined) {
    const name = id.member === '' ? '' : textOf(item[id.member]);
    const region = textOf(item['region']) ?? textOf(item['Region']) ?? '';
    if (name !== undefined) arn = `arn:${partitionOfRegion(region)}:${id.service}:${region}:${from.account}:${id.resource}${name}`;
  }
  if (arn === undefined) return undefined;
  return {
    arn,
    type,
    // lists also hold what other accounts share
    account: accountOf(arn, from.account),
    region: regionOf(arn, item),
    policy: undefined,
    description: item,
    ref: { name: arn, file: from.file, path },
  };
}

/** One resource for policy and description of the same ARN. */
export function mergeResources(
  described: readonly Resource[],
  withPolicy: readonly Resource[],
  report: (file: string) => Report,
): readonly Resource[] {
  const policies = new Map<string, Resource>();
  for (const resource of inOrder(withPolicy)) {
    const known = policies.get(resource.arn);
    if (known === undefined) policies.set(resource.arn, resource);
    else if (known.policy?.policy !== resource.policy?.policy) {
      const message = `the policy of ${resource.arn} is given twice and differently; the other is at ${placeText(known)}`;
      report(resource.ref.file ?? '')('error', resource.ref.path ?? [], message);
      const ref = (known.policy ?? resource.policy)?.ref ?? known.ref;
      policies.set(resource.arn, {
        ...known,
        policy: unreadableAttachment('resource', ref, 'the snapshot gives it twice and differently'),
      });
    }
  }
  const merged: Resource[] = [];
  const seen = new Map<string, Resource>();
  for (const resource of inOrder(described)) {
    const first = seen.get(resource.arn);
    if (first === undefined) seen.set(resource.arn, resource);
    else if (sameDescription(first, resource)) continue;
    else
      report(resource.ref.file ?? '')(
        'warning',
        resource.ref.path ?? [],
        `${resource.arn} is listed twice; the other is at ${placeText(first)}`,
      );
    const policy = policies.get(resource.arn);
    merged.push(policy === undefined ? resource : { ...resource, region: resource.region ?? policy.region, policy: policy.policy });
  }
  for (const resource of policies.values()) if (!seen.has(resource.arn)) merged.push(resource);
  return merged;
}

const placeText = ({ ref }: Resource): string => `${(ref.path ?? []).join('.')} of ${ref.file}`;

const inOrder = (resources: readonly Resource[]): Resource[] =>
  [...resources].sort((a, b) => compareTexts(a.ref.file ?? '', b.ref.file ?? '') || comparePaths(a.ref.path ?? [], b.ref.path ?? []));

function sameDescription(a: Resource, b: Resource): boolean {
  try {
    return JSON.stringify(a.description) === JSON.stringify(b.description);
  } catch {
    return false; // nested too deeply to compare
  }
}
