import type { Policy, PrincipalEntry, StatementRef } from './policy.ts';

/** The policies that stand between a principal and a resource, layer by layer. Levels of `scp` and `rcp` go from the root down. */
export interface PolicyLayers {
  readonly identity: readonly Policy[];
  /** Undefined: no boundary is attached. An empty list never occurs. */
  readonly boundary: readonly Policy[] | undefined;
  /** Undefined: no session policy was passed. */
  readonly session: readonly Policy[] | undefined;
  /**
   * The policy of the resource: bucket, key, role trust, model package group; a list where several documents speak of it together.
   * Undefined: there is none. A policy that exists but is not at hand is an `unreadablePolicy`.
   */
  readonly resource: Policy | readonly Policy[] | undefined;
  /** Undefined: SCPs do not exist for this account (no organisation, or the policy type is disabled). */
  readonly scp: readonly (readonly Policy[])[] | undefined;
  /** RCPFullAWSAccess is implied at every level. */
  readonly rcp: readonly (readonly Policy[])[] | undefined;
  /** Undefined: the call does not go through a VPC endpoint, or its policy is the default. */
  readonly endpoint: readonly Policy[] | undefined;
  /** `gateway` endpoints match a named account as its root user only (AWS PrivateLink guide, "Endpoint policies"). */
  readonly endpointType: 'interface' | 'gateway';
  readonly kmsGrants: readonly KmsGrant[];
}

/** KMS Developer Guide, "Grants in AWS KMS". */
export interface KmsGrant {
  /** Undefined where the input does not say. */
  readonly granteePrincipal: string | undefined;
  /** Operation names without prefix: `Decrypt`. Empty where the input does not say. */
  readonly operations: readonly string[];
  readonly encryptionContextEquals: Readonly<Record<string, string>> | undefined;
  readonly encryptionContextSubset: Readonly<Record<string, string>> | undefined;
  /** Why it cannot be told what the grant allows: a constraint that nobody here knows, a part that is not as AWS writes it. */
  readonly unreadable: string | undefined;
}

/** The documents of the resource, however many there are; undefined where there is none. */
export function resourcePolicies({ resource }: PolicyLayers): readonly Policy[] | undefined {
  return resource === undefined || isList(resource) ? resource : [resource];
}

const isList = (value: Policy | readonly Policy[]): value is readonly Policy[] => Array.isArray(value);

/** Where a reason stands: a type of policy, a KMS grant, or who the principal is. */
export type Layer = 'identity' | 'boundary' | 'session' | 'resource' | 'scp' | 'rcp' | 'endpoint' | 'kms-grant' | 'principal';

/** The answer to one request. */
export type Verdict = 'allow' | 'explicitDeny' | 'implicitDeny' | 'conditional' | 'indeterminate';

/** Four values: certainly not, certainly, depends on a context value nobody supplied, cannot be evaluated. */
export type Truth = 'no' | 'yes' | 'unknown' | 'unreadable';

/** One step of the explanation. */
export interface Reason {
  readonly layer: Layer;
  /** SCP and RCP: level from the root, from 0. */
  readonly level: number | undefined;
  /** `Allow` and `Deny` cite a statement; `none` says that the layer has no Allow; `note` states a rule of AWS that decided. */
  readonly effect: 'Allow' | 'Deny' | 'none' | 'note';
  readonly truth: Truth;
  readonly statement: StatementRef | undefined;
  readonly message: string;
}

/** What must still hold for access, as a tree that a person can read. */
export type Residual =
  | { readonly kind: 'all'; readonly of: readonly Residual[] }
  | { readonly kind: 'any'; readonly of: readonly Residual[] }
  | { readonly kind: 'not'; readonly of: Residual }
  | {
      readonly kind: 'condition';
      readonly operator: string;
      readonly key: string;
      readonly values: readonly string[];
      readonly statement: StatementRef;
    }
  | { readonly kind: 'resource'; readonly patterns: readonly string[]; readonly negated: boolean; readonly statement: StatementRef }
  /** Whether `Principal` (or `NotPrincipal`) takes in the caller, of whom not everything is known. */
  | { readonly kind: 'principal'; readonly entries: readonly PrincipalEntry[]; readonly negated: boolean; readonly statement: StatementRef }
  | { readonly kind: 'unreadable'; readonly what: string; readonly statement: StatementRef | undefined };

/** The answer to one request, and why. */
export interface Decision {
  readonly verdict: Verdict;
  /** What decides, most decisive first. */
  readonly reasons: readonly Reason[];
  /** What could not be evaluated but did not change the answer, and what is probably not as its author meant. */
  readonly warnings: readonly string[];
  /** Present for `conditional` and `indeterminate`. */
  readonly residual: Residual | undefined;
}
