import type { Example } from '../example.ts';
import { DATA_SOURCES } from '../answers/resource-parts.ts';

type Answers = NonNullable<Example['answers']>;

/** For examples: a knowledge base. */
export const EXAMPLE_BASE = {
  knowledgeBaseId: 'KBKBKBKBKB',
  name: 'handbook',
  knowledgeBaseArn: 'arn:aws:bedrock:us-east-1:111122223333:knowledge-base/KBKBKBKBKB',
  roleArn: 'arn:aws:iam::111122223333:role/knowledge',
} as const;

/** One knowledge base of which nobody knows whether it is the only one. */
export const base = (changes: Readonly<Record<string, unknown>> = {}): Answers => [
  ['bedrock-agent.GetKnowledgeBase', 'KBKBKBKBKB', { knowledgeBase: { ...EXAMPLE_BASE, ...changes } }],
];

/** The same with all of its data sources: an S3 bucket each, with these members. */
export const baseOf = (...sources: readonly Readonly<Record<string, unknown>>[]): Answers => [
  ...base(),
  [
    DATA_SOURCES.list,
    'KBKBKBKBKB',
    { dataSourceSummaries: sources.map((_, index) => ({ knowledgeBaseId: 'KBKBKBKBKB', dataSourceId: `DS${index}` })) },
  ],
  ...sources.map(
    (source, index) =>
      [
        DATA_SOURCES.describe,
        `DS${index}`,
        {
          dataSource: {
            knowledgeBaseId: 'KBKBKBKBKB',
            dataSourceId: `DS${index}`,
            name: `source-${index}`,
            dataSourceConfiguration: s3Source('example'),
            ...source,
          },
        },
      ] as const,
  ),
];

/** The configuration of a data source that reads a bucket. */
export const s3Source = (bucket: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'S3',
  s3Configuration: { bucketArn: `arn:aws:s3:::${bucket}`, ...more },
});
