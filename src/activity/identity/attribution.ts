/** Who somebody is. */
export interface Identity {
  /**
   * `person`: a human; `pipeline`: what an OIDC provider vouches for, such as a repository; `workload`: an instance, a function, a task or
   * another thing that AWS gives credentials to; `service`: a service of AWS by itself; `user`: an IAM user, human or not; `root`: the root
   * user of an account; `account`: somebody of an account of which nothing more is told; `unknown`: nobody can tell.
   */
  readonly kind: 'person' | 'pipeline' | 'workload' | 'service' | 'user' | 'root' | 'account' | 'unknown';
  /** Stays the same: the id of a person in Identity Center or the subject of an identity provider, an ARN, a service. Empty where unknown. */
  readonly id: string;
  /** For people: the user name or e-mail address, the repository. */
  readonly name: string;
}

/**
 * How an identity was found, from the strongest evidence to the weakest. `service`: AWS itself, or what one of its services began a session
 * for. `account`: only the account of the caller is told. `session-name`: nothing is known but the name that the session gave itself.
 */
export type Method =
  | 'on-behalf-of'
  | 'source-identity'
  | 'saml'
  | 'oidc'
  | 'identity-center-session'
  | 'iam-user'
  | 'in-scope-of'
  | 'service'
  | 'session-name'
  | 'root'
  | 'account'
  | 'none';

/** How much an answer can be relied on. `none`: there is no answer. */
export type Confidence = 'high' | 'medium' | 'low' | 'none';

/** Who made a call, and how that is known. */
export interface Attribution {
  readonly identity: Identity;
  readonly method: Method;
  readonly confidence: Confidence;
  /** Ids of the events that prove it, the earliest first; those of sessions on the way too. The call itself is not among them. */
  readonly evidence: readonly string[];
  /** Roles through which the identity came, the first first; the last one made the call. */
  readonly roles: readonly string[];
  /** The name that the session gave itself, where it says nothing certain. */
  readonly asserted: string | undefined;
  /** Why nobody is found, without names of this call; undefined where somebody is. */
  readonly missing: string | undefined;
  /** One sentence: how it is known, or what is missing. */
  readonly why: string;
}
