import { ACCOUNTS, REGION, VENDOR } from './names.ts';

const roleOf = (account: string, pattern: string): string => `'arn:aws:iam::${account}:role/${pattern}'`;
const permissionSet = (account: string, name: string): string =>
  roleOf(account, `aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${name}_*`);

/** `mantlet.yaml`: what Acme intends. Its dates lie far ahead, one apart, so that it says the same for years. */
export const intent = (): string => `# yaml-language-server: $schema=../../data/mantlet.schema.json

# What Acme intends with AI on AWS. Synthetic, like everything in this folder.

productionAccounts:
  - '${ACCOUNTS.mlProd}' # ml-prod
  - '${ACCOUNTS.storefront}' # storefront

approvedModels:
  - 'amazon.nova-*'
  - 'amazon.titan-embed-text-v2:0'
  - 'arn:aws:bedrock:*:${ACCOUNTS.mlProd}:custom-model/*'

approvedRegions: [us-east-1, eu-west-1]
inferenceProfilesMayLeaveRegions: false

approvedGroups: [data-scientists]

useCases:
  - name: model training
    identities:
      - ${roleOf(ACCOUNTS.mlProd, 'ai-privileged/model-pipeline')}
      - ${roleOf(ACCOUNTS.shared, 'ci-models')}
      - ${permissionSet(ACCOUNTS.mlDev, 'DataScientist')}
    needs: [model-train, model-deploy, invoke]
    purpose: Tunes the model that answers support requests and trains the one that ranks offers.
    owner: ml-platform
    reviewBy: 2029-03-31
  - name: shop assistant
    identities: [${roleOf(ACCOUNTS.storefront, 'assistant-api')}]
    needs: ['bedrock:InvokeModel*', 'bedrock:ApplyGuardrail']
    models: ['amazon.nova-lite-v1:0']
    purpose: Answers customers of the shop.
    owner: storefront
    reviewBy: 2029-03-31

trustedAccounts:
  - account: '${VENDOR}'
    reason: a vendor watches the models in production
    services: [sagemaker]

breakGlass:
  - ${roleOf('*', 'break-glass/*')}
  - 'arn:aws:iam::${ACCOUNTS.management}:user/break-glass'

exemptions:
  - identities: [${roleOf(ACCOUNTS.mlProd, 'ai-privileged/guardrail-editor')}]
    actions: [guardrail]
    owner: cloud-security
    reason: The one way to change guardrails in production, with MFA.
    ticket: ACME-2107
    expires: 2029-06-30

suppressions:
  # in force
  - check: notebook-with-direct-internet
    subjects: ['arn:aws:sagemaker:${REGION}:${ACCOUNTS.mlDev}:notebook-instance/exploration']
    owner: data-science
    reason: Public data only; it goes when the domain in the VPC is ready.
    ticket: ACME-2188
    expires: 2029-12-31
  # expired: the finding is back
  - check: condition-trap
    subjects: ['inline policy grant of arn:aws:iam::${ACCOUNTS.mlDev}:role/tune-with-mfa-trap']
    owner: ml-platform
    reason: To be corrected with the next release of the roles.
    ticket: ACME-1984
    expires: 2026-09-30

severities:
  condition-trap: critical

approvers:
  - ${permissionSet(ACCOUNTS.security, 'SecurityAdmin')}

dataOwners:
  - ${permissionSet(ACCOUNTS.mlDev, 'DataSteward')}
`;
