import { isAwsManaged } from '../rules/customer-key.ts';
import { needAnswer } from '../answers/answers-about.ts';
import { Unreadable } from '../answers/detail.ts';
import { base } from '../examples/knowledge-base-examples.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const DESCRIBE = 'secretsmanager.DescribeSecret';
const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:vectors-AbCdEf';
/** Stores that are entered with a password. */
const STORES = ['pineconeConfiguration', 'redisEnterpriseCloudConfiguration', 'rdsConfiguration', 'mongoDbAtlasConfiguration'] as const;

const secret = (changes: Readonly<Record<string, unknown>>, store: string = STORES[0]) => ({
  answers: [
    ...base({ storageConfiguration: { type: 'PINECONE', [store]: { credentialsSecretArn: SECRET } } }),
    [DESCRIBE, SECRET, { ARN: SECRET, Name: 'vectors', ...changes }] as const,
  ],
});

export default resourceCheck({
  id: 'vector-store-secret-without-customer-key',
  title: 'Passwords with which knowledge bases enter their vector stores are encrypted with a key of the customer',
  why: 'Everybody who may read secrets of the account gets into the store of all documents: no key policy stands before it.',
  severity: 'low',
  known: { union: ['KB-AOSS'] },
  topics: ['encryption'],
  resource: KINDS.knowledgeBase,
  reads: [DESCRIBE],
  examples: {
    pass: [secret({ KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555' })],
    fail: [secret({}), secret({ KmsKeyId: 'alias/aws/secretsmanager' }), ...STORES.map((store) => secret({}, store))],
  },
  judge: (detail, _, { estate }) => {
    const storage = detail.at('storageConfiguration');
    for (const store of STORES) {
      const arn = storage?.at(store)?.needText('credentialsSecretArn');
      if (arn === undefined) continue;
      const answer = needAnswer(detail, estate, DESCRIBE, [arn]);
      if (answer === undefined) throw new Unreadable(`there is no secret ${arn}`);
      if (answer.needText('ARN') !== arn) throw new Unreadable(`the answer about ${arn} is about another secret`);
      // without the member it is the key aws/secretsmanager (Secrets Manager API Reference, "DescribeSecret")
      const key = answer.text('KmsKeyId');
      return key === undefined || isAwsManaged(key)
        ? fail(`its secret ${arn} is encrypted with a key that AWS manages`, 'give the secret a key of your own')
        : pass(`its secret is encrypted with ${key}`);
    }
    return undefined;
  },
});
