import { sessionOf } from '../../activity/event.ts';
import { subjectOf } from '../../activity/usual/subject.ts';
import type { Detection } from '../detection.ts';
import { record, session } from '../examples.ts';
import { counted, evidence } from '../sequences/evidence.ts';
import { LOGGED_CALLS, LOGGING_CALLS, loggingGaps } from '../sequences/logging.ts';

const bedrock = 'bedrock.amazonaws.com';
const ana = session('admin', 'ana');
const off = record(bedrock, 'DeleteModelInvocationLoggingConfiguration', ana, 0);
const ask = record(bedrock, 'Converse', ana, 5, { requestParameters: { modelId: 'm' } });
const emptied = record(bedrock, 'PutModelInvocationLoggingConfiguration', ana, 0, {
  requestParameters: { loggingConfig: { textDataDeliveryEnabled: false, s3Config: { bucketName: 'logs' } } },
});

const detection: Detection = {
  id: 'invocation-logging-off-then-model-invoked',
  title: 'invocation logging switched off, then models asked by the same caller',
  why: 'What was asked and answered in this time is recorded nowhere.',
  severity: 'critical',
  events: [...LOGGING_CALLS, ...LOGGED_CALLS],
  techniques: ['T1562.008', 'AML.T0040'],
  respond: 'Switch logging on again and ask the caller; CloudTrail still tells which models were asked, and how often.',
  examples: {
    alarm: [
      { origin: 'synthetic', story: 'an administrator removes invocation logging and asks a model', records: [off, ask] },
      { origin: 'synthetic', story: 'logging stays configured but delivers no text, then a model is asked', records: [emptied, ask] },
    ],
    quiet: [
      {
        origin: 'synthetic',
        story: 'an application asks models while logging is off',
        records: [off, record(bedrock, 'Converse', session('app', 'app'), 5)],
      },
      { origin: 'synthetic', story: 'the model is asked in another region', records: [off, { ...ask, awsRegion: 'eu-west-1' }] },
      {
        origin: 'synthetic',
        story: 'logging is set to another bucket',
        records: [
          record(bedrock, 'PutModelInvocationLoggingConfiguration', ana, 0, {
            requestParameters: { loggingConfig: { textDataDeliveryEnabled: true, s3Config: { bucketName: 'others' } } },
          }),
          ask,
        ],
      },
    ],
  },
  *detect(activity) {
    for (const { off: change, calls } of loggingGaps(activity)) {
      const subject = subjectOf(activity, change);
      const own = calls.filter((call) => sessionOf(call) === sessionOf(change) || subjectOf(activity, call) === subject);
      const found = evidence([change, ...own], own.at(-1));
      if (own.length === 0 || found === undefined) continue;
      yield {
        events: found,
        about: change.id,
        message: `invocation logging of ${change.region} was switched off, and the same caller asked models in ${counted(own.length, 'call')} before it was on again`,
      };
    }
  },
};

export default detection;
