import { passRoleFacts } from '../../catalogue/reference/api-params.ts';
import { findAction } from '../../catalogue/reference/reference.ts';
import type { TrailEvent } from '../event.ts';
import { prefixOf } from '../event-sources.ts';
import { withBearerToken } from './bearer-token.ts';
import { OPERATIONS, plainName, WITHOUT_ACTIONS } from './operations.ts';
import { passedRoles } from './passed-roles.ts';
import { isRefused, refusedAction } from './refusal.ts';

/** An action that a call needed. */
export interface UsedAction {
  /** `bedrock:InvokeModel` */
  readonly action: string;
  /** For iam:PassRole: the role that was handed over. */
  readonly role?: string;
}

/** How many names are remembered: names in a trail are anybody's text. */
const REMEMBERED = 20_000;
const known = new Map<string, readonly string[] | undefined>();

/** The actions that authorise an operation, by IAM prefix and name of the event; undefined: no action of AWS explains it. */
export function actionsOfOperation(prefix: string, name: string): readonly string[] | undefined {
  const key = `${prefix}:${name}`;
  if (known.has(key)) return known.get(key);
  const found = find(prefix, plainName(prefix, name));
  if (known.size < REMEMBERED) known.set(key, found);
  return found;
}

function find(prefix: string, name: string): readonly string[] | undefined {
  if (WITHOUT_ACTIONS.has(prefix)) return [];
  const key = `${prefix}:${name}`;
  const facts = Object.hasOwn(OPERATIONS, key) ? undefined : findAction(key);
  const actions = facts === undefined ? OPERATIONS[key] : [`${facts.service}:${facts.name}`];
  return actions?.map((action) => {
    const canonical = findAction(action);
    return canonical === undefined ? action : `${canonical.service}:${canonical.name}`;
  });
}

/**
 * The actions of IAM that an event shows to have been asked for. A call that was refused shows the one that was missing, where AWS names
 * it. Undefined: no action of AWS explains the event.
 */
export function actionsOf(event: TrailEvent): readonly UsedAction[] | undefined {
  const prefix = prefixOf(event.source);
  const actions = actionsOfOperation(prefix, event.name);
  if (actions === undefined) return undefined;
  if (isRefused(event)) {
    const missing = refusedAction(event);
    return missing === undefined ? actions.map(plain) : [{ action: missing }];
  }
  const used: UsedAction[] = actions.map(plain);
  if (withBearerToken(event) && findAction(`${prefix}:CallWithBearerToken`) !== undefined)
    used.push({ action: `${prefix}:CallWithBearerToken` });
  if (prefix === 'sts') used.push(...sessionActions(event));
  // before a call succeeds nobody knows whether the role was looked at
  if (event.error === undefined && actions.some((action) => passRoleFacts(action) === 'yes'))
    for (const role of passedRoles(event)) used.push({ action: 'iam:PassRole', role });
  return used;
}

const plain = (action: string): UsedAction => ({ action });

/** What a session brings along needs rights of its own (IAM User Guide, "Pass session tags in AWS STS" and "Monitor and control actions"). */
function sessionActions({ request, name }: TrailEvent): readonly UsedAction[] {
  if (!name.startsWith('AssumeRole')) return [];
  const tags = request?.['tags'];
  return [
    ...(Array.isArray(tags) && tags.length > 0 ? [{ action: 'sts:TagSession' }] : []),
    ...(typeof request?.['sourceIdentity'] === 'string' ? [{ action: 'sts:SetSourceIdentity' }] : []),
  ];
}
