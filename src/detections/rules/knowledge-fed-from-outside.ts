import { call, inOrganization, SISTER, story, STRANGER } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { placeText } from '../requests/buckets.ts';
import { dataSourceOf, webPages } from '../requests/data-sources.ts';
import { textAt } from '../requests/members.ts';

const s3 = (bucket: string, bucketOwnerAccountId?: string) =>
  call(
    'bedrock:CreateDataSource',
    {
      knowledgeBaseId: 'KB',
      name: 'docs',
      dataSourceConfiguration: {
        type: 'S3',
        s3Configuration: { bucketArn: `arn:aws:s3:::${bucket}`, ...(bucketOwnerAccountId === undefined ? {} : { bucketOwnerAccountId }) },
      },
    },
    { responseElements: { dataSource: { dataSourceId: 'DS' } } },
  );
const ingest = call('bedrock:StartIngestionJob', { knowledgeBaseId: 'KB', dataSourceId: 'DS' }, { minute: 10 });
const document = (content: Readonly<Record<string, unknown>>) =>
  call('bedrock:IngestKnowledgeBaseDocuments', { knowledgeBaseId: 'KB', dataSourceId: 'DS', documents: [{ content }] });

export default callDetection({
  id: 'knowledge-fed-from-outside',
  title: 'knowledge base that learns from somebody outside the organisation',
  why: 'Whoever owns the source decides what agents believe, and can hide instructions in it.',
  severity: 'high',
  events: ['bedrock:CreateDataSource', 'bedrock:UpdateDataSource', 'bedrock:StartIngestionJob', 'bedrock:IngestKnowledgeBaseDocuments'],
  techniques: ['AML.T0070', 'AML.T0099'],
  respond: 'Take the data source out of the knowledge base and ingest anew from a bucket of the organisation.',
  examples: {
    alarm: [
      inOrganization(story('a data source is a bucket of a stranger', s3('elsewhere', STRANGER))),
      inOrganization(story('such a data source is ingested', s3('elsewhere', STRANGER), ingest)),
      inOrganization(
        story(
          'a document comes from a bucket of a stranger',
          document({ dataSourceType: 'S3', s3: { s3Location: { uri: `s3://arn:aws:s3:us-east-1:${STRANGER}:accesspoint/x/doc` } } }),
        ),
      ),
      story(
        'a data source crawls the web',
        call('bedrock:CreateDataSource', {
          knowledgeBaseId: 'KB',
          dataSourceConfiguration: {
            type: 'WEB',
            webConfiguration: { sourceConfiguration: { urlConfiguration: { seedUrls: [{ url: 'https://example.com' }] } } },
          },
        }),
      ),
    ],
    quiet: [
      inOrganization(story('a data source is a bucket of the organisation', s3('data-of-sister', SISTER), ingest)),
      story('a document is said in the call itself', document({ dataSourceType: 'CUSTOM', custom: { sourceType: 'IN_LINE' } })),
      story('a data source of which the trail does not tell is ingested', ingest),
    ],
  },
  judge: (event, activity) => {
    const base = textAt(event.request, 'knowledgeBaseId') ?? 'unknown';
    const { places, definition } = dataSourceOf(event, activity);
    const place =
      places.find(({ standing }) => standing === 'outside') ??
      places.find(({ standing }) => standing === 'absent' || standing === 'unlisted');
    if (place !== undefined)
      return {
        message: `knowledge base \`${base}\` learns from ${placeText(place)}`,
        severity: place.standing === 'outside' ? 'high' : 'medium',
        about: `${event.account} ${base} ${place.bucket}`,
      };
    const pages = event.name === 'StartIngestionJob' ? [] : webPages(definition);
    return pages.length === 0
      ? undefined
      : {
          message: `knowledge base \`${base}\` learns from pages of the web: ${pages.slice(0, 3).join(', ')}`,
          severity: 'low',
          about: `${event.account} ${base} ${pages.join(' ')}`,
        };
  },
});
