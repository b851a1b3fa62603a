import type { Claim } from '../prove/claim.ts';
import type { ControlType, WrittenDocument } from '../written-policy.ts';

/** What a statement of the plan is for. */
export type PlanLayer = 'disable' | 'protect' | 'scope' | 'tamper' | 'closure' | 'perimeter';

/** Organisation policies to be deployed, why, and whom they spare. The same input gives the same plan, byte for byte. */
export interface FirewallPlan {
  readonly kind: 'firewall-plan';
  readonly schema: 1;
  readonly mantlet: string;
  /** The state of AWS's reference by which actions were chosen. */
  readonly reference: string;
  readonly organization: string;
  /** What use was judged by; undefined: nothing was read. */
  readonly trail: { readonly first: string; readonly last: string; readonly window: number } | undefined;
  readonly services: readonly ServiceDecision[];
  readonly exemptions: readonly PlanExemption[];
  readonly policies: readonly PlannedPolicy[];
  /** Where they are attached, from the root down. */
  readonly targets: readonly PlannedTarget[];
  /** What it has to keep: `mantlet firewall prove` decides them. */
  readonly claims: readonly Claim[];
  /** What was taken for granted. */
  readonly assumptions: readonly string[];
  /** What these policies cannot stop. */
  readonly residuals: readonly string[];
  /** What somebody should decide before it is deployed: owners of exemptions, and who else may deploy. */
  readonly open: readonly string[];
  /** What keeps the plan from being whole. */
  readonly problems: readonly string[];
}

/** What becomes of an AI service, and where. */
export interface ServiceDecision {
  /** Prefix of its actions. */
  readonly service: string;
  readonly decision: 'disable' | 'protect';
  /** What tells: services of which nobody knows are protected. */
  readonly use: 'unused' | 'used' | 'unknown';
  /** Root, OUs or accounts. */
  readonly targets: readonly string[];
  readonly why: string;
}

/** Where an exemption comes from. */
export type ExemptionSource = 'used' | 'use-case' | 'exemption' | 'break-glass' | 'deployer' | 'grant';

/** Somebody whom the policies spare, from what, and why. */
export interface PlanExemption {
  /** As the policies name it: an ARN pattern. */
  readonly principal: string;
  /** Undefined for patterns of several accounts. */
  readonly account: string | undefined;
  readonly sources: readonly ExemptionSource[];
  /** Undefined: nobody has said. */
  readonly owner: string | undefined;
  readonly reason: string;
  /** The last day, as ISO date; undefined: none, because the intent file fixes none. */
  readonly expires: string | undefined;
  /** `*`: everything that the policies deny. */
  readonly actions: readonly string[];
  /** Of each action that was used: how often, when last, and the last event. */
  readonly evidence: readonly UseEvidence[];
}

/** That an action was used. */
export interface UseEvidence {
  readonly action: string;
  readonly calls: number;
  readonly last: string;
  readonly eventID: string;
}

/** One policy to be created. */
export interface PlannedPolicy {
  /** Its name in AWS Organizations. */
  readonly name: string;
  readonly type: ControlType;
  readonly description: string;
  readonly document: WrittenDocument;
  /** As AWS counts them, minified. */
  readonly characters: number;
  /** What each statement is for, in the order of the document. */
  readonly statements: readonly { readonly sid: string; readonly layer: PlanLayer; readonly why: string }[];
}

/** A root, OU or account to which policies are attached. */
export interface PlannedTarget {
  readonly id: string;
  readonly name: string;
  readonly kind: 'root' | 'ou' | 'account';
  /** Names of planned policies. */
  readonly policies: readonly string[];
  /** Policies that are there already and stay, by type, of as many as AWS allows. */
  readonly taken: Readonly<Record<ControlType, number>>;
}

/** Names of policies that Mantlet writes begin so: a later plan takes their place. */
export const PLANNED_PREFIX = 'mantlet-';
