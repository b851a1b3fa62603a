import { record, session } from '../examples.ts';
import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { isInvocationLog } from '../requests/log-groups.ts';
import { textAt } from '../requests/members.ts';

const configured = call('bedrock:PutModelInvocationLoggingConfiguration', {
  loggingConfig: { cloudWatchConfig: { logGroupName: '/ai/bedrock', roleArn: 'arn:aws:iam::111122223333:role/logs' } },
});
const erase = (name: string, requestParameters: Readonly<Record<string, unknown>>) =>
  record('logs.amazonaws.com', name, session('engineer', 'ana'), 30, { requestParameters });

export default callDetection({
  id: 'invocation-log-erased',
  title: 'log of model invocations deleted or kept for days only',
  why: 'What models were asked is gone, for the time before the deletion too.',
  severity: 'high',
  tried: 'medium',
  events: ['logs:DeleteLogGroup', 'logs:DeleteLogStream', 'logs:PutRetentionPolicy'],
  techniques: ['T1070', 'T1562.008'],
  respond: 'Find out what the log held and whether a copy is elsewhere; take the right to delete log groups from whoever uses models.',
  examples: {
    alarm: [
      story('the log group to which Bedrock writes is deleted', configured, erase('DeleteLogGroup', { logGroupName: '/ai/bedrock' })),
      story('it keeps three days only', configured, erase('PutRetentionPolicy', { logGroupName: '/ai/bedrock', retentionInDays: 3 })),
      story('somebody tries to delete it', configured, refused(erase('DeleteLogGroup', { logGroupName: '/ai/bedrock' }))),
    ],
    quiet: [
      story('another log group is deleted', configured, erase('DeleteLogGroup', { logGroupName: '/app' })),
      story('it keeps a year', configured, erase('PutRetentionPolicy', { logGroupName: '/ai/bedrock', retentionInDays: 365 })),
    ],
  },
  judge: (event, activity) => {
    const { name, request, account, region } = event;
    const group = textAt(request, 'logGroupName') ?? textAt(request, 'logGroupIdentifier')?.split(':').at(-1);
    if (group === undefined || !isInvocationLog(group, account, region, activity)) return undefined;
    if (name !== 'PutRetentionPolicy')
      return `the log of model invocations \`${group}\` was deleted${name === 'DeleteLogStream' ? ' in part' : ''}`;
    const days = request?.['retentionInDays'];
    return typeof days === 'number' && days < 30
      ? { message: `the log of model invocations \`${group}\` keeps ${days} days only`, severity: 'medium' }
      : undefined;
  },
});
