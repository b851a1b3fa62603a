import { eachText } from '../../activity/usage/each-text.ts';
import type { Account } from '../../estate/estate.ts';
import type { Intent } from '../../estate/intent.ts';
import { type Draft, sorted } from './draft.ts';
import type { PlanExemption } from './firewall-plan.ts';

const JOBS = /^AWS::(?:Bedrock|SageMaker)::.*(?:Job|CustomModel|ModelImport)/i;

/**
 * RCPs where AWS has them: training data, the keys that encrypt it, and the way into exempt roles belong to the organisation. They bind
 * callers of other organisations, whom no SCP reaches. AWS services and trusted accounts pass (Organizations User Guide, "RCP examples").
 */
export function perimeterDrafts(
  organization: string,
  intent: Intent,
  exemptions: readonly PlanExemption[],
  accounts: readonly Account[],
): readonly Draft[] {
  const trusted = intent.trustedAccounts.map(({ account }) => account);
  const fromOutside = {
    StringNotEqualsIfExists: {
      'aws:PrincipalOrgID': organization,
      ...(trusted.length === 0 ? {} : { 'aws:PrincipalAccount': trusted }),
    },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  };
  const draft = (sid: string, why: string, actions: readonly string[], resources: readonly string[]): Draft => ({
    type: 'rcp',
    layer: 'perimeter',
    sid,
    why,
    actions,
    resources,
    conditions: fromOutside,
    exempt: [],
  });
  const { buckets, keys } = trainingData(accounts);
  const ids = new Set(accounts.map(({ id }) => id));
  const roles = exemptions.flatMap(({ principal, account }) =>
    principal.includes(':role/') && !principal.includes('/aws-reserved/') && (account === undefined || ids.has(account)) ? [principal] : [],
  );
  return [
    ...(buckets.length === 0
      ? []
      : [
          draft(
            'TrainingData',
            'what models were trained on is read and written from within the organisation',
            ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket', 's3:PutObject'],
            sorted(buckets.flatMap((bucket) => [bucket, `${bucket}/*`])),
          ),
        ]),
    ...(keys.length === 0
      ? []
      : [
          draft(
            'TrainingKeys',
            'keys of training jobs are used from within the organisation',
            ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
            keys,
          ),
        ]),
    ...(roles.length === 0
      ? []
      : [draft('ExemptRolesFromOutside', 'exempt roles are assumed from within the organisation', ['sts:AssumeRole'], sorted(roles))]),
  ];
}

/** Buckets of the estate and keys that descriptions of training jobs name, wherever they name them. */
function trainingData(accounts: readonly Account[]): { readonly buckets: readonly string[]; readonly keys: readonly string[] } {
  const named = new Set<string>();
  const keys = new Set<string>();
  for (const { resources } of accounts) {
    for (const { type, description } of resources) {
      if (!JOBS.test(type)) continue;
      eachText(description, (text) => {
        const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]+)/.exec(text)?.[1];
        if (bucket !== undefined) named.add(bucket);
        if (/^arn:[^:]+:kms:[^:]+:\d{12}:key\//.test(text)) keys.add(text);
      });
    }
  }
  const buckets = accounts.flatMap(({ resources }) =>
    resources.flatMap(({ type, arn }) => (type === 'AWS::S3::Bucket' && named.has(arn.slice(arn.lastIndexOf(':') + 1)) ? [arn] : [])),
  );
  return { buckets: sorted(buckets), keys: [...keys].sort() };
}
