/** The vocabulary of the catalogue: what an AI action can do, how privileged it is, and how MITRE names it. */

/** 1 shaping or controlling, 2 indirectly privileged, 3 scoped use, 4 ordinary. */
export type Tier = 1 | 2 | 3 | 4;

/** What an action can do; `classes.ts` says what each class means. */
export type CapabilityClass =
  | 'model-train'
  | 'training-data'
  | 'model-deploy'
  | 'guardrail'
  | 'agent-shape'
  | 'agent-exec'
  | 'invoke'
  | 'content-read'
  | 'sharing'
  | 'identity'
  | 'obs-write'
  | 'obs-read'
  | 'cost-quota'
  | 'ml-compute'
  | 'disrupt'
  | 'admin-config'
  | 'tagging'
  | 'metadata-read';

/** What else is known of an action; `FLAGS` says what each flag means. */
export type Flag =
  | 'passesRole'
  | 'passesRoleUnknown'
  | 'writesPolicy'
  | 'takesLambda'
  | 'takesSecret'
  | 'takesImage'
  | 's3'
  | 'vpc'
  | 'kms'
  | 'noResourceLevel'
  | 'noConditionKeys';

/** AWS's own levels. One action may have several: "Permissions management" and "Tagging" always come together with "Write". */
export type AccessLevel = 'Permissions management' | 'Write' | 'Tagging' | 'Read' | 'List';

/** How MITRE names what an action can be used for. */
export interface MitreMapping {
  readonly framework: 'ATT&CK' | 'ATLAS';
  readonly version: string;
  readonly tactic: string | undefined;
  readonly technique: string | undefined;
}

/** How a row came to its class: read by a person one by one, together with its class, or by rules only. */
export type Review = 'row' | 'group' | 'auto';

/** One action of the catalogue. */
export interface CatalogueRow {
  /** Canonical case: `bedrock:CreateModelCustomizationJob`. */
  readonly action: string;
  readonly class: CapabilityClass;
  readonly tier: Tier;
  readonly flags: readonly Flag[];
  /** One sentence: what the holder can do to a model, agent or guardrail. */
  readonly reason: string;
  readonly review: Review;
  /** Who reviewed, ISO date, and the reference version reviewed against; undefined for `auto`. */
  readonly reviewed: { readonly by: string; readonly on: string; readonly reference: string } | undefined;
  readonly mitre: readonly MitreMapping[];
  /** Condition keys that exist for this action in the AWS reference and limit it. */
  readonly guards: readonly string[];
  /** The tactic as published by the founding list, verbatim; independent of our mapping. */
  readonly publishedTactic: string | undefined;
  readonly sources: readonly string[];
  /**
   * Whether an account-wide default deny may hold it. False where a denial would remove protection (bedrock:ApplyGuardrail), and for
   * supporting actions, which an account needs for more than AI (iam:PassRole).
   */
  readonly defaultDeny: boolean;
  readonly withdrawn: boolean;
}

/** Privileged: tiers 1 and 2. */
export const isPrivileged = (row: CatalogueRow): boolean => row.tier <= 2;
