/** What is asked: one principal, one action, one resource, one context. A call to AWS may ask several of these; each is decided alone. */

/** The kinds of caller that AWS tells apart (IAM User Guide, "Principal"; "Global condition keys", properties of the principal). */
export type PrincipalKind =
  | 'user'
  | 'role-session'
  | 'federated-user'
  | 'web-identity'
  | 'saml'
  | 'service'
  | 'anonymous'
  | 'root'
  | 'assumed-root';

/** Who calls, as far as that is known. */
export interface RequestPrincipal {
  readonly kind: PrincipalKind;
  /** User ARN, role session ARN, federated user ARN, root ARN, service name, or provider ARN; absent for an anonymous caller. */
  readonly arn: string | undefined;
  /** Twelve digits; absent for services, providers and anonymous callers. */
  readonly account: string | undefined;
  /** Role sessions: the role's ARN with its path. */
  readonly roleArn: string | undefined;
  /** Federated user sessions: the ARN of the IAM user (or root) whose credentials called GetFederationToken. */
  readonly parentArn: string | undefined;
  /** The unique id (AIDA..., AROA...) of the user or role, where known. */
  readonly uniqueId: string | undefined;
  /** S3's canonical user id of the account, where known. */
  readonly canonicalUserId: string | undefined;
  /** A role under `/aws-service-role/`: SCPs and RCPs do not apply (Organizations User Guide). */
  readonly serviceLinked: boolean;
}

/** What the call is about. */
export interface RequestResource {
  /** A full ARN, or `*` for actions without a resource type. */
  readonly arn: string;
  /** The account that owns it; undefined where neither the caller nor the ARN tells. */
  readonly account: string | undefined;
  /** The account is the caller's only because nobody names another: it decides which rules apply, and `aws:ResourceAccount` stays open. */
  readonly accountAssumed?: boolean;
}

/** Values that the caller supplies; a list stays a list even with one member. */
export type ContextInput = Readonly<Record<string, string | readonly string[]>>;

/**
 * What is known of one context key in one request.
 * `absent`: certainly not there. `known`: there, with these values. `optional`: absent, or there with these values.
 * `framed`: there, one value of which only the beginning and the end are known. `present`: there, value unknown. `unknown`: may be there
 * or not, value unknown.
 */
export type ContextEntry =
  | { readonly state: 'absent' }
  | { readonly state: 'known' | 'optional'; readonly values: readonly string[]; readonly list: boolean }
  | { readonly state: 'framed'; readonly before: string; readonly after: string }
  | { readonly state: 'present' }
  | { readonly state: 'unknown' };

/** `point`: a key that nobody supplied and that cannot be derived is absent. `discover`: it is unknown unless it cannot exist. */
export type EvaluationMode = 'point' | 'discover';

/** Facts about the organisation that decide which layers apply. */
export interface OrganizationFacts {
  /** SCPs do not apply to principals of the management account (Organizations User Guide, "SCP effects on permissions"). */
  readonly principalAccountIsManagement: boolean;
  /** RCPs do not apply to resources of the management account (Organizations User Guide, "Resource control policies"). */
  readonly resourceAccountIsManagement: boolean;
}

/** One call to be decided: who, what, on what, in which context. */
export interface AuthorizationRequest {
  readonly principal: RequestPrincipal;
  readonly action: string;
  readonly resource: RequestResource;
  readonly context: ContextInput;
  /** Keys that certainly do not exist in this request, in lower case; a name that ends in `/` stands for all its members. */
  readonly absentKeys: readonly string[];
  readonly mode: EvaluationMode;
  readonly organization: OrganizationFacts;
}
