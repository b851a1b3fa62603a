import { ATLAS_VERSION, ATTACK_VERSION, mitreNames } from '../../catalogue/mitre/mitre.ts';

/** Techniques of ATT&CK and ATLAS as the object `attack` of OCSF; ids of ATLAS begin with `AML.`. */
export const attacksOf = (techniques: readonly string[]): readonly object[] =>
  techniques.map((id) => {
    const [framework, version] = id.startsWith('AML.') ? (['ATLAS', ATLAS_VERSION] as const) : (['ATT&CK', ATTACK_VERSION] as const);
    const nameOf = (technique: string): string => mitreNames({ framework, version, tactic: undefined, technique }).technique ?? technique;
    // T1562.008 and AML.T0018.000 are parts of T1562 and AML.T0018
    const parent = /^(?:AML\.)?T\d+/.exec(id)?.[0] ?? id;
    return {
      version,
      technique: { uid: parent, name: nameOf(parent) },
      ...(parent === id ? {} : { sub_technique: { uid: id, name: nameOf(id) } }),
    };
  });
