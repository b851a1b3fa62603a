import type { Account, Estate, Resource } from '../estate/estate.ts';
import type { Policy } from '../iam/policy.ts';
import { arnGlob, meetsArn } from './arn-globs.ts';
import { addBits, type Bits, eachBit, emptyBits, isEmpty, setBit } from './bits.ts';
import { actionsOf } from './statement-actions.ts';
import { arnGlobOfType } from './resource-types.ts';
import { groupOfPackage, type Target } from './target.ts';
import type { Universe, UniverseAction } from './universe.ts';

interface Known {
  readonly owner: Account;
  readonly resource: Resource;
}

/**
 * The resources of an estate that decide more than their ARN does: those with a policy, and buckets, whose ARN does not tell whose they are.
 * A policy that names one of them, and not only some of all, is judged by that very resource.
 */
export class KnownResources {
  private readonly byArn = new Map<string, Known>();
  private readonly services = new Set<string>();

  constructor(estate: Estate) {
    for (const owner of estate.accounts.values()) {
      for (const resource of owner.resources) {
        const decides = resource.policy !== undefined || resource.type === 'AWS::S3::Bucket';
        if (!decides || this.byArn.has(resource.arn)) continue;
        this.byArn.set(resource.arn, { owner, resource });
        this.services.add(serviceOf(resource.arn));
      }
    }
  }

  /** The known resource that an ARN names or lies in. */
  targetOf(arn: string): Target | undefined {
    if (!this.services.has(serviceOf(arn))) return undefined;
    const known = this.byArn.get(arn) ?? this.byArn.get(groupOfPackage(arn) ?? '') ?? this.around(arn);
    return known === undefined ? undefined : { arn, ...known };
  }

  private around(arn: string): Known | undefined {
    for (let slash = arn.indexOf('/'); slash > 0; slash = arn.indexOf('/', slash + 1)) {
      const known = this.byArn.get(arn.slice(0, slash));
      if (known !== undefined) return known;
    }
    return undefined;
  }

  /** Undefined where the policy allows nothing on known resources by their names. */
  namedIn(policy: Policy, universe: Universe): NamedActions | undefined {
    if (this.byArn.size === 0) return undefined;
    let named: Bits | undefined;
    const isKnown = (pattern: string): boolean => this.targetOf(pattern) !== undefined;
    for (const statement of policy.statements) {
      const { effect, resources } = statement;
      if (effect === 'Deny' || resources === undefined || resources.negated) continue;
      const patterns = resources.patterns.filter(isKnown);
      if (patterns.length === 0) continue;
      named ??= emptyBits(universe.actions.length);
      addAbout(named, actionsOf(statement, universe), patterns, universe);
    }
    if (named === undefined || isEmpty(named)) return undefined;
    const elsewhere = emptyBits(universe.actions.length);
    for (const statement of policy.statements) {
      const { effect, resources, conditions, unreadable } = statement;
      if (effect !== 'Allow' || conditions.length > 0 || unreadable.length > 0) continue;
      const actions = actionsOf(statement, universe);
      if (resources === undefined) addBits(elsewhere, actions);
      else if (!resources.negated) {
        // whether an account that is named is the caller's own is not asked here
        const others = resources.patterns.filter((pattern) => !isKnown(pattern) && !pattern.includes('${') && !NAMES_ACCOUNT.test(pattern));
        addAbout(elsewhere, actions, others, universe);
      }
    }
    return { named, elsewhere };
  }
}

/** What one policy allows on known resources by their names. */
export interface NamedActions {
  readonly named: Bits;
  /** What it allows for certain on others too: of those nothing more has to be known. */
  readonly elsewhere: Bits;
}

/** Adds the actions that can be about one of the patterns. */
function addAbout(bits: Bits, actions: Bits, patterns: readonly string[], universe: Universe): void {
  if (patterns.length === 0) return;
  if (patterns.some((pattern) => /^\*+$/.test(pattern))) return addBits(bits, actions);
  const globs = patterns.map(arnGlob);
  eachBit(actions, (index) => {
    const { types } = universe.actions[index] as UniverseAction;
    if (types.some((type) => globs.some((glob) => meetsArn(glob, arnGlobOfType(type, ANYBODY))))) setBit(bits, index);
  });
}

const serviceOf = (arn: string): string => {
  const start = arn.indexOf(':', 4) + 1;
  return arn.slice(start, arn.indexOf(':', start));
};

const NAMES_ACCOUNT = /^(?:[^:]*:){4}\d{12}:/;
const ANYBODY = { partition: '*', account: '*' };

const ofEstates = new WeakMap<Estate, KnownResources>();

/** Found once for each estate. */
export function knownResources(estate: Estate): KnownResources {
  let known = ofEstates.get(estate);
  if (known === undefined) {
    known = new KnownResources(estate);
    ofEstates.set(estate, known);
  }
  return known;
}
