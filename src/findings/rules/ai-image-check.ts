import { type Example, EXAMPLE_ACCOUNT } from '../example.ts';
import { Unreadable } from '../answers/detail.ts';
import { repositoriesOfAi } from '../answers/ai-images.ts';
import type { Check } from '../check.ts';
import { type ResourceRule, resourceCheck } from './resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { SAGEMAKER } from '../examples/sagemaker-examples.ts';

const IMAGE = `${EXAMPLE_ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/ml/tuning:v1`;

/** For examples: a model that runs from the repository `ml/tuning`, and what else AWS answers. */
export const repository = (described: Readonly<Record<string, unknown>>, answers: Example['answers'] = []): Example => ({
  answers: [
    ['sagemaker.DescribeModel', 'example', { ...SAGEMAKER.model, PrimaryContainer: { Image: IMAGE } }],
    [
      'ecr.DescribeRepositories',
      'all',
      {
        repositories: [
          {
            repositoryArn: `arn:aws:ecr:us-east-1:${EXAMPLE_ACCOUNT}:repository/ml/tuning`,
            repositoryName: 'ml/tuning',
            ...described,
          },
        ],
      },
    ],
    ...answers,
  ],
});

/** Makes a check of the repositories from which models, training jobs and agents run; of others it does not speak. */
export function aiImageCheck({ judge, ...rule }: Omit<ResourceRule, 'resource'>): Check {
  return resourceCheck({
    ...rule,
    resource: KINDS.repository,
    judge: (detail, resource, scanned) => {
      const { account, region } = resource;
      const { names, unread } = repositoriesOfAi(scanned.estate);
      if (names.has(`${account.id}/${region ?? ''}/${detail.needText('repositoryName')}`)) return judge(detail, resource, scanned);
      if (unread !== undefined) throw new Unreadable(`whether a model or an agent runs from it cannot be told: ${unread}`);
      return undefined;
    },
  });
}
