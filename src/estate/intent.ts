/**
 * What a scan cannot know and an organisation says in `mantlet.yaml`: what is production, what is approved, who needs what for which
 * purpose, and which findings are accepted until when.
 */
export interface Intent {
  readonly productionAccounts: readonly string[];
  /** Model ids and ARN patterns, `*` and `?` as in policies. */
  readonly approvedModels: readonly string[];
  readonly approvedRegions: readonly string[];
  /** Groups of Identity Center whose members may be given AI permissions. */
  readonly approvedGroups: readonly string[];
  readonly trustedAccounts: readonly TrustedAccount[];
  readonly useCases: readonly UseCase[];
  readonly breakGlass: readonly string[];
  readonly exemptions: readonly Exemption[];
  readonly suppressions: readonly Suppression[];
  /** By id of the check. */
  readonly severities: Readonly<Record<string, 'critical' | 'high' | 'medium' | 'low'>>;
}

/** An account outside the organisation that may be let in. */
export interface TrustedAccount {
  readonly account: string;
  readonly reason: string;
}

/** Identities that need AI permissions for a purpose. */
export interface UseCase {
  readonly name: string;
  /** ARN patterns of principals. */
  readonly identities: readonly string[];
  /** Capability classes and actions that the purpose needs. */
  readonly needs: readonly string[];
  readonly models: readonly string[];
  readonly purpose: string;
  readonly owner: string;
  /** ISO date on which somebody must look at it again. */
  readonly reviewBy: string;
}

/** Somebody who may hold more than any use case needs. */
export interface Exemption {
  /** ARN patterns of principals. */
  readonly identities: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string | undefined;
  /** ISO date. */
  readonly expires: string;
}

/** A finding that is accepted for a time; it stays counted. */
export interface Suppression {
  readonly check: string;
  /** ARN or id patterns of subjects. */
  readonly subjects: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string;
  /** ISO date. */
  readonly expires: string;
}
