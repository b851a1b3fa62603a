import { allow, awsManaged, byGitHub, byPrincipal, type DemoAccount, policy, role } from '../aws.ts';
import { ACCOUNTS, VENDOR } from '../names.ts';

const id = ACCOUNTS.shared;

/** Continuous integration, which deploys into the other accounts. */
export const sharedServices: DemoAccount = {
  id,
  name: 'shared-services',
  type: 'infrastructure',
  oidc: true,
  roles: [
    role(id, 'ci-models', byGitHub(id, 'repo:acme/models:ref:refs/heads/main'), {
      inline: {
        deploy: policy(allow('sts:AssumeRole', { resource: `arn:aws:iam::${ACCOUNTS.mlProd}:role/ai-privileged/model-pipeline` })),
      },
      lastUsed: '2026-11-21T22:10:00+00:00',
    }),
    // every repository of every organisation whose name begins with acme
    role(id, 'ci-anything', byGitHub(id, 'repo:acme*', true), {
      inline: { deploy: policy(allow('sts:AssumeRole', { resource: 'arn:aws:iam::*:role/ci-deploy' })) },
      lastUsed: '2026-11-22T03:00:00+00:00',
    }),
    role(id, 'vendor-monitoring', byPrincipal(`arn:aws:iam::${VENDOR}:root`, { StringEquals: { 'sts:ExternalId': 'acme-4711' } }), {
      attached: [awsManaged('SecurityAudit')],
    }),
    role(id, 'vendor-labeling', byPrincipal(`arn:aws:iam::${VENDOR}:root`), {
      inline: { labels: policy(allow(['sagemaker:CreateLabelingJob', 's3:PutObject', 's3:GetObject'])) },
    }),
  ],
};
