import { findAction } from '../../catalogue/reference/reference.ts';
import type { TrailEvent } from '../event.ts';

/** Error codes by which services say that IAM denied a call. Others say that the call was allowed, and failed for another reason. */
const REFUSALS =
  /^(?:Client\.)?(?:AccessDenied(?:Exception)?|Unauthorized(?:Operation|Exception|Access)?|AuthorizationError(?:Exception)?|NotAuthorized\w*|Forbidden\w*|VpceAccessDenied)$/i;

/** Error codes of calls whose caller was not known: nothing was authorised either. */
const NOBODY =
  /^(?:UnrecognizedClient\w*|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken\w*|InvalidAccessKeyId|MissingAuthentication\w*|IncompleteSignature)$/i;

/**
 * Messages of Bedrock under the code of a refusal that say that the account has no access to the model: IAM had allowed the call
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html).
 */
const NO_MODEL = /access to the model|Model access is denied|model use case details/i;

/** Whether IAM did not allow a call. */
export function isRefused({ error, errorMessage }: TrailEvent): boolean {
  if (error === undefined) return false;
  return NOBODY.test(error) || (REFUSALS.test(error) && !NO_MODEL.test(errorMessage ?? ''));
}

/**
 * The action that a refused caller lacked: AWS names it in the message (IAM User Guide, "Troubleshoot access denied error messages"):
 * `... is not authorized to perform: iam:PassRole on resource: ...`.
 */
export function refusedAction({ errorMessage }: TrailEvent): string | undefined {
  const named = /not authorized to perform:? `?([a-z0-9-]{1,64}:[A-Za-z0-9]{1,128})/.exec(errorMessage ?? '')?.[1];
  const facts = named === undefined ? undefined : findAction(named);
  return facts === undefined ? undefined : `${facts.service}:${facts.name}`;
}
