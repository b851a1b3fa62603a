/**
 * What a scan cannot know and an organisation says in `mantlet.yaml`: what is production, what is approved, who needs what for which
 * purpose, and which findings are accepted until when. Undefined is what nobody has said, and judges nothing; an empty list says "none".
 */
export interface Intent {
  readonly productionAccounts: readonly string[] | undefined;
  /** Model ids and ARN patterns, `*` and `?` as in policies. */
  readonly approvedModels: readonly string[] | undefined;
  readonly approvedRegions: readonly string[] | undefined;
  /** Whether cross-region inference profiles may route calls to other Regions than the approved ones. */
  readonly inferenceProfilesMayLeaveRegions: boolean;
  /** Groups of Identity Center whose members may be given AI permissions. */
  readonly approvedGroups: readonly string[] | undefined;
  readonly trustedAccounts: readonly TrustedAccount[];
  readonly useCases: readonly UseCase[] | undefined;
  /** ARN patterns of principals that are for emergencies. */
  readonly breakGlass: readonly string[];
  readonly exemptions: readonly Exemption[];
  readonly suppressions: readonly Suppression[];
  /** By id of the check. */
  readonly severities: Readonly<Record<string, IntentSeverity>>;
  /** ARN patterns of those who may approve that somebody else gets AI permissions for a time. */
  readonly approvers: readonly string[];
  /** ARN patterns of those who supply and answer for training data. */
  readonly dataOwners: readonly string[];
  readonly firewall: FirewallIntent;
}

/** What the organisation policies that Mantlet plans must know. */
export interface FirewallIntent {
  /** ARN patterns of principals that deploy organisation policies and the roles that are exempt from them. */
  readonly deployers: readonly string[];
  /** ARN patterns of roles that are given out for a time, by approval. */
  readonly grants: readonly string[];
  /** ARN patterns of guardrails of which every call of a model must name one; undefined: none is asked for. */
  readonly guardrails: readonly string[] | undefined;
  /** Ids of VPCs and VPC endpoints from which models are called; undefined: from anywhere. */
  readonly networks: readonly string[] | undefined;
  /** Whether IAM users who are exempt must have signed in with MFA. */
  readonly mfaOfUsers: boolean;
  /** What AWS allows of SCPs: characters of one policy, and policies of one root, OU or account. Undefined: AWS's quotas. */
  readonly scpCharacters: number | undefined;
  readonly scpsPerTarget: number | undefined;
}

/** How much harm the failure of a check does, as the organisation judges. */
export type IntentSeverity = 'critical' | 'high' | 'medium' | 'low';

/** An account outside the organisation that may be let in. */
export interface TrustedAccount {
  readonly account: string;
  readonly reason: string;
  /** Prefixes of the services it may be let into; undefined: of any. */
  readonly services: readonly string[] | undefined;
}

/** Identities that need AI permissions for a purpose. */
export interface UseCase {
  readonly name: string;
  /** ARN patterns of principals. */
  readonly identities: readonly string[];
  /** Capability classes and patterns of actions that the purpose needs. */
  readonly needs: readonly string[];
  /** Models that it uses, among the approved ones; undefined: any of those. */
  readonly models: readonly string[] | undefined;
  readonly purpose: string;
  readonly owner: string;
  /** ISO date on which somebody must have looked at it again. */
  readonly reviewBy: string;
}

/** Somebody who may hold more than any use case needs. */
export interface Exemption {
  /** ARN patterns of principals. */
  readonly identities: readonly string[];
  /** Capability classes and patterns of actions that it may hold. */
  readonly actions: readonly string[];
  /** Ids of checks that do not speak of it. */
  readonly checks: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string | undefined;
  /** ISO date of the last day. */
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
  /** ISO date of the last day. */
  readonly expires: string;
}

/** Where nothing is said. */
export const NOTHING_SAID: Intent = {
  productionAccounts: undefined,
  approvedModels: undefined,
  approvedRegions: undefined,
  inferenceProfilesMayLeaveRegions: false,
  approvedGroups: undefined,
  trustedAccounts: [],
  useCases: undefined,
  breakGlass: [],
  exemptions: [],
  suppressions: [],
  severities: {},
  approvers: [],
  dataOwners: [],
  firewall: {
    deployers: [],
    grants: [],
    guardrails: undefined,
    networks: undefined,
    mfaOfUsers: false,
    scpCharacters: undefined,
    scpsPerTarget: undefined,
  },
};
