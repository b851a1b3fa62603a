import type { Json } from './builders/json.ts';
import { allow, deny, denyAllBut, policy } from './builders/statements.ts';
import { ROOT } from './names.ts';
import { EVERYWHERE, UNITS } from './units.ts';

/** A policy of the organisation and where it is attached. */
export interface OrganizationPolicy {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly document: Json;
  readonly targets: readonly string[];
}

const BREAK_GLASS = 'arn:aws:iam::*:role/break-glass/*';
const PIPELINES = 'arn:aws:iam::*:role/ai-privileged/*';
const unless = (...roles: readonly string[]): Json => ({
  ArnNotLike: { 'aws:PrincipalArn': roles.length === 1 ? roles[0] : roles },
});

/** The service control policies of Acme. */
export const SCPS: readonly OrganizationPolicy[] = [
  {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    document: policy(allow('*')),
    targets: EVERYWHERE,
  },
  {
    id: 'p-acmeregion',
    name: 'region-deny',
    description: 'We work in Virginia and Ireland',
    document: policy(
      denyAllBut(
        [
          'account:*',
          'budgets:*',
          'ce:*',
          'cloudfront:*',
          'health:*',
          'iam:*',
          'organizations:*',
          'route53:*',
          'sso:*',
          'sts:*',
          'support:*',
          'trustedadvisor:*',
        ],
        {
          sid: 'DenyOutsideRegions',
          condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] }, ...unless(BREAK_GLASS) },
        },
      ),
    ),
    targets: [ROOT],
  },
  {
    id: 'p-acmeaudits',
    name: 'protect-audit',
    description: 'Nobody switches off the watching or leaves',
    document: policy(
      deny(
        [
          'cloudtrail:DeleteTrail',
          'cloudtrail:PutEventSelectors',
          'cloudtrail:StopLogging',
          'cloudtrail:UpdateTrail',
          'config:DeleteConfigurationRecorder',
          'config:StopConfigurationRecorder',
          'guardduty:DeleteDetector',
          'guardduty:DisassociateFromAdministratorAccount',
          'guardduty:UpdateDetector',
        ],
        { sid: 'WatchingStays', condition: unless(BREAK_GLASS) },
      ),
      deny('organizations:LeaveOrganization', { sid: 'NobodyLeaves' }),
    ),
    targets: [ROOT],
  },
  {
    // written by hand: it forgets bedrock-mantle, and whoever may create roles creates one in the exempt path
    id: 'p-acmeaiguard',
    name: 'ai-guard',
    description: 'Models are shaped by the pipeline only (2025, to be reviewed)',
    document: policy(
      deny(
        [
          'bedrock:CreateModelCustomizationJob',
          'bedrock:DeleteGuardrail',
          'bedrock:UpdateGuardrail',
          'bedrock:DeleteModelInvocationLoggingConfiguration',
          'sagemaker:CreateTrainingJob',
        ],
        { sid: 'ShapingOnlyByThePipeline', condition: unless(PIPELINES, BREAK_GLASS) },
      ),
    ),
    targets: [UNITS.mlProd.id, UNITS.workloads.id],
  },
  {
    // denies API keys on one of the planes that take them
    id: 'p-acmenokeys',
    name: 'no-bedrock-api-keys',
    description: 'Bearer tokens are not for us',
    document: policy(
      deny('bedrock:CallWithBearerToken', { sid: 'NoBearerTokens' }),
      deny('iam:CreateServiceSpecificCredential', {
        sid: 'NoLongTermKeys',
        condition: { StringEquals: { 'iam:ServiceSpecificCredentialServiceName': 'bedrock.amazonaws.com' } },
      }),
    ),
    targets: [UNITS.mlProd.id, UNITS.workloads.id],
  },
  {
    id: 'p-acmenoaisbx',
    name: 'sandbox-no-ai',
    description: 'The sandbox is not for models',
    document: policy(
      deny(['bedrock:*', 'bedrock-mantle:*', 'bedrock-agentcore:*', 'sagemaker:*', 'qbusiness:*'], { sid: 'NoAiInTheSandbox' }),
    ),
    targets: [UNITS.sandbox.id],
  },
  {
    id: 'p-acmesuspend',
    name: 'deny-all-suspended',
    description: 'Accounts on their way out',
    document: policy(deny('*', { sid: 'Nothing' })),
    targets: [UNITS.suspended.id],
  },
];
