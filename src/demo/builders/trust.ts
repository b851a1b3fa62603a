import { SAML_PROVIDER } from '../names.ts';
import type { Json } from './json.ts';
import type { Texts } from './statements.ts';

const trust = (principal: Json, action: Texts, condition?: Json): Json => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: action, ...(condition === undefined ? {} : { Condition: condition }) }],
});

/** Trusts a service, named without `.amazonaws.com`. */
export const byService = (service: string, condition?: Json): Json =>
  trust({ Service: `${service}.amazonaws.com` }, 'sts:AssumeRole', condition);

/** Trusts a service only when it acts for a resource of this account (IAM User Guide, "The confused deputy problem"). */
export const byServiceFor = (service: string, account: string, sourceArn: Texts): Json =>
  byService(service, { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': sourceArn } });

/** Trusts principals by ARN. */
export const byPrincipal = (arn: Texts, condition?: Json): Json => trust({ AWS: arn }, 'sts:AssumeRole', condition);

/** Leaves it to the account's own policies who may assume the role. */
export const byAccount = (account: string, condition?: Json): Json => byPrincipal(`arn:aws:iam::${account}:root`, condition);

/** Trusts those who come from Identity Center, as the roles of permission sets do. */
export const byIdentityCenter = (account: string): Json =>
  trust({ Federated: `arn:aws:iam::${account}:saml-provider/${SAML_PROVIDER}` }, ['sts:AssumeRoleWithSAML', 'sts:TagSession'], {
    StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
  });

const GITHUB = 'token.actions.githubusercontent.com';

const byGitHub = (account: string, condition: Json): Json =>
  trust({ Federated: `arn:aws:iam::${account}:oidc-provider/${GITHUB}` }, 'sts:AssumeRoleWithWebIdentity', condition);

/** A workflow of one repository, on one branch or in one environment. */
export const byWorkflow = (account: string, sub: string): Json =>
  byGitHub(account, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: sub } });

/** Any workflow whose subject has this form. */
export const byWorkflowLike = (account: string, sub: string): Json =>
  byGitHub(account, { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' }, StringLike: { [`${GITHUB}:sub`]: sub } });
