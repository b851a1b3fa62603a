import { logGroupCheck } from '../rules/log-group-check.ts';
import { fail, pass } from '../rules/resource-check.ts';

export default logGroupCheck({
  id: 'invocation-log-group-without-retention',
  title: 'It is decided how long logs of model invocations are kept',
  why: 'Every prompt and answer stays readable for ever, long after anybody needs it, and each thief gets all of them.',
  severity: 'low',
  known: { union: ['BR-LOG-RETENTION-INTEGRITY'] },
  topics: ['logging'],
  passes: [{ retentionInDays: 365 }],
  fails: [{}],
  judge: (group, name) => {
    // without the member, events never expire (CloudWatch Logs API Reference, "PutRetentionPolicy")
    const days = group.number('retentionInDays');
    return days === undefined
      ? fail('its events never expire', `set the retention of the log group ${name} to the time for which the log is needed`)
      : pass(`its events are kept for ${days} days`);
  },
});
