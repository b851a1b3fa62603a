import type { TrailUse } from '../activity/usage/trail-use.ts';
import type { Estate } from '../estate/estate.ts';
import type { Inventory } from '../access/inventory.ts';
import type { Reach } from '../access/chains/reach.ts';
import type { Outsider } from '../access/resource-policies/resource-holdings.ts';
import type { Intent } from '../estate/intent.ts';
import type { Examples } from './example.ts';
import type { Judgement, Severity } from './finding.ts';
import type { Topic } from './topic.ts';

/** What checks look at. */
export interface Scanned {
  readonly estate: Estate;
  readonly inventory: Inventory;
  readonly reach: Reach;
  readonly outsiders: readonly Outsider[];
  /** Undefined: nobody has said what is intended. */
  readonly intent: Intent | undefined;
  /** ISO 8601 UTC: what has expired is judged by it. */
  readonly now: string;
  /** What was used, by a trail; left out: none was named. */
  readonly activity?: TrailUse | undefined;
}

/** One rule about an estate: one file in `checks/`. Its id is the failing state as a noun phrase, the name of its file, and never changes. */
export interface Check {
  readonly id: string;
  /** What must hold, as a sentence. */
  readonly title: string;
  /** What somebody can do where it does not. */
  readonly why: string;
  readonly kind: 'governance' | 'posture';
  readonly severity: Severity;
  /** The AI services for which it speaks, by prefix: a rule for one plane does not bind another. */
  readonly planes: readonly string[];
  /** What it reads beyond policies: `bedrock.GetGuardrail`. Without it the verdict is unknown. */
  readonly reads: readonly string[];
  /** What others call it: `{ securityHub: ['SageMaker.1'] }`. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  readonly topics: readonly [Topic, ...Topic[]];
  /** It says the same whatever the organisation forbids: it is about documents, not about who can do what. */
  readonly whateverScps?: true;
  readonly examples: Examples;
  readonly judge: (scanned: Scanned) => Iterable<Judgement>;
}
