import type { Example } from '../example.ts';
import type { DescribedResource } from '../answers/described-resources.ts';
import { type Detail, Unreadable } from '../answers/detail.ts';
import { notAnswered } from '../answers/answers-about.ts';
import { base } from '../examples/knowledge-base-examples.ts';

const COLLECTION = 'arn:aws:aoss:us-east-1:111122223333:collection/abcdefghijklmnopqrst';

/** The operation that describes collections. */
export const GET_COLLECTIONS = 'opensearchserverless.BatchGetCollection';

/** The OpenSearch Serverless collection of a knowledge base; undefined for those that keep their vectors elsewhere. */
export function collectionOf(near: Detail, { account, region }: DescribedResource): Detail | undefined {
  const arn = near.at('storageConfiguration')?.at('opensearchServerlessConfiguration')?.needText('collectionArn');
  if (arn === undefined) return undefined;
  let why = `the collection ${arn} was not read`;
  for (const answer of account.answers.get(GET_COLLECTIONS) ?? []) {
    if (answer.region !== region) continue;
    const { body, ref } = answer;
    const list = body?.['collectionDetails'];
    if (!Array.isArray(list)) {
      why = body === undefined ? notAnswered(answer) : `${GET_COLLECTIONS} in ${ref.file} holds no list \`collectionDetails\``;
      continue;
    }
    const index = list.findIndex((one: unknown) => typeof one === 'object' && one !== null && 'arn' in one && one.arn === arn);
    if (index >= 0) return near.beside(list[index] as Readonly<Record<string, unknown>>, { ...ref, path: ['collectionDetails', index] });
  }
  throw new Unreadable(why);
}

/** For examples: a knowledge base and its collection. */
export const collection = (changes: Readonly<Record<string, unknown>>): NonNullable<Example['answers']> => [
  ...base({ storageConfiguration: { type: 'OPENSEARCH_SERVERLESS', opensearchServerlessConfiguration: { collectionArn: COLLECTION } } }),
  [
    GET_COLLECTIONS,
    'all',
    {
      collectionDetails: [
        { id: 'other', arn: `${COLLECTION}2` },
        { name: 'vectors', arn: COLLECTION, ...changes },
      ],
    },
  ],
];
