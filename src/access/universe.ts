import { findAction, findService } from '../catalogue/reference/reference.ts';
import { type ActionInfo, actionInfo } from '../iam/compiled/request.ts';
import { compileGlob, type Glob, matchesGlob } from '../iam/glob.ts';
import { type Bits, emptyBits, fullBits, setBit } from './bits.ts';
import { resourceTypesOf, type TypePattern } from './resource-types.ts';

/** The actions that an inventory asks about, each with its number. */
export interface Universe {
  readonly actions: readonly UniverseAction[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly all: Bits;
  /** Actions that resource control policies reach. */
  readonly rcp: Bits;
}

export interface UniverseAction {
  /** Canonical case. */
  readonly name: string;
  readonly info: ActionInfo;
  /** The resources it is authorised on; empty: on `*` only. */
  readonly types: readonly TypePattern[];
}

/** Actions that AWS does not have are left out: who asks by name has checked it before. */
export function buildUniverse(names: Iterable<string>): Universe {
  const canonical = new Set<string>();
  for (const name of names) {
    const facts = findAction(name);
    if (facts !== undefined) canonical.add(`${facts.service}:${facts.name}`);
  }
  const actions = [...canonical].sort().map((name): UniverseAction => ({ name, info: actionInfo(name), types: resourceTypesOf(name) }));
  const rcp = emptyBits(actions.length);
  for (const [index, action] of actions.entries()) if (action.info.rcp) setBit(rcp, index);
  return {
    actions,
    indexOf: new Map(actions.map((action, index) => [action.name.toLowerCase(), index])),
    all: fullBits(actions.length),
    rcp,
  };
}

/** The canonical names of all actions that a pattern takes in: `bedrock:*Guardrail*`. */
export function actionsMatching(pattern: string): readonly string[] {
  const colon = pattern.indexOf(':');
  if (colon < 1) return [];
  const service = findService(pattern.slice(0, colon).toLowerCase());
  if (service === undefined) return [];
  const glob: Glob = compileGlob(pattern.slice(colon + 1).toLowerCase());
  return service.actions.filter((name) => matchesGlob(glob, name.toLowerCase())).map((name) => `${service.prefix}:${name}`);
}
