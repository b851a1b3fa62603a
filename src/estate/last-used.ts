import { aiGroup } from '../catalogue/ai-prefixes.ts';
import { utcDate } from './dates.ts';
import type { ActionUse, LastUsed, ServiceUse } from './estate.ts';
import { parseIamArn } from './iam-arns.ts';
import { isObject, type Json, listOf, textOf } from './json.ts';
import type { Report } from './problems.ts';

/** Whose report, and where it stands. */
export interface LastUsedPlace {
  readonly account: string;
  readonly principal: string;
  readonly file: string;
}

/** Services that were not used, of which an estate has hundreds of thousands: one for all that are alike. */
export type UnusedPool = Map<string, ServiceUse>;

/**
 * Reads one answer of `get-service-last-accessed-details` about a user or role. Services that are not about AI are passed over: real answers
 * list hundreds. Undefined where it tells nothing; what it should tell and does not is reported.
 */
export function readLastUsed(
  { account, principal, file }: LastUsedPlace,
  answer: unknown,
  report: Report,
  unused: UnusedPool,
): LastUsed | undefined {
  const owner = parseIamArn(principal, 'user') ?? parseIamArn(principal, 'role');
  if (owner === undefined) {
    // groups and policies have such reports too
    const known = parseIamArn(principal, 'group') ?? parseIamArn(principal, 'policy');
    if (known === undefined) report('error', [principal], `\`${principal}\` is not the ARN of a user or role`);
    return undefined;
  }
  if (owner.account !== undefined && owner.account !== account) {
    report('error', [principal], `${principal} is not of account ${account}`);
    return undefined;
  }
  if (!isObject(answer)) {
    report('error', [principal], `what is said of ${principal} is not a JSON object`);
    return undefined;
  }
  const error = answer['Error'];
  const refused = isObject(error) ? textOf(error['Code']) : undefined;
  const state = textOf(answer['JobStatus']);
  const asOf = utcDate(answer['JobCompletionDate']) ?? utcDate(answer['JobCreationDate']);
  const services = listOf(answer['ServicesLastAccessed']);
  // a report that IAM is still writing lists nothing (IAM API Reference, "GetServiceLastAccessedDetails")
  if (refused !== undefined) report('error', [principal], `AWS did not answer what ${principal} last used: ${refused}`);
  else if (state !== 'COMPLETED') report('error', [principal, 'JobStatus'], `the report on ${principal} is ${state ?? 'without a status'}`);
  else if (asOf === undefined) report('error', [principal], `when the report on ${principal} was written cannot be told`);
  else if (services === undefined) report('error', [principal, 'ServicesLastAccessed'], 'ServicesLastAccessed is not a list');
  else {
    if (answer['IsTruncated'] === true) report('error', [principal, 'IsTruncated'], `the report on ${principal} goes on after this page`);
    return { asOf, services: services.flatMap((service, index) => readService(service, [principal, index], report, unused)), file };
  }
  return undefined;
}

type Place = readonly [principal: string, index: number];

function readService(service: unknown, [principal, index]: Place, report: Report, unused: UnusedPool): readonly ServiceUse[] {
  const path = [principal, 'ServicesLastAccessed', index];
  const prefix = isObject(service) ? textOf(service['ServiceNamespace']) : undefined;
  if (!isObject(service) || prefix === undefined) {
    report('error', path, `element ${index + 1} of ServicesLastAccessed names no service`);
    return [];
  }
  if (aiGroup(prefix) === undefined) return [];
  const last = dateOf(service, 'LastAuthenticated');
  const tracked = listOf(service['TrackedActionsLastAccessed']);
  if (last === 'unreadable' || tracked === undefined) {
    report('error', path, `when ${principal} last used ${prefix} cannot be read`);
    return [];
  }
  if (last === undefined && tracked.length === 0) {
    const key = `${prefix} ${index}`;
    const known = unused.get(key) ?? { prefix, index, last, actions: [] };
    unused.set(key, known);
    return [known];
  }
  const actions = tracked.flatMap((action, at): readonly ActionUse[] => {
    const name = isObject(action) ? textOf(action['ActionName']) : undefined;
    const time = isObject(action) ? dateOf(action, 'LastAccessedTime') : 'unreadable';
    if (name !== undefined && time !== 'unreadable') return [{ name, index: at, last: time }];
    report('error', [...path, 'TrackedActionsLastAccessed', at], `when ${principal} last used ${name ?? 'an action'} cannot be read`);
    return [];
  });
  return [{ prefix, index, last, actions }];
}

/** AWS leaves the date out where there was no use in the tracking period. */
function dateOf(json: Json, key: string): string | undefined | 'unreadable' {
  const value = json[key];
  return value === undefined || value === null ? undefined : (utcDate(value) ?? 'unreadable');
}
