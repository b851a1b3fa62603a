import type { MitreMapping } from '../../catalogue/types.ts';
import type { Check, Scanned } from '../check.ts';
import { describedResources, type DescribedResource } from '../answers/described-resources.ts';
import type { Example } from '../example.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import type { Fix, Judgement, Severity } from '../finding.ts';
import type { ResourceKind } from '../answers/resource-kinds.ts';

/** One description, or a whole example. */
export type ResourceExample = { readonly described: Readonly<Record<string, unknown>> } | Example;

/** What is the case with one resource. */
export interface Outcome {
  readonly verdict: Judgement['verdict'];
  readonly message: string;
  readonly fix?: Fix;
  readonly severity?: Severity;
  readonly mitre?: readonly MitreMapping[];
}

/** What the check asks for is the case. */
export const pass = (message: string): Outcome => ({ verdict: 'pass', message });
/** It is not; `fix` says in one sentence what to do, `mitre` what the actions that the message names can be used for. */
export const fail = (message: string, fix: string, severity?: Severity, mitre?: readonly MitreMapping[]): Outcome => ({
  verdict: 'fail',
  message,
  fix: { summary: fix },
  ...(severity === undefined ? {} : { severity }),
  ...(mitre === undefined ? {} : { mitre }),
});

/** A rule about every resource of one kind. */
export interface ResourceRule extends Omit<Check, 'kind' | 'planes' | 'reads' | 'examples' | 'judge'> {
  readonly resource: ResourceKind;
  /** Operations beyond those that list and describe the resource. */
  readonly reads?: readonly string[];
  /** Descriptions of the resource as AWS answers; or, where the rule reads more, whole examples. */
  readonly examples: { readonly pass: readonly ResourceExample[]; readonly fail: readonly ResourceExample[] };
  /** Undefined: the rule does not speak of this resource. */
  readonly judge: (detail: Detail, resource: DescribedResource, scanned: Scanned) => Outcome | undefined;
}

/**
 * Makes a posture check of a rule about resources. No resource is no failure; one that is only listed, or whose description is not as
 * AWS writes it, is unknown; so is an account whose resources were not read.
 */
export function resourceCheck(rule: ResourceRule): Check {
  const { resource: kind, judge: _, reads = [], examples, ...rest } = rule;
  const operations = [kind.list?.operation, kind.describe?.operation, kind.describe?.also].filter((operation) => operation !== undefined);
  return {
    ...rest,
    kind: 'posture',
    planes: [kind.prefix],
    reads: [...operations, ...reads],
    examples: { pass: examples.pass.map(exampleOf(kind)), fail: examples.fail.map(exampleOf(kind)) },
    *judge(scanned) {
      for (const account of scanned.estate.accounts.values()) {
        const { resources, gaps } = describedResources(account, kind);
        for (const resource of resources) {
          const judgement = judgementOf(resource, rule, scanned);
          if (judgement !== undefined) yield judgement;
        }
        for (const [index, { region, what }] of gaps.entries()) {
          yield {
            verdict: 'unknown',
            subject: { kind: 'account', id: account.id, type: undefined, account: account.id, region },
            message: what,
            evidence: [{ kind: 'gap', what }],
            about: `${region ?? ''} ${index}`,
          };
        }
      }
    },
  };
}

const exampleOf =
  ({ describe }: ResourceKind) =>
  (example: ResourceExample): Example => {
    if (!('described' in example)) return example;
    const body = describe?.member === undefined ? example.described : { [describe.member]: example.described };
    return { answers: [[describe?.operation ?? '', 'example', body]] };
  };

function judgementOf(resource: DescribedResource, { judge }: ResourceRule, scanned: Scanned): Judgement | undefined {
  const { arn, kind, account, region, detail } = resource;
  const subject = { kind: 'resource' as const, id: arn, type: kind.type, account: account.id, region };
  if (typeof detail === 'string') return { verdict: 'unknown', subject, message: detail, evidence: [{ kind: 'gap', what: detail }] };
  try {
    const outcome = judge(detail, resource, scanned);
    return outcome === undefined ? undefined : { ...outcome, subject, evidence: [...detail.evidence] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { verdict: 'unknown', subject, message: error.message, evidence: [...detail.evidence] };
  }
}
