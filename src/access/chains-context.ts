import type { Account, Estate } from '../estate/estate.ts';
import type { Assumptions } from './caller.ts';
import { CallerAssessor } from './caller-assessor.ts';
import { type AccessForm, ActionAccess } from './chains-access.ts';
import type { Asking } from './chains-asking.ts';
import { type Strength, strengthHeld } from './chains-strength.ts';
import { Targets } from './chains-target.ts';
import type { RoleNode } from './chains-offers.ts';
import { TrustStrength } from './chains-trust-strength.ts';
import { Variants } from './chains-variants.ts';
import type { Inventory } from './inventory.ts';
import { partitionOf } from './inventory.ts';
import { type ChainGraph, type NodeIndex } from './reach-graph.ts';
import type { Universe } from './universe.ts';

/** What the edge kinds work with: the graph they add to, and everything that can be asked about the estate. */
export class EdgeContext implements Asking {
  readonly estate: Estate;
  readonly universe: Universe;
  readonly assumptions: Assumptions;
  readonly home: string;
  readonly partition: string;
  readonly graph: ChainGraph;
  readonly targets: Targets;
  readonly trusts: TrustStrength;
  readonly variants: Variants;
  private readonly accesses = new Map<string, ActionAccess>();
  private readonly notebook = new Map<string, unknown>();

  constructor(inventory: Inventory, graph: ChainGraph) {
    const { estate, universe, assumptions, home } = inventory;
    this.estate = estate;
    this.universe = universe;
    this.assumptions = assumptions;
    this.home = home;
    this.partition = partitionOf(estate);
    this.graph = graph;
    this.targets = new Targets(estate);
    this.trusts = new TrustStrength(this, this.partition);
    this.variants = new Variants(this, graph, new CallerAssessor(universe, this.partition, assumptions, home));
  }

  /** What the inventory says: the action on some resource of the own account. */
  held(node: NodeIndex, action: string): Strength {
    return strengthHeld(this.graph.holdingsAt(node), this.universe.indexOf.get(action.toLowerCase()));
  }

  /** What callers may do by an action, target by target. */
  access(action: string, form: AccessForm = 'own'): ActionAccess {
    const key = `${form} ${action}`;
    let access = this.accesses.get(key);
    if (access === undefined) {
      access = new ActionAccess(this, action, form, this.partition);
      this.accesses.set(key, access);
    }
    return access;
  }

  /** Something that a kind works out once. */
  once<T>(key: string, make: () => T): T {
    if (!this.notebook.has(key)) this.notebook.set(key, make());
    return this.notebook.get(key) as T;
  }

  /** The roles of an account that a chain can pass through: service-linked ones serve AWS alone. */
  rolesOf(account: Account): readonly RoleNode[] {
    return this.once(`roles ${account.id}`, () => {
      const first = this.graph.firstOf(account.id);
      const roles: RoleNode[] = [];
      for (const [index, principal] of account.principals.entries()) {
        if (principal.kind === 'role' && !principal.serviceLinked)
          roles.push({ node: first + index, principal, target: this.targets.of(principal) });
      }
      return roles;
    });
  }
}
