import type { AccessLevel } from '../types.ts';
import type { ConditionKeyFacts, ReferenceAction, ResourceTypeFacts, ServiceFacts } from './facts.ts';
import { ACCESS_LEVELS } from './facts.ts';

/**
 * The frozen form of one service, as JSON. Lists of keys and of resource types repeat much, so they stand once in a table:
 * name, RCP support, keys by type, key lists, resource types with key list, lists of uses, actions.
 * A use is twice the resource type's index, plus one if required; or that number with the list of keys that this action adds.
 */
export type EncodedService = readonly [
  name: string,
  rcp: 0 | 1,
  keys: Readonly<Record<string, readonly string[]>>,
  keyLists: readonly (readonly number[])[],
  resourceTypes: readonly (readonly [name: string, arn: string, keyList: number])[],
  useLists: readonly (readonly (number | readonly [use: number, keyList: number])[])[],
  actions: readonly (readonly [name: string, levels: number, useList: number, keyList: number])[],
];

type Use = ReferenceAction['resourceTypes'][number];

const HERE = '~';
const arnStart = (prefix: string): string => `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`;

/** A table that gives equal lists one index. */
function table<T>(): { readonly rows: T[]; indexOf(row: T): number } {
  const rows: T[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (row: T): number => {
    const text = JSON.stringify(row);
    let index = indexes.get(text);
    if (index === undefined) {
      index = rows.push(row) - 1;
      indexes.set(text, index);
    }
    return index;
  };
  return { rows, indexOf };
}

/** Undoes `decodeService`: decode(encode(x)) is x. */
export function encodeService(service: ServiceFacts): EncodedService {
  const byType: Record<string, string[]> = {};
  for (const { key, type } of service.conditionKeys) (byType[type] ??= []).push(key);
  const keyNames = Object.values(byType).flat();
  const keyIndexes = new Map(keyNames.map((key, index) => [key, index]));
  const keyLists = table<number[]>();
  const keyList = (keys: readonly string[]): number =>
    keyLists.indexOf(keys.flatMap((key) => keyIndexes.get(key) ?? []).sort((a, b) => a - b));

  const start = arnStart(service.prefix);
  const resourceTypes = service.resourceTypes.map(({ name, arn, conditionKeys }): [string, string, number] => [
    name,
    arn.startsWith(start) ? HERE + arn.slice(start.length) : arn,
    keyList(conditionKeys),
  ]);
  const useLists = table<(number | [number, number])[]>();
  const use = ({ name, arn, required, conditionKeys }: Use): number | [number, number] => {
    const index = service.resourceTypes.findIndex((type) => type.name === name && type.arn === arn);
    const own = service.resourceTypes[index]?.conditionKeys ?? [];
    const added = conditionKeys.filter((key) => !own.includes(key));
    const code = index * 2 + (required ? 1 : 0);
    return added.length === 0 ? code : [code, keyList(added)];
  };
  const actions = service.actions.map((action): [string, number, number, number] => [
    action.name,
    levelBits(action.accessLevels),
    useLists.indexOf(action.resourceTypes.map(use)),
    keyList(action.conditionKeys),
  ]);
  return [service.name, service.rcp ? 1 : 0, byType, keyLists.rows, resourceTypes, useLists.rows, actions];
}

/** Reads the frozen form of one service. */
export function decodeService(prefix: string, encoded: EncodedService): ServiceFacts {
  const [name, rcp, byType, keyIndexes, types, uses, actions] = encoded;
  const conditionKeys: ConditionKeyFacts[] = [];
  for (const [type, keys] of Object.entries(byType)) for (const key of keys) conditionKeys.push({ key, type });
  const keyLists = keyIndexes.map((list) => list.flatMap((index) => conditionKeys[index]?.key ?? []));

  const start = arnStart(prefix);
  const resourceTypes = types.map(
    ([type, arn, list]): ResourceTypeFacts => ({
      name: type,
      arn: arn.startsWith(HERE) ? start + arn.slice(1) : arn,
      conditionKeys: keyLists[list] ?? [],
    }),
  );
  const useLists = uses.map((list) =>
    list.flatMap((entry): Use[] => {
      const [code, added] = typeof entry === 'number' ? [entry, undefined] : entry;
      const type = resourceTypes[code >> 1];
      if (type === undefined) return [];
      const conditionKeys = added === undefined ? type.conditionKeys : [...type.conditionKeys, ...(keyLists[added] ?? [])];
      return [{ name: type.name, required: (code & 1) === 1, arn: type.arn, conditionKeys }];
    }),
  );
  return {
    prefix,
    name,
    rcp: rcp === 1,
    conditionKeys,
    resourceTypes,
    actions: actions.map(([action, bits, useList, keyList]) => ({
      service: prefix,
      name: action,
      accessLevels: levelsOf(bits),
      resourceTypes: useLists[useList] ?? [],
      conditionKeys: keyLists[keyList] ?? [],
    })),
  };
}

const levelBits = (levels: readonly AccessLevel[]): number => {
  let bits = 0;
  for (const level of levels) bits |= 1 << ACCESS_LEVELS.indexOf(level);
  return bits;
};

const LEVEL_SETS: readonly (readonly AccessLevel[])[] = Array.from({ length: 2 ** ACCESS_LEVELS.length }, (_, bits) =>
  ACCESS_LEVELS.filter((_level, bit) => (bits >> bit) & 1),
);

const levelsOf = (bits: number): readonly AccessLevel[] => LEVEL_SETS[bits] ?? [];
