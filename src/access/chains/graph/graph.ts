import type { Account, Estate, Principal, Resource } from '../../../estate/estate.ts';
import { isEmpty } from '../../bits.ts';
import { type Caller, callerOf, rootCaller } from '../../caller.ts';
import { DOUBTFUL } from '../strength.ts';
import type { Holdings } from '../../holdings.ts';
import type { Inventory } from '../../inventory.ts';
import { partitionOf } from '../../partition.ts';
import { Edges, type NodeIndex } from './edges.ts';

/** What a chain meets beside the principals of the estate. */
export type AddedNode =
  /** Stands for a set of nodes, so that many who reach the same need not each have an edge to each. */
  | { readonly kind: 'hub'; readonly name: string }
  /** A principal as somebody could make it. */
  | { readonly kind: 'variant'; readonly form: VariantForm; readonly caller: Caller; readonly holdings: Holdings }
  /** Something that shapes a model when it is changed. */
  | { readonly kind: 'shaper'; readonly resource: Resource; readonly holdings: Holdings };

/** With policies of somebody's choice; without its boundary; newly created; in a further group. */
export type VariantForm = 'rewritten' | 'unbounded' | 'created' | 'member';

/**
 * Principals, what chains add to them, and the edges between. Principals and root users have the first numbers, in the order of the
 * estate; what chains add comes after them.
 */
export class ChainGraph extends Edges {
  readonly estate: Estate;
  /** How many nodes are principals and root users. */
  readonly principals: number;
  private readonly firsts = new Map<string, number>();
  private readonly accounts: Account[] = [];
  private readonly starts: number[] = [];
  private readonly accountNumbers: Int32Array;
  private readonly held: (Holdings | undefined)[];
  private readonly byArn = new Map<string, ReadonlyMap<string, NodeIndex>>();
  private readonly added: AddedNode[] = [];
  private readonly hubs = new Map<string, NodeIndex>();
  /** Set where holdings are found when they are asked for. */
  private readonly assess: ((caller: Caller) => Holdings) | undefined;

  constructor(inventory: Inventory, assess?: (caller: Caller) => Holdings) {
    let size = 0;
    for (const account of inventory.estate.accounts.values()) size += account.principals.length + 1;
    super(size);
    this.estate = inventory.estate;
    this.assess = assess;
    let count = 0;
    for (const account of this.estate.accounts.values()) {
      this.firsts.set(account.id, count);
      this.accounts.push(account);
      this.starts.push(count);
      count += account.principals.length + 1;
    }
    this.principals = count;
    this.accountNumbers = new Int32Array(count);
    for (const [number, start] of this.starts.entries()) this.accountNumbers.fill(number, start, this.starts[number + 1] ?? count);
    this.held = this.holdingsInOrder(inventory);
  }

  /** Inventories tell in the order of the estate; what resource policies add to principals without holdings comes last. */
  private holdingsInOrder({ holdings }: Inventory): (Holdings | undefined)[] {
    const held = new Array<Holdings | undefined>(this.principals).fill(undefined);
    let next = 0;
    let node = 0;
    const takeIf = (principal: Principal | undefined, account: Account): void => {
      const caller = holdings[next]?.caller;
      const isNext =
        caller !== undefined && caller.principal === principal && (principal !== undefined || caller.account.id === account.id);
      if (isNext) held[node] = holdings[next++];
      node++;
    };
    for (const account of this.accounts) {
      for (const principal of account.principals) takeIf(principal, account);
      takeIf(undefined, account);
    }
    for (const rest of holdings.slice(next)) {
      const found = this.nodeOfCaller(rest.caller);
      if (found !== undefined) held[found] = rest;
    }
    return held;
  }

  get size(): number {
    return this.principals + this.added.length;
  }

  /** The node of the first principal of an account; the others follow, and the root user after them. */
  firstOf(account: string): NodeIndex {
    return this.firsts.get(account) as number;
  }

  rootOf(account: Account): NodeIndex {
    return this.firstOf(account.id) + account.principals.length;
  }

  accountAt(node: NodeIndex): Account {
    return this.accounts[this.accountNumbers[node] as number] as Account;
  }

  /** The account of a principal, root user or variant. */
  accountOf(node: NodeIndex): Account {
    if (node < this.principals) return this.accountAt(node);
    const added = this.addedAt(node);
    return added.kind === 'variant' ? added.caller.account : this.accountAt(0);
  }

  /** The user or role at a node; undefined for root users and for what was added. */
  principalAt(node: NodeIndex): Principal | undefined {
    if (node >= this.principals) return undefined;
    const number = this.accountNumbers[node] as number;
    return (this.accounts[number] as Account).principals[node - (this.starts[number] as number)];
  }

  /** Who calls AWS at a node; undefined for hubs and shapers. */
  callerAt(node: NodeIndex): Caller | undefined {
    if (node >= this.principals) {
      const added = this.addedAt(node);
      return added.kind === 'variant' ? added.caller : undefined;
    }
    const account = this.accountAt(node);
    const principal = this.principalAt(node);
    return principal === undefined ? rootCaller(this.estate, account, partitionOf(this.estate)) : callerOf(this.estate, account, principal);
  }

  holdingsAt(node: NodeIndex): Holdings | undefined {
    if (node < this.principals) return this.held[node] ?? this.assessed(node);
    const added = this.addedAt(node);
    return added.kind === 'hub' ? undefined : added.holdings;
  }

  private assessed(node: NodeIndex): Holdings | undefined {
    if (this.assess === undefined) return undefined;
    const held = this.assess(this.callerAt(node) as Caller);
    this.held[node] = held;
    return held;
  }

  /** What was added; `node` must not be a principal. */
  addedAt(node: NodeIndex): AddedNode {
    return this.added[node - this.principals] as AddedNode;
  }

  isHub(node: NodeIndex): boolean {
    return node >= this.principals && this.addedAt(node).kind === 'hub';
  }

  /** The node of a user or role of the estate. */
  nodeOfArn(arn: string): NodeIndex | undefined {
    const account = this.estate.accounts.get(arn.split(':')[4] ?? '');
    if (account === undefined) return undefined;
    let nodes = this.byArn.get(account.id);
    if (nodes === undefined) {
      const first = this.firstOf(account.id);
      nodes = new Map(account.principals.map((principal, index) => [principal.arn, first + index]));
      this.byArn.set(account.id, nodes);
    }
    return nodes.get(arn);
  }

  nodeOfCaller(caller: Caller): NodeIndex | undefined {
    if (caller.kind === 'root') return this.firsts.has(caller.account.id) ? this.rootOf(caller.account) : undefined;
    return this.nodeOfArn(caller.arn);
  }

  add(node: AddedNode): NodeIndex {
    this.added.push(node);
    return this.size - 1;
  }

  /** The hub of this name; `fill` gives a new one its edges. */
  hub(name: string, fill: (hub: NodeIndex) => void): NodeIndex {
    const known = this.hubs.get(name);
    if (known !== undefined) return known;
    const hub = this.add({ kind: 'hub', name });
    this.hubs.set(name, hub);
    fill(hub);
    return hub;
  }

  /** Whether an edge or a holding rests on something that cannot be evaluated. */
  anyDoubt(): boolean {
    for (let edge = 0; edge < this.edges; edge++) if (this.strengthAt(edge) === DOUBTFUL) return true;
    for (let node = 0; node < this.size; node++) {
      const held = node < this.principals ? this.held[node] : this.holdingsAt(node);
      if (held !== undefined && !isEmpty(held.indeterminate)) return true;
    }
    return false;
  }
}
