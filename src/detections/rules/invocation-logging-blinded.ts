import { call, inOrganization, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { placeOf, placeText } from '../requests/buckets.ts';
import { flagAt, isGiven, memberAt, textAt } from '../requests/members.ts';

const put = (loggingConfig: Readonly<Record<string, unknown>>) => call('bedrock:PutModelInvocationLoggingConfiguration', { loggingConfig });
const flags = { textDataDeliveryEnabled: true, imageDataDeliveryEnabled: true, embeddingDataDeliveryEnabled: true };
const s3 = (bucketName: string) => ({ s3Config: { bucketName, keyPrefix: 'bedrock/' } });

export default callDetection({
  id: 'invocation-logging-blinded',
  title: 'logging of model invocations set so that it keeps nothing, or keeps it elsewhere',
  why: 'Logging looks as if it were on, while the texts are dropped or go to somebody else.',
  severity: 'high',
  events: ['bedrock:PutModelInvocationLoggingConfiguration'],
  techniques: ['T1562.008', 'T1537'],
  respond: 'Put the last known configuration back, and take what was delivered meanwhile for lost or read.',
  examples: {
    alarm: [
      story('no destination is left', put(flags)),
      story('texts are no longer delivered', put({ ...s3('logs'), ...flags, textDataDeliveryEnabled: false })),
      inOrganization(story('the logs go to a bucket that nobody knows', put({ ...s3('elsewhere'), ...flags }))),
    ],
    quiet: [
      inOrganization(story('logs go to a bucket of the account', put({ ...s3('data'), ...flags }))),
      story(
        'logs go to CloudWatch',
        put({ cloudWatchConfig: { logGroupName: 'bedrock', roleArn: 'arn:aws:iam::111122223333:role/logs' }, ...flags }),
      ),
      story(
        'what it was set to is hidden',
        call('bedrock:PutModelInvocationLoggingConfiguration', { loggingConfig: 'HIDDEN_DUE_TO_SECURITY_REASONS' }),
      ),
    ],
  },
  judge: (event, activity) => {
    const config = memberAt(event.request, 'loggingConfig');
    if (typeof config !== 'object' || config === null || event.cut === true) return undefined;
    if (isGiven(config, 's3Config') === 'no' && isGiven(config, 'cloudWatchConfig') === 'no')
      return `logging of model invocations in ${event.region} has no destination`;
    // left out, texts are delivered (Bedrock API Reference, "LoggingConfig")
    if (flagAt(config, 'textDataDeliveryEnabled') === false) return `texts of model invocations in ${event.region} are no longer logged`;
    const bucket = textAt(config, 's3Config', 'bucketName');
    const place = bucket === undefined ? undefined : placeOf(`s3://${bucket}`, event, activity);
    if (place?.standing === 'outside') return `model invocations are logged to ${placeText(place)}`;
    return place?.standing === 'absent' || place?.standing === 'unlisted'
      ? { message: `model invocations are logged to ${placeText(place)}`, severity: 'medium' }
      : undefined;
  },
});
