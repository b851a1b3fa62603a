import { Unreadable } from '../answers/detail.ts';
import { recorded } from '../answers/recorded-events.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';
import { advanced, logged, trailed } from '../examples/trail-examples.ts';
import { TRAIL_READS } from '../answers/trails.ts';

/** Both planes on which models are called and shaped: CloudTrail names them apart. */
const SOURCES = ['bedrock.amazonaws.com', 'bedrock-mantle.amazonaws.com'] as const;

const basic = (changes: Readonly<Record<string, unknown>>) => ({
  EventSelectors: [
    { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [], ...changes },
  ],
});
const notFrom = (source: string) => ({
  AdvancedEventSelectors: [
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Management'] },
        { Field: 'eventSource', NotEquals: [source] },
      ],
    },
  ],
});

export default regionCheck({
  id: 'unrecorded-bedrock-calls',
  title: 'A trail records every management event of Bedrock where Bedrock is used, reading ones as well',
  why: 'Calls of models count as reading events: without them nobody can tell who asked a model, and who changed it before.',
  severity: 'high',
  reads: TRAIL_READS,
  known: { union: ['BR-CT-MGMT'], prowler: ['cloudtrail_bedrock_logging_enabled'] },
  topics: ['logging'],
  examples: {
    pass: [
      logged(basic({})),
      logged(advanced({ eventCategory: 'Management' })),
      logged(advanced({ eventCategory: 'Management', readOnly: 'true' }, { eventCategory: 'Management', readOnly: 'false' })),
      logged(notFrom('kms.amazonaws.com'), { IsMultiRegionTrail: false }),
    ],
    fail: [
      trailed({ logging: false }),
      trailed({ trail: { IsMultiRegionTrail: false, HomeRegion: 'eu-west-1' } }),
      logged(basic({ ReadWriteType: 'WriteOnly' })),
      logged(basic({ ReadWriteType: 'ReadOnly' })),
      logged(basic({ IncludeManagementEvents: false })),
      logged(basic({ ExcludeManagementEventSources: ['bedrock.amazonaws.com'] })),
      logged(advanced({ eventCategory: 'Data', 'resources.type': 'AWS::S3::Object' })),
      logged(advanced({ eventCategory: 'Management', readOnly: 'false' })),
      logged(notFrom('bedrock-mantle.amazonaws.com')),
    ],
  },
  judge: ({ account, region, read }, { estate }) => {
    const open: string[] = [];
    let by = '';
    for (const eventSource of SOURCES) {
      const found = recorded({ category: 'Management', fields: { eventSource } }, account, region, estate, read);
      if (found.verdict === 'unknown') throw new Unreadable(found.by);
      if (found.verdict === 'fail') open.push(`${eventSource}: ${found.by}`);
      else ({ by } = found);
    }
    return open.length === 0
      ? pass(`${by} records the calls in ${region}`)
      : fail(
          `calls in ${region} leave no lasting record (${open.join('; ')})`,
          'make a trail for all regions that records all management events, and switch it on',
        );
  },
});
