import { subjectOf } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { record, session } from '../examples.ts';
import { counted, evidence } from '../sequences/evidence.ts';
import { LOGGED_CALLS, LOGGING_CALLS, loggingGaps } from '../sequences/logging.ts';

/** A longer gap is no interruption. */
const LONGEST = 12 * 3_600_000;

const bedrock = 'bedrock.amazonaws.com';
const ana = session('admin', 'ana');
const off = record(bedrock, 'DeleteModelInvocationLoggingConfiguration', ana, 0);
const on = record(bedrock, 'PutModelInvocationLoggingConfiguration', ana, 30, {
  requestParameters: { loggingConfig: { textDataDeliveryEnabled: true, s3Config: { bucketName: 'logs' } } },
});
const ask = record(bedrock, 'InvokeModel', session('app', 'app'), 5, { requestParameters: { modelId: 'm' } });

const detection: Detection = {
  id: 'invocation-logging-off-and-on',
  title: 'invocation logging interrupted',
  why: 'Logging that is on again looks as if nothing had happened, and what was asked in between is not in it.',
  severity: 'medium',
  events: [...LOGGING_CALLS, ...LOGGED_CALLS],
  techniques: ['T1562.008', 'T1070'],
  respond: 'Ask who changed logging for the reason, and look at the invocations in between, which CloudTrail still names.',
  examples: {
    alarm: [
      {
        origin: 'synthetic',
        story: 'logging is removed and set again half an hour later; a model was asked in between',
        records: [off, ask, on],
      },
    ],
    quiet: [
      { origin: 'synthetic', story: 'logging is removed and set again, and no model was asked in between', records: [off, on] },
      { origin: 'synthetic', story: 'logging is set to another bucket without an end of it', records: [ask, on] },
    ],
  },
  *detect(activity) {
    for (const { off: first, on: last, calls } of loggingGaps(activity)) {
      if (last === undefined || calls.length === 0 || last.time - first.time > LONGEST) continue;
      const subject = subjectOf(activity, first);
      const own = calls.filter((call) => subjectOf(activity, call) === subject).length;
      const found = evidence([first, ...calls], last);
      if (found === undefined) continue;
      const minutes = Math.max(1, Math.round((last.time - first.time) / 60_000));
      yield {
        events: found,
        about: first.id,
        severity: own > 0 ? 'high' : 'medium',
        message: `invocation logging of ${first.region} was off for ${counted(minutes, 'minute')}, in which models were asked in ${counted(calls.length, 'call')}, ${own} of them by who switched it off`,
      };
    }
  },
};

export default detection;
