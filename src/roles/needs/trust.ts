import type { RoleDocument } from '../need.ts';
import type { TrainingJob } from '../training-job.ts';

/**
 * A service may become the role for jobs of this account alone: without the source a job of anybody could name it (IAM User Guide, "The
 * confused deputy problem").
 */
export const trustOfService = ({ partition, region, account }: TrainingJob, service: string, resource: string): RoleDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'JobsOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: `${service}.amazonaws.com` },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:${service}:${region}:${account}:${resource}` },
      },
    },
  ],
});

/** Roles and users become it by name; of an OIDC provider only tokens of one subject (IAM User Guide, "Create a role for OIDC federation"). */
export function trustOfPrincipals({ trusted, subject }: TrainingJob): RoleDocument {
  const providers = trusted.filter((arn) => arn.includes(':oidc-provider/'));
  const named = trusted.filter((arn) => !arn.includes(':oidc-provider/'));
  return {
    Version: '2012-10-17',
    Statement: [
      ...(named.length === 0
        ? []
        : [{ Sid: 'NamedPrincipals', Effect: 'Allow' as const, Principal: { AWS: named }, Action: 'sts:AssumeRole' }]),
      ...providers.map((provider, index) => {
        const host = provider.slice(provider.indexOf(':oidc-provider/') + ':oidc-provider/'.length);
        return {
          Sid: `Pipeline${index + 1}`,
          Effect: 'Allow' as const,
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: subject ?? '' } },
        };
      }),
    ],
  };
}
