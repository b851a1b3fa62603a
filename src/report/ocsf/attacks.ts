import { ATLAS_VERSION, ATTACK_VERSION, mitreNames } from '../../catalogue/mitre/mitre.ts';
import type { MitreMapping } from '../../catalogue/types.ts';

/** Techniques of ATT&CK and ATLAS as the object `attack` of OCSF; ids of ATLAS begin with `AML.`. */
export const attacksOf = (techniques: readonly string[]): readonly object[] =>
  techniques.map((technique) => {
    const [framework, version] = technique.startsWith('AML.') ? (['ATLAS', ATLAS_VERSION] as const) : (['ATT&CK', ATTACK_VERSION] as const);
    return mappedAttack({ framework, version, tactic: undefined, technique });
  });

/** A mapping of the catalogue as the object `attack`. */
export function mappedAttack({ framework, version, tactic, technique }: MitreMapping): object {
  const nameOf = (id: string): string => mitreNames({ framework, version, tactic: undefined, technique: id }).technique ?? id;
  // T1562.008 and AML.T0018.000 are parts of T1562 and AML.T0018
  const parent = technique === undefined ? undefined : (/^(?:AML\.)?T\d+/.exec(technique)?.[0] ?? technique);
  return {
    version,
    ...(tactic === undefined
      ? {}
      : { tactic: { uid: tactic, name: mitreNames({ framework, version, tactic, technique: undefined }).tactic ?? tactic } }),
    ...(parent === undefined ? {} : { technique: { uid: parent, name: nameOf(parent) } }),
    ...(technique === undefined || technique === parent ? {} : { sub_technique: { uid: technique, name: nameOf(technique) } }),
  };
}
