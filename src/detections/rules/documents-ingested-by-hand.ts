import { session, user } from '../examples.ts';
import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';

const ingest = (by = user('lea')) =>
  call(
    'bedrock:IngestKnowledgeBaseDocuments',
    { knowledgeBaseId: 'KB', dataSourceId: 'DS', documents: [{ content: { dataSourceType: 'CUSTOM' } }] },
    { by },
  );

export default callDetection({
  id: 'documents-ingested-by-hand',
  title: 'documents put into a knowledge base by a person or an IAM user',
  why: 'What is put in directly passes by whoever looks at the data source, and agents believe it.',
  severity: 'medium',
  events: ['bedrock:IngestKnowledgeBaseDocuments'],
  techniques: ['AML.T0070', 'AML.T0071', 'T1565.001'],
  respond: 'Read the documents (ListKnowledgeBaseDocuments), and take out what nobody asked for.',
  examples: {
    alarm: [story('an IAM user puts a document in', ingest())],
    quiet: [
      story(
        'the function that keeps the knowledge base puts a document in',
        ingest({
          ...session('feeder', 'feeder'),
          inScopeOf: { issuerType: 'AWS::Lambda::Function', credentialsIssuedTo: 'arn:aws:lambda:us-east-1:111122223333:function:feeder' },
        }),
      ),
      story('the call is refused', { ...ingest(), errorCode: 'AccessDeniedException' }),
    ],
  },
  judge: (event, { who }) => {
    const { identity, confidence } = who(event);
    if (!/^(?:person|user|root)$/.test(identity.kind) || confidence === 'low' || confidence === 'none') return undefined;
    const base = textAt(event.request, 'knowledgeBaseId') ?? 'unknown';
    return { message: `${callerText(event)} put documents into knowledge base \`${base}\` by hand`, about: `${callerText(event)} ${base}` };
  },
});
