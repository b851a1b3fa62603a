import type { Strength } from '../strength.ts';

/** The number of a node; see `ChainGraph`. */
export type NodeIndex = number;

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
  /** The caller also has to take the place of `through`, which is a step more. */
  readonly becomes: boolean;
}

/** What an `EdgeNote` tells beside its kind; left out: nothing. */
export interface NoteFacts {
  readonly way?: string | undefined;
  readonly given?: string | undefined;
  readonly through?: NodeIndex | undefined;
  readonly becomes?: boolean;
}

/** Edges in typed arrays, those of one node linked to each other: an estate can have millions. */
export class Edges {
  private readonly notes: EdgeNote[] = [];
  private readonly noteIndexes = new Map<string, number>();
  private heads: Int32Array;
  private to = new Int32Array(1024);
  private next = new Int32Array(1024);
  private strengths = new Uint8Array(1024);
  private noteOf = new Int32Array(1024);
  private count = 0;

  constructor(nodes: number) {
    this.heads = new Int32Array(nodes + 1024).fill(-1);
  }

  get edges(): number {
    return this.count;
  }

  note(kind: string, { way, given, through, becomes = false }: NoteFacts = {}): number {
    const key = `${kind}|${way ?? ''}|${given ?? ''}|${through ?? ''}|${becomes}`;
    let index = this.noteIndexes.get(key);
    if (index === undefined) {
      index = this.notes.length;
      this.notes.push({ kind, way, given, through, becomes });
      this.noteIndexes.set(key, index);
    }
    return index;
  }

  /** Edges that nobody can take and edges from a node to itself are left out. */
  edge(from: NodeIndex, to: NodeIndex, strength: Strength, note: number): void {
    if (strength === 0 || from === to) return;
    if (this.count === this.to.length) this.grow();
    while (from >= this.heads.length) this.growHeads();
    const edge = this.count++;
    this.to[edge] = to;
    this.strengths[edge] = strength;
    this.noteOf[edge] = note;
    this.next[edge] = this.heads[from] as number;
    this.heads[from] = edge;
  }

  private grow(): void {
    const copy = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const size = this.to.length * 2;
    this.to = copy(this.to, new Int32Array(size));
    this.next = copy(this.next, new Int32Array(size));
    this.noteOf = copy(this.noteOf, new Int32Array(size));
    this.strengths = copy(this.strengths, new Uint8Array(size));
  }

  private growHeads(): void {
    const grown = new Int32Array(this.heads.length * 2).fill(-1);
    grown.set(this.heads);
    this.heads = grown;
  }

  hasEdges(node: NodeIndex): boolean {
    return this.firstEdge(node) !== -1;
  }

  /** The edge of a node that was added last, or -1; `nextEdge` leads to the others. */
  firstEdge(node: NodeIndex): number {
    return this.heads[node] ?? -1;
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
