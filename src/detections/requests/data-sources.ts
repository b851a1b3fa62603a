import type { Activity } from '../../activity/activity.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { standingOf } from './accounts.ts';
import { type Place, placeOf } from './buckets.ts';
import { memberAt, objectsAt, textAt } from './members.ts';

/** Where a knowledge base learns from by a call, and the definition of the data source, if the trail has it. */
export function dataSourceOf(event: TrailEvent, activity: Activity): { readonly places: readonly Place[]; readonly definition: unknown } {
  const { name, request } = event;
  if (name === 'IngestKnowledgeBaseDocuments') {
    const places = objectsAt(request, 'documents').flatMap((document) => [
      ...placesIn(textAt(document, 'content', 's3', 's3Location', 'uri'), undefined, event, activity),
      ...placesIn(
        textAt(document, 'content', 'custom', 's3Location', 'uri'),
        textAt(document, 'content', 'custom', 's3Location', 'bucketOwnerAccountId'),
        event,
        activity,
      ),
    ]);
    return { places, definition: undefined };
  }
  const definition = name === 'StartIngestionJob' ? definitionFor(event, activity) : memberAt(request, 'dataSourceConfiguration');
  const bucket = textAt(definition, 's3Configuration', 'bucketArn');
  return { places: placesIn(bucket, textAt(definition, 's3Configuration', 'bucketOwnerAccountId'), event, activity), definition };
}

/** The pages from which a data source begins to crawl. */
export const webPages = (definition: unknown): readonly string[] =>
  objectsAt(definition, 'webConfiguration', 'sourceConfiguration', 'urlConfiguration', 'seedUrls').flatMap(({ url }) =>
    typeof url === 'string' ? [url] : [],
  );

/** What the last call before said of the data source. */
function definitionFor({ request, account, time }: TrailEvent, { named }: Activity): unknown {
  const id = textAt(request, 'dataSourceId');
  if (id === undefined) return undefined;
  const before = [...named('bedrock:CreateDataSource'), ...named('bedrock:UpdateDataSource')]
    .filter((one) => one.account === account && one.time <= time && one.error === undefined)
    .filter((one) => textAt(one.request, 'dataSourceId') === id || textAt(one.response, 'dataSource', 'dataSourceId') === id)
    .sort((a, b) => a.time - b.time);
  return memberAt(before.at(-1)?.request, 'dataSourceConfiguration');
}

function placesIn(bucket: string | undefined, owner: string | undefined, event: TrailEvent, activity: Activity): readonly Place[] {
  if (bucket === undefined) return [];
  if (owner !== undefined && /^\d{12}$/.test(owner)) return [{ bucket, owner, standing: standingOf(owner, event, activity) }];
  return [placeOf(bucket, event, activity) ?? []].flat();
}
