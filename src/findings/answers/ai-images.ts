import type { Estate } from '../../estate/estate.ts';
import { describedResources } from './described-resources.ts';
import { type Detail, Unreadable } from './detail.ts';
import { KINDS, type ResourceKind } from './resource-kinds.ts';

/** Where descriptions name the images that they run. */
const SOURCES: readonly { readonly kind: ResourceKind; readonly images: (detail: Detail) => readonly (string | undefined)[] }[] = [
  { kind: KINDS.trainingJob, images: (detail) => [detail.at('AlgorithmSpecification')?.text('TrainingImage')] },
  {
    kind: KINDS.model,
    images: (detail) => [detail.at('PrimaryContainer')?.text('Image'), ...detail.list('Containers').map((one) => one.text('Image'))],
  },
  {
    kind: KINDS.runtime,
    images: (detail) => [detail.at('agentRuntimeArtifact')?.at('containerConfiguration')?.text('containerUri')],
  },
];

const known = new WeakMap<Estate, AiRepositories>();

/** Repositories of ECR from which models, training jobs and agents run. */
export interface AiRepositories {
  /** `<account>/<region>/<name>` */
  readonly names: ReadonlySet<string>;
  /** Why there may be more. */
  readonly unread: string | undefined;
}

/** The repositories that descriptions name. */
export function repositoriesOfAi(estate: Estate): AiRepositories {
  let found = known.get(estate);
  if (found === undefined) {
    found = findRepositories(estate);
    known.set(estate, found);
  }
  return found;
}

function findRepositories(estate: Estate): AiRepositories {
  const names = new Set<string>();
  let unread: string | undefined;
  for (const account of estate.accounts.values()) {
    for (const { kind, images } of SOURCES) {
      const { resources, gaps } = describedResources(account, kind);
      unread ??= gaps[0]?.what;
      for (const { arn, detail } of resources) {
        try {
          if (typeof detail === 'string') throw new Unreadable(`${arn}: ${detail}`);
          for (const image of images(detail)) {
            const name = repositoryOf(image ?? '');
            if (name !== undefined) names.add(name);
          }
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          unread ??= error.message;
        }
      }
    }
  }
  return { names, unread };
}

/**
 * The repository of ECR in which an image lies, as `<account>/<region>/<name>`; its hosts are `<account>.dkr.ecr.<region>.amazonaws.com` and
 * `<account>.dkr-ecr.<region>.on.aws`, with `-fips` after `ecr` for some (ECR User Guide, "Amazon ECR endpoints").
 */
export function repositoryOf(image: string): string | undefined {
  return /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z0-9.-]+\/([^@:]+)/.exec(image)?.slice(1).join('/');
}
