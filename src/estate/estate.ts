import type { DocumentRef, Policy } from '../iam/policy.ts';
import type { Json } from './json.ts';

/**
 * The model of one organisation: accounts, principals, resources and the policies between them, as a snapshot tells them.
 * What the snapshot does not tell is a problem here and an unknown in every answer that depends on it, never a pass.
 */
export interface Estate {
  /** Undefined where the snapshot holds no organisation: SCPs, RCPs and organisation keys are then open. */
  readonly organization: Organization | undefined;
  /** By account id, in the order of the ids. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly identityCenter: IdentityCenter | undefined;
  /** By ARN: policies of AWS that somebody has, in the version that is shipped with Mantlet. That of the snapshot may be older or newer. */
  readonly shippedOfAws: ReadonlyMap<string, Attachment>;
  readonly problems: readonly EstateProblem[];
}

/** The organisation, where the snapshot tells of one. */
export interface Organization {
  readonly id: string;
  readonly managementAccount: string;
  /** Whether the policy type is enabled on the root; a disabled type binds nobody. */
  readonly scpEnabled: boolean;
  readonly rcpEnabled: boolean;
  readonly units: readonly OrganizationalUnit[];
}

/** A unit of the organisation. */
export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
}

/** One account: who is in it, what it has, and what binds it from above. */
export interface Account {
  readonly id: string;
  readonly name: string | undefined;
  readonly management: boolean;
  /** AWS's word: ACTIVE, SUSPENDED, ...; undefined where the organisation is unknown. */
  readonly status: string | undefined;
  /** The value of aws:PrincipalOrgPaths for its principals: `o-1/r-1/ou-1/`. */
  readonly organizationPath: string | undefined;
  /** Levels from the root down to the account; undefined where SCPs do not exist for it or the organisation is unknown. */
  readonly scp: readonly (readonly Attachment[])[] | undefined;
  readonly rcp: readonly (readonly Attachment[])[] | undefined;
  /** Users and roles in the order of the snapshot; the root user is not among them. */
  readonly principals: readonly Principal[];
  /** Whether users, roles and policies of this account were read; `no` where its file is missing or broken. */
  readonly detailsRead: 'yes' | 'no' | 'partly';
  readonly resources: readonly Resource[];
  /** Types of which `ai-resources.json` lists all, none included. */
  readonly listedTypes: ReadonlySet<string>;
  /** Answers of AWS's APIs that the snapshot keeps as they came, by operation: `s3.GetBucketVersioning`. */
  readonly answers: ReadonlyMap<string, readonly ApiAnswer[]>;
  readonly identityProviders: readonly string[];
  /** By the ARN of a user or role: when it last used AI services, where IAM was asked. */
  readonly lastUsed: ReadonlyMap<string, LastUsed>;
}

/** What IAM tells of the AI services that a user or role has used. */
export interface LastUsed {
  /** When IAM wrote it down, as ISO 8601 in UTC. */
  readonly asOf: string;
  /** Services that its policies speak of; of others IAM tells nothing. */
  readonly services: readonly ServiceUse[];
  readonly file: string;
}

/** One service that a user or role may have used. */
export interface ServiceUse {
  readonly prefix: string;
  /** Position in the answer. */
  readonly index: number;
  /** When it was last called; undefined: not in the time that IAM looks back. */
  readonly last: string | undefined;
  /** The actions that IAM follows one by one. */
  readonly actions: readonly ActionUse[];
}

/** One action that IAM follows. */
export interface ActionUse {
  readonly name: string;
  /** Position in the list of the service. */
  readonly index: number;
  readonly last: string | undefined;
}

/** A document where it is attached. Equal documents share one `policy`, whose own `ref` may name another of its places. */
export interface Attachment {
  readonly policy: Policy;
  readonly ref: DocumentRef;
  /** The ARN of the group through which a user has it. */
  readonly group: string | undefined;
}

/** The document with its own place as `ref`: what an explanation cites. */
export const placed = (attachment: Attachment): Policy => ({ ...attachment.policy, ref: attachment.ref });

/** A user or role with everything attached to it. */
export interface Principal {
  readonly kind: 'user' | 'role';
  readonly arn: string;
  readonly name: string;
  /** `/`, `/ai-privileged/`, `/aws-service-role/...`. */
  readonly path: string;
  readonly account: string;
  /** AIDA..., AROA...; undefined where the snapshot does not tell. */
  readonly uniqueId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Inline, attached and, for users, those of their groups. */
  readonly identity: readonly Attachment[];
  readonly boundary: Attachment | undefined;
  /** Roles: who may assume it. */
  readonly trust: Attachment | undefined;
  readonly groups: readonly string[];
  /** A role under `/aws-service-role/`: neither SCPs nor RCPs bind it. */
  readonly serviceLinked: boolean;
  readonly instanceProfiles: readonly string[];
  readonly createdAt: string | undefined;
  readonly lastUsedAt: string | undefined;
  /** The Identity Center permission set behind an `AWSReservedSSO_` role. */
  readonly permissionSet: string | undefined;
  /** Where it stands in the snapshot. */
  readonly ref: DocumentRef;
}

/** One answer of AWS's API as it came, or why there is none. */
export interface ApiAnswer {
  /** The service as SDKs call it, and the operation: `bedrock-agent.GetAgent`. */
  readonly operation: string;
  /** Undefined for services without regions. */
  readonly region: string | undefined;
  /** What the call was about, where the answer itself does not say it: the name of a bucket. */
  readonly subject: string;
  /** Undefined where AWS refused to answer or the file cannot be read. */
  readonly body: Json | undefined;
  /** AWS's code where it answered with an error: `AccessDeniedException`. */
  readonly errorCode: string | undefined;
  readonly ref: DocumentRef;
}

/** Something that AWS authorises access to, with its policy where it has one, or an AI resource as AWS's API describes it. */
export interface Resource {
  readonly arn: string;
  /** CloudFormation's name of the type: `AWS::S3::Bucket`, `AWS::Bedrock::Guardrail`. */
  readonly type: string;
  readonly account: string;
  readonly region: string | undefined;
  readonly policy: Attachment | undefined;
  /** The response of AWS's API, for AI resources. */
  readonly description: Readonly<Record<string, unknown>> | undefined;
  readonly ref: DocumentRef;
}

/** Who of the staff may enter which account, by which permission set. */
export interface IdentityCenter {
  readonly instanceArn: string | undefined;
  readonly users: readonly IdentityCenterUser[];
  /** Display names of its groups. */
  readonly groups: readonly string[];
  readonly assignments: readonly AccountAssignment[];
}

/** A person in Identity Center. */
export interface IdentityCenterUser {
  readonly userName: string;
  readonly userId: string | undefined;
  readonly team: string | undefined;
}

/** A permission set that a user has in an account. */
export interface AccountAssignment {
  readonly account: string;
  readonly permissionSet: string;
  readonly userName: string;
}

/** Something of the snapshot that could not be read. `error`: answers are incomplete; `warning`: they are not, but look at it. */
export interface EstateProblem {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** JSON keys and indexes inside the file. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly account: string | undefined;
}
