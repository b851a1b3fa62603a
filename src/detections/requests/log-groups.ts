import type { Activity } from '../../activity/activity.ts';
import { LOGGING_TYPE } from '../../findings/answers/bedrock-use.ts';
import { GET_LOGGING } from '../../findings/answers/invocation-logging.ts';
import { textAt } from './members.ts';

const known = new WeakMap<Activity, ReadonlySet<string>>();

/** Whether Bedrock writes what models are asked to a log group, by the trail and by the snapshot. */
export function isInvocationLog(group: string, account: string, region: string, activity: Activity): boolean {
  let groups = known.get(activity);
  if (groups === undefined) {
    groups = findGroups(activity);
    known.set(activity, groups);
  }
  // the description of the logging does not always name its Region
  return groups.has(`${account} ${region} ${group}`) || groups.has(`${account}  ${group}`);
}

function findGroups({ named, estate }: Activity): ReadonlySet<string> {
  const groups = new Set<string>();
  const put = (account: string, region: string | undefined, said: unknown): void => {
    const name = textAt(said, 'loggingConfig', 'cloudWatchConfig', 'logGroupName');
    if (name !== undefined) groups.add(`${account} ${region ?? ''} ${name}`);
  };
  for (const { account, region, request } of named('bedrock:PutModelInvocationLoggingConfiguration')) put(account, region, request);
  for (const { id, answers, resources } of estate?.accounts.values() ?? []) {
    for (const { region, body } of answers.get(GET_LOGGING) ?? []) put(id, region, body);
    for (const { type, region, description } of resources) if (type === LOGGING_TYPE) put(id, region, description);
  }
  return groups;
}
