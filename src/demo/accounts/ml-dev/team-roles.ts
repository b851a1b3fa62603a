import { arnOf, awsManaged, role } from '../../builders/principals.ts';
import { bucketArns } from '../../builders/resource-policies.ts';
import { allow, allowAllBut, deny, policy, policyOfOne } from '../../builders/statements.ts';
import { byAccount } from '../../builders/trust.ts';
import { ACCOUNTS } from '../../names.ts';

const id = ACCOUNTS.mlDev;
const own = byAccount(id);

/** What teams take on: engineers under boundaries, evaluators, and some that hold more than their name says. */
export const teamRoles = [
  role(id, 'ml-engineer', own, {
    attached: [awsManaged('AmazonBedrockLimitedAccess')],
    boundary: arnOf(id, 'policy', 'boundary-ml'),
    tags: { team: 'ml' },
    lastUsed: '2026-11-20T14:00:00',
  }),
  // no boundary here: the "limited" policy deletes guardrails
  role(id, 'prompt-engineer', own, {
    attached: [awsManaged('AmazonBedrockLimitedAccess')],
    tags: { team: 'data-science' },
    lastUsed: '2026-11-21T09:02:00',
  }),
  role(id, 'web-builder', own, {
    attached: [awsManaged('PowerUserAccess')],
    boundary: arnOf(id, 'policy', 'boundary-developer'),
    tags: { team: 'web' },
    lastUsed: '2026-11-22T17:30:00',
  }),
  role(id, 'model-evaluator', own, {
    attached: [arnOf(id, 'policy', 'eval-tools')],
    tags: { team: 'ml' },
    lastUsed: '2026-11-14T13:13:00',
  }),
  role(id, 'mantle-user', own, { attached: [awsManaged('AmazonBedrockMantleInferenceAccess')], lastUsed: '2026-11-22T20:20:00' }),
  role(id, 'analyst-notes', own, {
    attached: [arnOf(id, 'policy', 'team-notes'), awsManaged('CloudWatchReadOnlyAccess')],
    inline: { read: policy(allow(['s3:GetObject', 's3:ListBucket'], { resource: bucketArns('acme-notes') })) },
    lastUsed: '2026-09-01T12:00:00',
  }),
  role(id, 'notaction-admin', own, {
    inline: { most: policyOfOne(allowAllBut(['iam:*', 'organizations:*', 'account:*'])) },
    lastUsed: '2026-01-09T10:00:00',
  }),
  // action names ignore case, and `?` stands for one character
  role(id, 'old-habits', own, {
    inline: { mixed: policy(allow('BEDROCK:createmodelcustomization?ob'), deny('bedrock:DeleteGuardrail')) },
  }),
  role(id, 'restored-version', own, { attached: [arnOf(id, 'policy', 'once-risky')], lastUsed: '2026-05-05T05:05:00' }),
  // a guardrail is not what this action is about
  role(id, 'wrong-resource', own, {
    inline: {
      tune: policy(allow('bedrock:CreateModelCustomizationJob', { resource: `arn:aws:bedrock:us-east-1:${id}:guardrail/*` })),
    },
  }),
  role(id, 'tune-but-not-here', own, {
    inline: { tune: policy(allow('bedrock:*', { sid: 'Everything' }), deny('bedrock:CreateModel*Job', { sid: 'ButNoJobs' })) },
  }),
];
