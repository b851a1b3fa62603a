import { record, session } from '../examples.ts';
import { refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { flagAt, isGiven, memberAt, objectsAt, textAt, textsAt } from '../requests/members.ts';

const call = (name: string, requestParameters: Readonly<Record<string, unknown>>) =>
  record('cloudtrail.amazonaws.com', name, session('engineer', 'ana'), 0, { requestParameters });
const stop = call('StopLogging', { name: 'organization' });
const select = (category: string) => ({ fieldSelectors: [{ field: 'eventCategory', equals: [category] }] });

export default callDetection({
  id: 'trail-stopped',
  title: 'trail stopped, deleted or told to leave calls out',
  why: 'What is done with models and agents from then on is in no record, and no detection sees it.',
  severity: 'high',
  tried: 'high',
  events: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:PutEventSelectors', 'cloudtrail:UpdateTrail'],
  techniques: ['T1562.008'],
  respond: 'Start the trail again; look for what was done meanwhile in the event history of each account.',
  examples: {
    alarm: [
      story('a trail is stopped', stop),
      story(
        'a trail leaves management events out',
        call('PutEventSelectors', { trailName: 't', advancedEventSelectors: [select('Data')] }),
      ),
      story('a trail leaves Regions out', call('UpdateTrail', { name: 't', isMultiRegionTrail: false })),
      story('somebody tries to stop a trail', refused(stop)),
    ],
    quiet: [
      story(
        'a trail gets data events too',
        call('PutEventSelectors', { trailName: 't', advancedEventSelectors: [select('Management'), select('Data')] }),
      ),
      story(
        'a trail keeps management events',
        call('PutEventSelectors', { trailName: 't', eventSelectors: [{ includeManagementEvents: true, readWriteType: 'All' }] }),
      ),
      story('a trail gets another key', call('UpdateTrail', { name: 't', kmsKeyId: 'alias/trail' })),
    ],
  },
  judge: ({ name, request, cut }) => {
    const trail = `trail \`${textAt(request, 'name') ?? textAt(request, 'trailName') ?? 'unknown'}\``;
    if (name === 'StopLogging') return `${trail} was stopped`;
    if (name === 'DeleteTrail') return `${trail} was deleted`;
    if (name === 'UpdateTrail')
      return flagAt(request, 'isMultiRegionTrail') === false
        ? { message: `${trail} no longer records all Regions`, severity: 'medium' }
        : undefined;
    const given = ['eventSelectors', 'advancedEventSelectors'].filter(
      (one) => isGiven(request, one) === 'yes' && Array.isArray(memberAt(request, one)),
    );
    if (given.length === 0 || cut === true) return undefined;
    // left out, management events are recorded (CloudTrail API Reference, "EventSelector")
    const kept =
      objectsAt(request, 'eventSelectors').some(
        (one) => flagAt(one, 'includeManagementEvents') !== false && textAt(one, 'readWriteType') !== 'ReadOnly',
      ) ||
      objectsAt(request, 'advancedEventSelectors').some((one) =>
        objectsAt(one, 'fieldSelectors').some(
          (selector) => textAt(selector, 'field') === 'eventCategory' && textsAt(selector, 'equals').includes('Management'),
        ),
      );
    return kept ? undefined : { message: `${trail} no longer records management events`, severity: 'medium' };
  },
});
