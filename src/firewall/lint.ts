import type { Condition, Policy, Statement } from '../iam/policy.ts';
import type { ControlType } from './written-policy.ts';

/** An organisation policy as lints look at it. */
export interface LintedPolicy {
  readonly type: ControlType;
  readonly policy: Policy;
  /** Characters of the document as it is written, and without white space. */
  readonly written: number;
  readonly minified: number;
  /** Whether all of it is ASCII. */
  readonly ascii: boolean;
}

/** Something that does not do what its author meant. */
export interface LintFound {
  /** Undefined: the document as a whole. */
  readonly statement: Statement | undefined;
  /** Where in the statement, or in the document. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What to do, as a sentence without its full stop. */
  readonly fix: string;
}

/** One trap of organisation policies: one file in `lints/`. */
export interface Lint {
  /** The name of its file. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** `error`: it does not do what it says. `warning`: look at it. */
  readonly severity: 'error' | 'warning';
  readonly check: (linted: LintedPolicy) => Iterable<LintFound>;
  /** Documents in which it finds something, and sound ones beside them. */
  readonly examples: { readonly bad: readonly LintExample[]; readonly good: readonly LintExample[] };
}

/** A document of an example: its statements. */
export interface LintExample {
  readonly type?: ControlType;
  readonly statements: readonly Readonly<Record<string, unknown>>[];
}

/** A Deny as examples write it. */
export const denied = (action: unknown, condition?: unknown, more: Readonly<Record<string, unknown>> = { Resource: '*' }): LintExample => ({
  statements: [{ Effect: 'Deny', Action: action, ...more, ...(condition === undefined ? {} : { Condition: condition }) }],
});

/** The Deny statements that can be read. */
export const deniesOf = ({ policy }: LintedPolicy): readonly Statement[] =>
  policy.statements.filter(({ effect, unreadable }) => effect === 'Deny' && unreadable.length === 0);

/** Every condition of every Deny. */
export function* denyConditions(linted: LintedPolicy): Generator<readonly [Statement, Condition]> {
  for (const statement of deniesOf(linted)) for (const condition of statement.conditions) yield [statement, condition];
}

/** Where a condition stands in its statement. */
export const conditionPath = ({ written, key }: Condition): readonly string[] => ['Condition', written, key];

/** A finding about one condition. */
export const aboutCondition = (statement: Statement, condition: Condition, message: string, fix: string): LintFound => ({
  statement,
  path: conditionPath(condition),
  message,
  fix,
});

/** Whether a condition compares who calls. */
export const isAboutPrincipal = ({ key }: Condition): boolean => key.toLowerCase() === 'aws:principalarn';

/** Whether it spares whoever matches: a Deny with a negated operator. */
export const isNegative = ({ operator }: Condition): boolean => operator !== undefined && /Not/.test(operator);

/** Actions of a statement that are written without wildcards. */
export const plainActions = ({ actions }: Statement): readonly string[] =>
  actions === undefined || actions.negated ? [] : actions.patterns.filter((pattern) => !/[*?]/.test(pattern));
