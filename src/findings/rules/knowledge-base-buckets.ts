import type { BucketGap, BucketSource, NamedBucket } from './bucket-check.ts';
import { describedResources } from '../answers/described-resources.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { baseOf } from '../examples/knowledge-base-examples.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { DATA_SOURCES, partsOf } from '../answers/resource-parts.ts';

/** The bucket from which a data source is read; undefined for those that read something else. */
export function bucketOfSource(source: Detail): string | undefined {
  const configuration = source.needAt('dataSourceConfiguration');
  if (configuration.needText('type') !== 'S3') return undefined;
  const arn = configuration.needAt('s3Configuration').needText('bucketArn');
  const name = /^arn:[^:]+:s3:::([^/]+)$/.exec(arn)?.[1];
  if (name === undefined) throw new Unreadable(`\`${arn}\` names no bucket`);
  return name;
}

/** The buckets from which knowledge bases learn what they answer. */
export const KNOWLEDGE_BASE_BUCKETS: BucketSource = {
  reads: ['bedrock-agent.ListKnowledgeBases', 'bedrock-agent.GetKnowledgeBase', DATA_SOURCES.list, DATA_SOURCES.describe],
  example: { answers: baseOf({}) },
  find: ({ estate }) => {
    const buckets: NamedBucket[] = [];
    const gaps: BucketGap[] = [];
    for (const account of estate.accounts.values()) {
      const { resources, gaps: unread } = describedResources(account, KINDS.knowledgeBase);
      for (const { region, what } of unread) gaps.push({ account: account.id, region, what });
      for (const resource of resources) {
        const { arn, region, detail } = resource;
        try {
          if (typeof detail === 'string') throw new Unreadable(`${arn}: ${detail}`);
          const { parts, gap } = partsOf(resource, detail, DATA_SOURCES);
          if (gap !== undefined) gaps.push({ account: account.id, region, what: `${arn}: ${gap}` });
          for (const source of parts) {
            const name = bucketOfSource(source);
            if (name !== undefined) buckets.push({ name, near: source });
          }
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          gaps.push({ account: account.id, region, what: error.message });
        }
      }
    }
    return { buckets, gaps };
  },
};
