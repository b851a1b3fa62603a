import type { Account, Estate, Principal } from '../../estate/estate.ts';
import { type Bits, emptyBits, intersects, setBit } from '../bits.ts';
import type { Assumptions, Caller } from '../caller.ts';
import { type AccessForm, ActionAccess, type CallerAccess } from './access.ts';
import { Admissions } from './trust/admission.ts';
import { AskerKeys } from './trust/asker-keys.ts';
import type { Asking } from './trust/asking.ts';
import { ServiceTrust } from './trust/service-trust.ts';
import { NEVER, type Strength, strengthHeld } from './strength.ts';
import { type Target, Targets } from './target.ts';
import { type RoleNode, TrustStrength } from './trust/trust-strength.ts';
import { Variants } from './trust/variants.ts';
import type { Inventory } from '../inventory.ts';
import { partitionOf } from '../partition.ts';
import type { NodeIndex } from './graph/edges.ts';
import type { ChainGraph } from './graph/graph.ts';
import type { Universe } from '../universe.ts';

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
  readonly admissions: Admissions;
  readonly askers: AskerKeys;
  readonly services: ServiceTrust;
  readonly variants: Variants;
  private readonly accesses = new Map<string, ActionAccess>();
  private readonly indexes = new Map<string, number>();
  private readonly notebook = new Map<unknown, unknown>();

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
    this.admissions = new Admissions(this, this.partition);
    this.askers = new AskerKeys(this);
    this.services = new ServiceTrust(this, this.partition, this.admissions);
    this.variants = new Variants(this, graph, inventory.assessor);
  }

  /** What the inventory says: the action on some resource of the own account. */
  held(node: NodeIndex, action: string): Strength {
    let index = this.indexes.get(action);
    if (index === undefined) {
      index = this.universe.indexOf.get(action.toLowerCase()) ?? -1;
      this.indexes.set(action, index);
    }
    return index < 0 ? NEVER : strengthHeld(this.graph.holdingsAt(node), index);
  }

  /** The nodes that hold, or may hold, one of the actions. */
  holdersAmong(nodes: readonly NodeIndex[], actions: readonly string[]): readonly NodeIndex[] {
    const wanted = emptyBits(this.universe.actions.length);
    for (const action of actions) {
      const index = this.universe.indexOf.get(action.toLowerCase());
      if (index !== undefined) setBit(wanted, index);
    }
    // most nodes hold what others hold, as the very same sets
    const known = new Map<Bits, boolean>();
    const meets = (bits: Bits): boolean => {
      let answer = known.get(bits);
      if (answer === undefined) {
        answer = intersects(bits, wanted);
        known.set(bits, answer);
      }
      return answer;
    };
    return nodes.filter((node) => {
      const held = this.graph.holdingsAt(node);
      return held !== undefined && (meets(held.yes) || meets(held.conditional) || meets(held.indeterminate));
    });
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

  /** The same for those of several actions that the inventory lets the caller have. */
  accessesOf(node: NodeIndex, caller: Caller, actions: readonly string[]): ReadonlyMap<string, CallerAccess> {
    const accesses = new Map<string, CallerAccess>();
    for (const action of actions) {
      const access = this.held(node, action) === NEVER ? undefined : this.access(action).of(caller);
      if (access !== undefined) accesses.set(action, access);
    }
    return accesses;
  }

  /** Something that a kind works out once. */
  once<T>(key: unknown, make: () => T): T {
    if (!this.notebook.has(key)) this.notebook.set(key, make());
    return this.notebook.get(key) as T;
  }

  /** The roles of an account that a chain can pass through: service-linked ones serve AWS alone. */
  rolesOf(account: Account): readonly RoleNode[] {
    return this.once(`roles ${account.id}`, () => {
      const first = this.graph.firstOf(account.id);
      const roles: RoleNode[] = [];
      const { targets } = this;
      for (const [index, principal] of account.principals.entries()) {
        if (principal.kind === 'role' && !principal.serviceLinked) roles.push(new LazyRole(first + index, principal, account, targets));
      }
      return roles;
    });
  }
}

/** A role whose target is made when somebody asks for it: most are only read by their trust policy. */
class LazyRole implements RoleNode {
  readonly node: NodeIndex;
  readonly principal: Principal;
  readonly owner: Account;
  private readonly targets: Targets;
  private made: Target | undefined;

  constructor(node: NodeIndex, principal: Principal, owner: Account, targets: Targets) {
    this.node = node;
    this.principal = principal;
    this.owner = owner;
    this.targets = targets;
  }

  get target(): Target {
    this.made ??= this.targets.of(this.principal);
    return this.made;
  }
}
