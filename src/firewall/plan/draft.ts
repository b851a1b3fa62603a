import type { ControlType, WrittenConditions } from '../written-policy.ts';
import type { PlanExemption, PlanLayer } from './firewall-plan.ts';

/** A Deny that the plan wants, before its actions are made short and it finds a place in a policy. */
export interface Draft {
  readonly type: ControlType;
  readonly layer: PlanLayer;
  /** Begins the Sid; letters and digits. */
  readonly sid: string;
  /** What it is for, in a sentence. */
  readonly why: string;
  /** Names of actions; whole services as `bedrock:*`. */
  readonly actions: readonly string[];
  /** Undefined: `*`. */
  readonly resources?: readonly string[];
  /** Everything but these. */
  readonly notResources?: readonly string[];
  readonly conditions?: WrittenConditions;
  /** ARN patterns that it spares. */
  readonly exempt: readonly string[];
}

/** Those who are exempt from everything. */
export const alwaysExempt = (exemptions: readonly PlanExemption[]): readonly string[] =>
  exemptions.filter(({ actions }) => actions[0] === '*').map(({ principal }) => principal);

/** Those who may change what the firewall is made of: grants may not. */
export const deployersOf = (exemptions: readonly PlanExemption[]): readonly string[] =>
  exemptions.filter(({ sources }) => sources.includes('deployer') || sources.includes('break-glass')).map(({ principal }) => principal);

/** Sorted, each once. */
export const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();
