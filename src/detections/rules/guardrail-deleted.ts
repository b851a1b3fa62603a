import type { Detection } from '../detection.ts';
import { record, session } from '../examples.ts';

const remove = record('bedrock.amazonaws.com', 'DeleteGuardrail', session('admin', 'ana'), 0, {
  requestParameters: { guardrailIdentifier: 'gr1' },
});

const detection: Detection = {
  id: 'guardrail-deleted',
  title: 'guardrail deleted',
  why: 'Models and agents that name it answer without its filters, or not at all.',
  severity: 'high',
  events: ['bedrock:DeleteGuardrail'],
  techniques: ['T1562.001'],
  respond: 'Ask the caller for the change that covers it; create the guardrail anew from its last known version.',
  examples: {
    alarm: [{ origin: 'synthetic', story: 'an administrator deletes a guardrail', records: [remove] }],
    quiet: [{ origin: 'synthetic', story: 'the call is refused', records: [{ ...remove, errorCode: 'AccessDenied' }] }],
  },
  *detect({ named }) {
    for (const event of named('bedrock:DeleteGuardrail')) {
      if (event.error !== undefined) continue;
      yield {
        events: [event],
        message: `a guardrail was deleted: ${String(event.request?.['guardrailIdentifier'] ?? 'which one is not told')}`,
      };
    }
  },
};

export default detection;
