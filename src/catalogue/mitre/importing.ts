import type { Json } from '../reference/importing.ts';
import { isJson, objectsOf, textOf, textsOf } from '../reference/importing.ts';

const quote = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
const HEAD = '// Written by scripts/import-reference.ts. Ids and names only.';
const asJson = (value: unknown): Json => (isJson(value) ? value : {});

/** The source text of ATT&CK's tactics and techniques: technique id -> name and the tactics it belongs to. */
export function renderAttack(value: unknown): string {
  const file = asJson(value);
  const tactics = objectsOf(file['tactics']);
  const idOf = new Map(tactics.map((tactic) => [textOf(tactic['shortname']), textOf(tactic['id'])]));
  const techniques = objectsOf(file['techniques']).map((technique) => {
    const ids = textsOf(technique['tactics']).map((name) => idOf.get(name) ?? name);
    return `  '${textOf(technique['id'])}': [${quote(textOf(technique['name']))}, '${ids.join(' ')}'],`;
  });
  return `${HEAD}
// ${textOf(file['notice'])}

export const ATTACK_VERSION = '${textOf(file['version'])}';

export const ATTACK_TACTICS: Readonly<Record<string, string>> = {
${tactics.map((tactic) => `  ${textOf(tactic['id'])}: ${quote(textOf(tactic['name']))},`).join('\n')}
};

export const ATTACK_TECHNIQUES: Readonly<Record<string, readonly [name: string, tactics: string]>> = {
${techniques.join('\n')}
};
`;
}

/** The source text of ATLAS's tactics and techniques; a sub-technique without tactics of its own has its parent's. */
export function renderAtlas(value: unknown): string {
  const file = asJson(value);
  const techniques = objectsOf(file['techniques']);
  const byId = new Map(techniques.map((technique) => [textOf(technique['id']), technique]));
  const tacticsOf = (technique: Json): string[] => {
    const own = textsOf(technique['tactics']);
    const parent = byId.get(textOf(technique['parent']));
    return own.length > 0 || parent === undefined ? own : tacticsOf(parent);
  };
  return `${HEAD}
// ATLAS: ${textOf(file['notice'])}

export const ATLAS_VERSION = '${textOf(file['version'])}';

export const ATLAS_TACTICS: Readonly<Record<string, string>> = {
${objectsOf(file['tactics'])
  .map((tactic) => `  '${textOf(tactic['id'])}': ${quote(textOf(tactic['name']))},`)
  .join('\n')}
};

export const ATLAS_TECHNIQUES: Readonly<Record<string, readonly [name: string, tactics: string]>> = {
${techniques.map((t) => `  '${textOf(t['id'])}': [${quote(textOf(t['name']))}, '${tacticsOf(t).join(' ')}'],`).join('\n')}
};
`;
}

/** The source text of what is known of the step from ATT&CK 18.1 to 19. */
export function renderAttackDelta(value: unknown): string {
  const file = asJson(value);
  const tactics = objectsOf(file['tactics']).map((tactic) => `  ${textOf(tactic['id'])}: ${quote(textOf(tactic['in19']))},`);
  const techniques = objectsOf(file['techniques']).map(
    (t) => `  '${textOf(t['in18'])}': ['${textOf(t['in19'])}', ${quote(textOf(t['name19']))}],`,
  );
  return `${HEAD}

/** Tactics that version 19 added or renamed. */
export const TACTICS_IN_19: Readonly<Record<string, string>> = {
${tactics.join('\n')}
};

/** Techniques whose id changed: id in 18.1 -> id and name in 19. */
export const TECHNIQUES_IN_19: Readonly<Record<string, readonly [id: string, name: string]>> = {
${techniques.join('\n')}
};
`;
}
