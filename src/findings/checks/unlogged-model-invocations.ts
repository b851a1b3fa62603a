import { Unreadable } from '../answers/detail.ts';
import type { Example } from '../example.ts';
import { GET_LOGGING, invocationLogging } from '../answers/invocation-logging.ts';
import { regionCheck } from '../rules/region-check.ts';
import { fail, pass } from '../rules/resource-check.ts';

/** Bedrock is used in one region, whose logging is as given. */
const logging = (loggingConfig?: Readonly<Record<string, unknown>>): Example => ({
  aiResources: {
    '111122223333': { guardrails: [{ arn: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/abcdefghijkl' }] },
  },
  answers: [[GET_LOGGING, 'configuration', loggingConfig === undefined ? {} : { loggingConfig }]],
});
const BUCKET = { s3Config: { bucketName: 'example-bedrock-logs' } };

export default regionCheck({
  id: 'unlogged-model-invocations',
  title: 'What models are asked and answer is logged in every region in which Bedrock is used',
  why: 'After an attack nobody can tell what was asked, what the model gave away and in whose name it happened.',
  severity: 'medium',
  reads: [GET_LOGGING],
  known: { union: ['BR-LOG-ENABLED'], prowler: ['bedrock_model_invocation_logging_enabled'] },
  topics: ['logging'],
  examples: {
    pass: [
      logging({ ...BUCKET, textDataDeliveryEnabled: true }),
      logging({
        cloudWatchConfig: { logGroupName: 'bedrock', roleArn: 'arn:aws:iam::111122223333:role/logs' },
        textDataDeliveryEnabled: true,
      }),
    ],
    fail: [logging(), logging({ textDataDeliveryEnabled: true }), logging({ ...BUCKET, textDataDeliveryEnabled: false })],
  },
  judge: ({ account, region, read }) => {
    const found = invocationLogging(account).find((one) => one.region === region);
    if (found === undefined) throw new Unreadable(`how model invocations are logged in ${region} was not read`);
    if (typeof found.detail === 'string') throw new Unreadable(found.detail);
    const fix = `configure model invocation logging in ${region}: a bucket or log group, and delivery of text`;
    const config = read(found.detail).at('loggingConfig');
    if (config === undefined) return fail(`model invocations are not logged in ${region}`, fix);
    const bucket = config.at('s3Config')?.needText('bucketName');
    const group = config.at('cloudWatchConfig')?.needText('logGroupName');
    if (bucket === undefined && group === undefined) return fail(`the log of model invocations in ${region} goes nowhere`, fix);
    return config.needFlag('textDataDeliveryEnabled')
      ? pass(`model invocations in ${region} are logged to ${bucket ?? group ?? ''}`)
      : fail(`the log of model invocations in ${region} leaves texts out`, fix);
  },
});
