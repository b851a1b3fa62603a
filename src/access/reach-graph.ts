import type { Account, Estate, Principal, Resource } from '../estate/estate.ts';
import { isEmpty } from './bits.ts';
import { type Caller, callerOf, rootCaller } from './caller.ts';
import type { Strength } from './chains-strength.ts';
import type { Holdings, Inventory } from './inventory.ts';
import { partitionOf } from './inventory.ts';

/** A node of the graph: principals and root users have the first numbers, in the order of the estate; what chains add comes after them. */
export type NodeIndex = number;

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

/** What an edge is about, shared by all edges that are about the same. */
export interface EdgeNote {
  /** The id of the edge kind. */
  readonly kind: string;
  /** Which of several ways, where the kind knows several. */
  readonly way: string | undefined;
  /** What must be the case beyond the rights: `a Lambda function with this role exists`. */
  readonly given: string | undefined;
  /** The principal in whose place the step is taken, where the target does not tell. */
  readonly through: NodeIndex | undefined;
}

export interface OutEdge {
  readonly to: NodeIndex;
  readonly strength: Strength;
  readonly note: EdgeNote;
}

/** Edges in typed arrays: an estate has hundreds of thousands of principals. */
export class ChainGraph {
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
  private readonly notes: EdgeNote[] = [];
  private readonly noteIndexes = new Map<string, number>();
  private heads: Int32Array;
  private to = new Int32Array(1024);
  private next = new Int32Array(1024);
  private strengths = new Uint8Array(1024);
  private noteOf = new Int32Array(1024);
  private edgeCount = 0;

  constructor(inventory: Inventory) {
    this.estate = inventory.estate;
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
    this.heads = new Int32Array(count + 1024).fill(-1);
    this.held = this.holdingsInOrder(inventory);
  }

  private holdingsInOrder(inventory: Inventory): (Holdings | undefined)[] {
    const byPrincipal = new Map<Principal | string, Holdings>();
    for (const holdings of inventory.holdings) {
      const { principal, account } = holdings.caller;
      byPrincipal.set(principal ?? account.id, holdings);
    }
    const held = new Array<Holdings | undefined>(this.principals).fill(undefined);
    let node = 0;
    for (const account of this.accounts) {
      for (const principal of account.principals) held[node++] = byPrincipal.get(principal);
      held[node++] = byPrincipal.get(account.id);
    }
    return held;
  }

  get size(): number {
    return this.principals + this.added.length;
  }

  get edges(): number {
    return this.edgeCount;
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
    if (node < this.principals) return this.held[node];
    const added = this.addedAt(node);
    return added.kind === 'hub' ? undefined : added.holdings;
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
    const index = this.size - 1;
    if (index >= this.heads.length) {
      const grown = new Int32Array(this.heads.length * 2).fill(-1);
      grown.set(this.heads);
      this.heads = grown;
    }
    return index;
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

  note(kind: string, facts: { readonly way?: string; readonly given?: string | undefined; readonly through?: NodeIndex } = {}): number {
    const key = `${kind}|${facts.way ?? ''}|${facts.given ?? ''}|${facts.through ?? ''}`;
    let index = this.noteIndexes.get(key);
    if (index === undefined) {
      index = this.notes.length;
      this.notes.push({ kind, way: facts.way, given: facts.given, through: facts.through });
      this.noteIndexes.set(key, index);
    }
    return index;
  }

  edge(from: NodeIndex, to: NodeIndex, strength: Strength, note: number): void {
    if (strength === 0 || from === to) return;
    if (this.edgeCount === this.to.length) this.growEdges();
    const edge = this.edgeCount++;
    this.to[edge] = to;
    this.strengths[edge] = strength;
    this.noteOf[edge] = note;
    this.next[edge] = this.heads[from] as number;
    this.heads[from] = edge;
  }

  private growEdges(): void {
    const grow = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const size = this.to.length * 2;
    this.to = grow(this.to, new Int32Array(size));
    this.next = grow(this.next, new Int32Array(size));
    this.noteOf = grow(this.noteOf, new Int32Array(size));
    this.strengths = grow(this.strengths, new Uint8Array(size));
  }

  /** Whether an edge or a holding rests on something that cannot be evaluated. */
  anyDoubt(): boolean {
    for (let edge = 0; edge < this.edgeCount; edge++) if (this.strengths[edge] === 1) return true;
    for (let node = 0; node < this.size; node++) {
      const held = this.holdingsAt(node);
      if (held !== undefined && !isEmpty(held.indeterminate)) return true;
    }
    return false;
  }

  hasEdges(node: NodeIndex): boolean {
    return this.heads[node] !== -1;
  }

  /** The last edge that leaves a node, or -1; `nextEdge` leads to the others. */
  firstEdge(node: NodeIndex): number {
    return this.heads[node] as number;
  }

  nextEdge(edge: number): number {
    return this.next[edge] as number;
  }

  targetOf(edge: number): NodeIndex {
    return this.to[edge] as number;
  }

  strengthAt(edge: number): Strength {
    return this.strengths[edge] as Strength;
  }

  noteAt(edge: number): EdgeNote {
    return this.notes[this.noteOf[edge] as number] as EdgeNote;
  }
}
