import { base, EXAMPLE_BASE } from '../examples/knowledge-base-examples.ts';
import { deliveries, DELIVERY_READS, logDestinationOf } from '../answers/log-delivery.ts';
import { fail, pass, resourceCheck } from '../rules/resource-check.ts';
import { KINDS } from '../answers/resource-kinds.ts';

const delivered = (...of: Parameters<typeof deliveries>) => ({ answers: [...base(), ...deliveries(...of)] });

export default resourceCheck({
  id: 'knowledge-base-without-log-delivery',
  title: 'Knowledge bases deliver the log of what they take in',
  why: 'Nobody can tell which document came in when, so that a planted one is neither noticed nor traced.',
  severity: 'low',
  known: { union: ['KB-LOGGING'] },
  topics: ['logging'],
  resource: KINDS.knowledgeBase,
  reads: DELIVERY_READS,
  examples: {
    pass: [delivered(EXAMPLE_BASE.knowledgeBaseArn)],
    fail: [
      delivered('arn:aws:bedrock:us-east-1:111122223333:knowledge-base/OTHEROTHER'),
      delivered(EXAMPLE_BASE.knowledgeBaseArn, 'other'),
      delivered(EXAMPLE_BASE.knowledgeBaseArn, 'handbook', 'TRACES'),
    ],
  },
  judge: (detail, resource) => {
    const to = logDestinationOf(detail, resource);
    return to === undefined
      ? fail('its log is delivered nowhere', 'create a delivery source for its APPLICATION_LOGS, and a delivery to a log group or bucket')
      : pass(`its log goes to ${to}`);
  },
});
