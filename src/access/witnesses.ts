import type { PolicyLayers } from '../iam/decision.ts';
import type { PatternList, Policy } from '../iam/policy.ts';
import { compilePolicy } from '../iam/compiled/policy.ts';
import type { ActionInfo } from '../iam/compiled/request.ts';
import { type ArnGlob, arnGlob, meetOfArns } from './arn-globs.ts';
import { arnGlobOfType, type Owner } from './resource-types.ts';
import type { UniverseAction } from './universe.ts';

/** Text that no policy names, in place of a wildcard: a resource that only patterns can take in. */
export const ANYTHING = 'mantlet0any';
/** An example as a person reads it: what no policy names is anything. */
export const exampleText = (arn: string): string => arn.replaceAll(ANYTHING, '*');

const LIMIT = 256;

/** Example resources that stand for all resources on which two layers may differ. */
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
export function witnessesOf(
  action: UniverseAction,
  owner: Owner,
  layers: PolicyLayers,
  regions: readonly string[],
  variable: Variable,
): Witnesses {
  if (action.types.length === 0) return { arns: ['*'], complete: true };
  let shapes = new Map<string, ArnGlob>();
  for (const type of action.types) {
    const glob = arnGlobOfType(type, owner);
    shapes.set(glob.join(':'), glob);
  }
  let complete = true;
  for (const patterns of choices(layers, action.info, variable)) {
    // the plain shapes stay: other statements may speak of them
    const next = new Map(shapes);
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
  for (const shape of shapes.values()) for (const region of regions) arns.add(exampleOf(shape, region));
  return { arns: [...arns], complete };
}

/** The patterns that a resource may have to lie in: those of each layer's Allow statements, and those that a Deny spares by `NotResource`. */
function choices(layers: PolicyLayers, action: ActionInfo, variable: Variable): readonly (readonly ArnGlob[])[] {
  const ceilings: readonly (readonly Policy[])[] = [layers.identity, layers.boundary ?? [], ...(layers.scp ?? [])];
  const found: (readonly ArnGlob[])[] = [];
  for (const policies of ceilings) {
    const globs = statementsOn(policies, action, 'allows').flatMap((resources) => (resources.negated ? [] : globsOf(resources, variable)));
    if (globs.length > 0) found.push(globs);
  }
  for (const policies of [...ceilings, ...(layers.rcp ?? [])]) {
    // a Deny spares what its `NotResource` names, and so does an Allow that cannot be read
    for (const resources of [...statementsOn(policies, action, 'denies'), ...statementsOn(policies, action, 'allows')]) {
      if (resources.negated) found.push(globsOf(resources, variable));
    }
  }
  return found;
}

function statementsOn(policies: readonly Policy[], action: ActionInfo, direction: 'allows' | 'denies'): readonly PatternList[] {
  const found: PatternList[] = [];
  for (const policy of policies) {
    for (const { index } of compilePolicy(policy).candidates(action)[direction]) {
      const resources = policy.statements[index]?.resources;
      if (resources !== undefined) found.push(resources);
    }
  }
  return found;
}

function globsOf({ patterns }: PatternList, variable: Variable): readonly ArnGlob[] {
  const globs: ArnGlob[] = [];
  for (const pattern of patterns) {
    if (/^\*+$/.test(pattern)) continue;
    globs.push(arnGlob(pattern.replace(/\$\{([^},]*)[^}]*\}/g, (_, key: string) => variable(key.trim()) ?? '*')));
  }
  return globs;
}

/** An ARN of the shape that no narrower pattern takes in by chance. */
export function exampleOf(shape: ArnGlob, region: string): string {
  return shape
    .map((segment, i) => segment.replace(/[*?]+/g, (run) => (run.includes('*') ? (i === 3 ? region : ANYTHING) : 'x'.repeat(run.length))))
    .join(':');
}
