import type { SharedDocument } from '../estate/builder.ts';

type Members = Record<string, unknown>;

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where documents stand inside an element of account details: the lists that lead to them, and their key. */
const PLACES: readonly (readonly [lists: readonly string[], key: string])[] = [
  [[], 'AssumeRolePolicyDocument'],
  [['PolicyVersionList'], 'Document'],
  [['UserPolicyList'], 'PolicyDocument'],
  [['GroupPolicyList'], 'PolicyDocument'],
  [['RolePolicyList'], 'PolicyDocument'],
  [['InstanceProfileList', 'Roles'], 'AssumeRolePolicyDocument'],
];

/** Puts the documents where their numbers stand, in all elements of all lists of a file, and tells how many it put. */
export function restoreDocuments(file: unknown, documents: readonly SharedDocument[]): number {
  let count = 0;
  if (!isMembers(file)) return count;
  for (const member of Object.values(file)) {
    if (!Array.isArray(member)) continue;
    for (const element of member) for (const [lists, key] of PLACES) count += restoreAt(element, lists, 0, key, documents);
  }
  return count;
}

function restoreAt(value: unknown, lists: readonly string[], depth: number, key: string, documents: readonly SharedDocument[]): number {
  if (!isMembers(value)) return 0;
  const list = lists[depth];
  if (list === undefined) {
    const number = value[key];
    if (typeof number !== 'number') return 0;
    value[key] = documents[number];
    return 1;
  }
  let count = 0;
  const inner = value[list];
  if (Array.isArray(inner)) for (const one of inner) count += restoreAt(one, lists, depth + 1, key, documents);
  return count;
}
