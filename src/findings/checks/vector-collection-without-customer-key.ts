import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';
import { collection, collectionOf, GET_COLLECTIONS } from '../rules/vector-collections.ts';

export default resourceCheck({
  id: 'vector-collection-without-customer-key',
  title: 'Collections with the vectors of knowledge bases are encrypted with a key of the customer',
  why: 'The collection holds the text of every document, under a key that the customer can neither watch nor take away.',
  severity: 'low',
  known: { union: ['KB-AOSS'] },
  topics: ['encryption'],
  resource: KINDS.knowledgeBase,
  reads: [GET_COLLECTIONS],
  examples: {
    pass: [{ answers: collection({ kmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555' }) }],
    fail: [{ answers: collection({ kmsKeyArn: 'auto' }) }],
  },
  judge: (detail, resource) => {
    const found = collectionOf(detail, resource);
    if (found === undefined) return undefined;
    // `auto` stands for a key that AWS owns (OpenSearch Serverless API Reference, "CollectionDetail")
    const key = found.needText('kmsKeyArn');
    return key === 'auto'
      ? fail(
          'AWS encrypts its collection with a key of its own',
          'make a collection under an encryption policy with a key of your own, and move there',
        )
      : pass(`its collection is encrypted with ${key}`);
  },
});
