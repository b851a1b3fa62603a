import type { Flag } from './types.ts';
import { SOURCES } from './generated/sources.ts';
import { paramKinds, passRoleFacts } from './reference/api-params.ts';
import type { ReferenceAction } from './reference/facts.ts';
import { PASS_ROLE } from './reference/generated.ts';
import { keysOfAction } from './reference/reference.ts';
import type { RowOptions } from './row.ts';
import type { RuleFacts } from './rules.ts';

/** What the rules may know of an action besides its name. */
export function ruleFacts(facts: ReferenceAction, passesRole: boolean): RuleFacts {
  const action = `${facts.service}:${facts.name}`;
  return {
    passesRole: passesRole || passRole.has(action) || passRoleFacts(action) === 'yes',
    writesPolicy: writesPolicy(action, facts),
  };
}

const isWrite = (facts: ReferenceAction | undefined): boolean =>
  facts?.accessLevels.some((level) => level === 'Write' || level === 'Permissions management') ?? false;

const writesPolicy = (action: string, facts: ReferenceAction | undefined): boolean =>
  isWrite(facts) && (paramKinds(action).includes('policy') || /Polic(y|ies|yStatement)$/.test(action));

/** The flags of an action, in the order of the type `Flag`. The kind `guardrail` of the SDK data is no flag. */
export function flagsOf(action: string, facts: ReferenceAction | undefined, options: RowOptions): Flag[] {
  const flags: Flag[] = [];
  const kinds = paramKinds(action);
  const passesRole = passesRoleBy(action, facts, options);
  if (passesRole === 'yes') flags.push('passesRole');
  if (passesRole === 'unknown') flags.push('passesRoleUnknown');
  if (writesPolicy(action, facts)) flags.push('writesPolicy');
  if (kinds.includes('lambda')) flags.push('takesLambda');
  if (kinds.includes('secret')) flags.push('takesSecret');
  if (kinds.includes('image')) flags.push('takesImage');
  for (const kind of ['s3', 'vpc', 'kms'] as const) if (kinds.includes(kind)) flags.push(kind);
  if (facts !== undefined && facts.resourceTypes.length === 0) flags.push('noResourceLevel');
  if (facts !== undefined && keysOfAction(action)?.size === 0) flags.push('noConditionKeys');
  return flags;
}

const passRole = new Set(PASS_ROLE);

/** A person's word beats the data. Lists and tags take no role, whether or not an SDK model says so. */
function passesRoleBy(action: string, facts: ReferenceAction | undefined, { passesRole }: RowOptions): 'yes' | 'no' | 'unknown' {
  if (passesRole !== undefined) return passesRole ? 'yes' : 'no';
  const byData = passRole.has(action) ? 'yes' : passRoleFacts(action);
  const takesNone = facts?.accessLevels.some((level) => level === 'List' || level === 'Tagging') ?? false;
  return byData === 'unknown' && takesNone ? 'no' : byData;
}

const TAG_KEY = /^aws:(requesttag\/|resourcetag\/|tagkeys$)/i;

/** The keys attached to this action or its resource types: those of its service, and the keys of tags. */
export function guardsOf(facts: ReferenceAction | undefined): string[] {
  if (facts === undefined) return [];
  const own = new Set<string>();
  const tags = new Set<string>();
  for (const key of [...facts.conditionKeys, ...facts.resourceTypes.flatMap((type) => type.conditionKeys)]) {
    if (TAG_KEY.test(key)) tags.add(key);
    else if (!key.startsWith('aws:')) own.add(key);
  }
  return [...[...own].sort(), ...[...tags].sort()];
}

/** The public texts that call an action sensitive. */
export const sourcesOf = (action: string): readonly string[] => (Object.hasOwn(SOURCES, action) ? (SOURCES[action] ?? []) : []);
