import type { Json } from '../estate/json.ts';

/**
 * One record of CloudTrail, as far as Mantlet looks at it; as plain values, so that it can be sent between threads and kept in a file. What
 * a record does not tell is left out (CloudTrail User Guide, "CloudTrail record contents").
 */
export interface TrailEvent {
  /** `eventID`: copies of one delivery have the same. */
  readonly id: string;
  /** `eventTime`, as milliseconds since 1970 in UTC. */
  readonly time: number;
  /** `eventSource`: `bedrock.amazonaws.com`. */
  readonly source: string;
  /** `eventName`: the operation, which is not always the IAM action. */
  readonly name: string;
  readonly region: string;
  /** `recipientAccountId`: in whose trail it stands. */
  readonly account: string;
  readonly actor: Actor;
  /** `sourceIPAddress`: an address, or the name of an AWS service. */
  readonly ip?: string;
  readonly userAgent?: string;
  /** `errorCode`: the call failed or was refused. */
  readonly error?: string;
  readonly errorMessage?: string;
  readonly request?: Json;
  readonly response?: Json;
  /** `additionalEventData`. */
  readonly additional?: Json;
  readonly resources?: readonly EventResource[];
  /** `tlsDetails.clientProvidedHostHeader`: which endpoint was called. */
  readonly host?: string;
  /** `eventCategory` is `Data`: recorded only where a trail asks for it. */
  readonly data?: true;
  readonly readOnly?: true;
  /** `sharedEventID`: the same call in the trail of another account. */
  readonly shared?: string;
  readonly vpcEndpoint?: string;
  /** `sessionCredentialFromConsole`: the console made the credentials, with keys that no call of STS shows. */
  readonly fromConsole?: true;
  /** The request or the response was too long to be kept: what it said is unknown. */
  readonly cut?: true;
}

/** Something that a call touched. */
export interface EventResource {
  readonly arn: string;
  readonly type?: string;
  readonly account?: string;
}

/** `userIdentity`, as CloudTrail writes it (CloudTrail User Guide, "CloudTrail userIdentity element"). */
export interface Actor {
  /** `IAMUser`, `AssumedRole`, `AWSService`, ...; empty where the record does not say. */
  readonly type: string;
  readonly principalId?: string;
  readonly arn?: string;
  readonly account?: string;
  readonly accessKeyId?: string;
  readonly userName?: string;
  /** SAML and web identity: who vouched for the caller. */
  readonly provider?: string;
  /** The service that called in somebody's name. */
  readonly invokedBy?: string;
  /** Who the session belongs to: `sessionContext.sessionIssuer`. */
  readonly issuer?: { readonly type?: string; readonly arn?: string; readonly account?: string; readonly userName?: string };
  /** `sessionContext.sourceIdentity`: fixed when the first role of a chain is assumed. */
  readonly sourceIdentity?: string;
  /** When the credentials of the session were issued, in milliseconds. */
  readonly since?: number;
  readonly mfa?: boolean;
  readonly ec2RoleDelivery?: string;
  /** `sessionContext.assumedRoot`: a root session that AssumeRoot began. */
  readonly assumedRoot?: true;
  /** `sessionContext.webIdFederationData.federatedProvider`. */
  readonly federatedProvider?: string;
  /** The person of IAM Identity Center for whom the call was made. */
  readonly onBehalfOf?: { readonly userId: string; readonly identityStoreArn?: string };
  /** The instance, function or task to which the credentials were issued. */
  readonly inScopeOf?: {
    readonly sourceArn?: string;
    readonly sourceAccount?: string;
    readonly issuerType?: string;
    readonly credentialsIssuedTo?: string;
  };
  /** The account of the product that acts in the customer's name: `invokedByDelegate.accountId`. */
  readonly delegate?: string;
  /** The bearer credential of the call. */
  readonly credentialId?: string;
}

/** The session or key that made a call: all its events are one piece of work. */
export const sessionOf = ({ actor, account, id }: TrailEvent): string =>
  actor.accessKeyId ?? actor.arn ?? actor.principalId ?? (actor.invokedBy === undefined ? id : `${actor.invokedBy} ${account}`);

/** The user or role that made a call, as IAM calls it; undefined for services and for whom nothing is told. */
export function principalOf({ actor }: TrailEvent): string | undefined {
  if (actor.type === 'AssumedRole' || actor.type === 'FederatedUser' || actor.type === 'Role') return actor.issuer?.arn ?? actor.arn;
  return actor.arn;
}
