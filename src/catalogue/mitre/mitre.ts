import type { MitreMapping } from '../types.ts';
import { ATLAS_TACTICS, ATLAS_TECHNIQUES, ATLAS_VERSION } from './generated/atlas.ts';
import { TACTICS_IN_19, TECHNIQUES_IN_19 } from './generated/attack-delta.ts';
import { ATTACK_TACTICS, ATTACK_TECHNIQUES, ATTACK_VERSION } from './generated/attack.ts';

export { ATLAS_VERSION, ATTACK_VERSION };

/** To be reproduced wherever ATT&CK's ids and names are shown or passed on (ATT&CK terms of use). */
export const MITRE_NOTICE =
  '(c) 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.';

interface Names {
  readonly tactics: Readonly<Record<string, string>>;
  readonly techniques: Readonly<Record<string, readonly [name: string, tactics: string]>>;
}

/** T1685, T1686, T1687 and T1689 belong to Defense Impairment, new in version 19. */
const IMPAIRMENT = /^T168[5679](\.|$)/;

/** Version 19 is 18.1 with what is known of the step; a technique whose tactic may have moved keeps the old one. */
function attack19(): Names {
  const replaced = new Set(Object.keys(TECHNIQUES_IN_19));
  const techniques: Record<string, readonly [string, string]> = {};
  for (const [id, facts] of Object.entries(ATTACK_TECHNIQUES)) if (!replaced.has(id)) techniques[id] = facts;
  for (const [before, [id, name]] of Object.entries(TECHNIQUES_IN_19)) {
    techniques[id] ??= [name, IMPAIRMENT.test(id) ? 'TA0112' : (ATTACK_TECHNIQUES[before]?.[1] ?? '')];
  }
  return { tactics: { ...ATTACK_TACTICS, ...TACTICS_IN_19 }, techniques };
}

const VERSIONS: Readonly<Record<string, Names>> = {
  [`ATT&CK ${ATTACK_VERSION}`]: { tactics: ATTACK_TACTICS, techniques: ATTACK_TECHNIQUES },
  'ATT&CK 19': attack19(),
  [`ATLAS ${ATLAS_VERSION}`]: { tactics: ATLAS_TACTICS, techniques: ATLAS_TECHNIQUES },
};

const namesOf = ({ framework, version }: MitreMapping): Names | undefined => VERSIONS[`${framework} ${version}`];
const entry = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(record, id) ? record[id] : undefined);

/** What is wrong with a mapping: a version, tactic or technique that does not exist, or a technique outside its tactic. */
export function mitreProblems(mapping: MitreMapping): string[] {
  const { framework, version, tactic, technique } = mapping;
  const names = namesOf(mapping);
  if (names === undefined) return [`${framework} \`${version}\` is not a known version`];
  const problems: string[] = [];
  if (tactic === undefined && technique === undefined) problems.push('the mapping names neither tactic nor technique');
  if (tactic !== undefined && entry(names.tactics, tactic) === undefined)
    problems.push(`${framework} ${version} has no tactic \`${tactic}\``);
  if (technique === undefined) return problems;
  const facts = entry(names.techniques, technique);
  if (facts === undefined) problems.push(`${framework} ${version} has no technique \`${technique}\``);
  else if (tactic !== undefined && problems.length === 0 && !facts[1].split(' ').includes(tactic)) {
    problems.push(`${framework} ${version} technique \`${technique}\` does not belong to the tactic \`${tactic}\``);
  }
  return problems;
}

/** The names of a mapping's tactic and technique, for people. */
export function mitreNames(mapping: MitreMapping): { readonly tactic: string | undefined; readonly technique: string | undefined } {
  const names = namesOf(mapping);
  return {
    tactic: names && mapping.tactic !== undefined ? entry(names.tactics, mapping.tactic) : undefined,
    technique: names && mapping.technique !== undefined ? entry(names.techniques, mapping.technique)?.[0] : undefined,
  };
}

/** The same mapping in ATT&CK 19, as far as that version is known; ATLAS mappings stay as they are. */
export function inAttack19(mapping: MitreMapping): MitreMapping {
  if (mapping.framework !== 'ATT&CK' || mapping.version !== ATTACK_VERSION) return mapping;
  const moved = mapping.technique === undefined ? undefined : entry(TECHNIQUES_IN_19, mapping.technique)?.[0];
  if (moved === undefined) return { ...mapping, version: '19' };
  return { framework: 'ATT&CK', version: '19', tactic: IMPAIRMENT.test(moved) ? 'TA0112' : mapping.tactic, technique: moved };
}
