import { service } from '../row.ts';

export default service('s3vectors', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CreateIndex', 'admin-config', 4, 'An empty index with its dimension, metric and key; vectors come later.'],
  ['CreateVectorBucket', 'admin-config', 4, 'An empty container with its encryption setting.'],
  ['DeleteIndex', 'disrupt', 3],
  ['DeleteVectorBucket', 'disrupt', 3],
  ['DeleteVectorBucketPolicy', 'sharing', 1, 'Strips a vector bucket of its resource policy, so denials that protected the embeddings are gone too.'],
  ['DeleteVectors', 'training-data', 2, 'Removes chosen embeddings from a retrieval index, so answers overlook just those passages and seem complete.'],
  ['GetIndex', 'metadata-read', 4],
  ['GetVectorBucket', 'metadata-read', 4],
  ['GetVectorBucketPolicy', 'metadata-read', 4],
  ['GetVectors', 'content-read', 3, 'Returns embeddings and the metadata stored with them, usually the source text itself.'],
  ['ListIndexes', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['ListVectorBuckets', 'metadata-read', 4],
  ['ListVectors', 'metadata-read', 4, 'Keys only: vector data and metadata come along solely for holders of GetVectors.'],
  ['PutVectorBucketPolicy', 'sharing', 1, 'Grants other accounts reading or writing of the embeddings, so they can copy a corpus or poison what it answers.'],
  ['PutVectors', 'training-data', 2, 'Inserts or overwrites embeddings with any text attached, which retrieval then serves to models as fact.'],
  ['QueryVectors', 'invoke', 3],
  ['TagResource', 'tagging', 4],
  ['UntagResource', 'tagging', 4],
]);
