import type { TrailEvent } from '../event.ts';
import { eachText } from './each-text.ts';

const ROLE = /^arn:[^:]+:iam::\d{12}:role\/./;

/**
 * The roles that a request hands over: ARNs of roles in members that are called so, `roleArn`, `executionRole`, `serviceRoleArn`. The models
 * of the SDKs name no such member that is anything else (catalogue/reference/api-params.ts says which operations have one).
 */
export function passedRoles({ request }: TrailEvent): readonly string[] {
  const found = new Set<string>();
  eachText(request, (text, member) => {
    if (/role/i.test(member) && ROLE.test(text)) found.add(text);
  });
  return [...found];
}
