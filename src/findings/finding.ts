import type { MitreMapping } from '../catalogue/types.ts';
import type { DocumentRef, StatementRef } from '../iam/policy.ts';

/** What a check found: what it asks for holds, does not hold, or nobody can tell from what was read. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** How much harm a failure does, as judged without knowing the organisation. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** What a judgement is about. */
export interface Subject {
  readonly kind: 'principal' | 'resource' | 'policy' | 'account' | 'organization';
  /** The ARN; the id of an account or organisation. */
  readonly id: string;
  /** Of resources: CloudFormation's name of the type. */
  readonly type: string | undefined;
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** Something that can be looked up. */
export type Evidence =
  | { readonly kind: 'statement'; readonly statement: StatementRef }
  /** A member of an answer of AWS; `value` undefined: it is not there. */
  | { readonly kind: 'member'; readonly document: DocumentRef; readonly path: readonly (string | number)[]; readonly value: unknown }
  /** Something that was not read. */
  | { readonly kind: 'gap'; readonly what: string };

/** What to do about it. */
export interface Fix {
  /** One sentence. */
  readonly summary: string;
  /** The statement as it should be; `undefined` takes it away. */
  readonly patch?: { readonly statement: StatementRef; readonly replacement: Readonly<Record<string, unknown>> | undefined };
}

/** One answer of a check about one subject. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly subject: Subject;
  /** One sentence: what is the case. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly fix?: Fix;
  /** Where it differs from that of the check. */
  readonly severity?: Severity;
  /** How MITRE names what the actions that the message names can be used for. */
  readonly mitre?: readonly MitreMapping[];
  /** Tells apart several judgements of one check about one subject: the statement, the member, the pair. */
  readonly about?: string;
}

/** A judgement as reports show it. */
export interface Finding extends Judgement {
  readonly check: string;
  readonly severity: Severity;
  /** The same in every scan as long as it is about the same thing. */
  readonly fingerprint: string;
}
