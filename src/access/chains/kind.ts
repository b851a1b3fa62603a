import type { ContextInput } from '../../iam/request.ts';
import type { Caller } from '../caller.ts';
import type { EdgeContext } from './context.ts';
import type { EdgeNote, NodeIndex } from './graph/edges.ts';

/** One way in which a principal becomes another, or does through something what it may not do itself. */
export interface EdgeKind {
  /** A noun, and the name of its file. */
  readonly id: string;
  /** Completes `A ... B`: `assumes the role`. */
  readonly title: string;
  /** The actions that it asks an inventory for. */
  readonly actions: readonly string[];
  /** It looks at the edges that the other kinds have added, and runs after them. */
  readonly follows?: true;
  /** Adds the edges that leave these nodes. */
  readonly edges: (context: EdgeContext, from: readonly NodeIndex[]) => void;
  /** The rights on which one step rests, for its explanation. */
  readonly needs: (context: EdgeContext, step: Step) => readonly Need[];
}

/** One step of a chain, hubs left out. */
export interface Step {
  readonly from: NodeIndex;
  readonly to: NodeIndex;
  readonly caller: Caller;
  readonly note: EdgeNote;
  /** The ARN of whoever is meant by `to`: a variant stands for several. */
  readonly party: string;
}

/** Somebody may do something on something. */
export interface Right {
  readonly action: string;
  /** Undefined: some resource of the caller's account. */
  readonly resource: string | undefined;
  /** A service that does it; without one it is the caller of the step. */
  readonly service?: string;
  readonly context?: ContextInput;
  /** The ARN of the session in which a trust policy names the caller. */
  readonly session?: string | undefined;
  /** The trust policy of the role is asked too. */
  readonly trusted?: true;
}

/** Any one of these rights serves. */
export type Need = readonly Right[];
