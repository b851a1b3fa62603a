import type { PolicyLayers } from '../iam/decision.ts';
import type { Policy } from '../iam/policy.ts';
import { compileGlob, matchesGlob } from '../iam/glob.ts';
import { type ArnGlob, arnGlob, meetOfArns } from './arn-globs.ts';
import { arnGlobOfType, type Owner } from './resource-types.ts';
import type { UniverseAction } from './universe.ts';

/** Text that no policy names, in place of a wildcard: a resource that only patterns can take in. */
const ANYTHING = 'mantlet0any';
const LIMIT = 256;

export interface Witnesses {
  /** ARNs that together decide whether some resource is allowed. */
  readonly arns: readonly string[];
  /** False where there were too many shapes to try: no answer but a certain yes may be drawn from the ARNs. */
  readonly complete: boolean;
}

/** The value of a policy variable where the caller fixes it. */
export type Variable = (key: string) => string | undefined;

/**
 * Example resources for an action: one for every way in which the Allow statements of the layers overlap. Wildcards become text that no
 * policy names, so that a Deny hits an example only where it hits all that its pattern stands for.
 */
export function witnessesOf(action: UniverseAction, owner: Owner, layers: PolicyLayers, region: string, variable: Variable): Witnesses {
  if (action.types.length === 0) return { arns: ['*'], complete: true };
  let shapes = new Map<string, ArnGlob>();
  for (const type of action.types) {
    const glob = arnGlobOfType(type, owner);
    shapes.set(glob.join(':'), glob);
  }
  let complete = true;
  const ceilings: (readonly Policy[])[] = [
    layers.identity,
    ...(layers.boundary === undefined ? [] : [layers.boundary]),
    ...(layers.scp ?? []),
  ];
  for (const policies of ceilings) {
    const patterns = allowedPatterns(policies, action.info.lower, variable);
    const next = new Map<string, ArnGlob>();
    // the plain shapes stay: a Deny may spare what no Allow names by itself
    for (const [key, shape] of shapes) next.set(key, shape);
    for (const pattern of patterns) {
      for (const shape of shapes.values()) {
        const common = meetOfArns(shape, pattern);
        if (common === undefined) complete = false;
        for (const glob of common ?? []) next.set(glob.join(':'), glob);
      }
      if (next.size > LIMIT) {
        complete = false;
        break;
      }
    }
    shapes = next;
  }
  const arns = new Set<string>();
  for (const shape of shapes.values()) arns.add(exampleOf(shape, region));
  return { arns: [...arns], complete };
}

function allowedPatterns(policies: readonly Policy[], lower: string, variable: Variable): readonly ArnGlob[] {
  const found = new Map<string, ArnGlob>();
  for (const policy of policies) {
    for (const { effect, actions, resources } of policy.statements) {
      if (effect === 'Deny' || resources === undefined || resources.negated) continue;
      const named =
        actions === undefined ||
        actions.patterns.some((pattern) => matchesGlob(compileGlob(pattern.toLowerCase()), lower)) !== actions.negated;
      if (!named) continue;
      for (const pattern of resources.patterns) {
        if (/^\*+$/.test(pattern)) continue;
        found.set(pattern, arnGlob(pattern.replace(/\$\{([^},]*)[^}]*\}/g, (_, key: string) => variable(key.trim()) ?? '*')));
      }
    }
  }
  return [...found.values()];
}

function exampleOf(shape: ArnGlob, region: string): string {
  return shape
    .map((segment, i) => segment.replace(/[*?]+/g, (run) => (run.includes('*') ? (i === 3 ? region : ANYTHING) : 'x'.repeat(run.length))))
    .join(':');
}
