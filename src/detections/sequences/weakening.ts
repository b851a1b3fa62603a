import { isObject } from '../../estate/json.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { eventName } from '../../activity/event-sources.ts';

/** Calls that take a safety control away, by what they leave behind. */
const TAKEN: Readonly<Record<string, string>> = {
  'bedrock:DeleteGuardrail': 'deleted a guardrail',
  'bedrock:DeleteEnforcedGuardrailConfiguration': 'took away the guardrail that every call must use',
  'bedrock:DeleteAutomatedReasoningPolicy': 'deleted a reasoning policy',
  'bedrock-agentcore:DeletePolicy': 'deleted a policy of agents',
  'bedrock-agentcore:DeletePolicyEngine': 'deleted the policy engine of agents',
  'bedrock-agentcore:DeleteGatewayRateLimit': 'deleted the rate limit of a gateway',
  'qbusiness:DeleteChatControlsConfiguration': 'deleted the chat controls',
  'wisdom:DeleteAIGuardrail': 'deleted a guardrail',
};

/** Calls that change one. Whether it is weaker afterwards mostly does not show: what is in it stays out of the record. */
const CHANGED: Readonly<Record<string, string>> = {
  'bedrock:UpdateGuardrail': 'changed a guardrail',
  'bedrock:PutEnforcedGuardrailConfiguration': 'changed the guardrail that every call must use',
  'bedrock:UpdateAutomatedReasoningPolicy': 'changed a reasoning policy',
  'bedrock:PutAccountDataRetention': 'changed how long the account keeps what models are told',
  'bedrock-mantle:PutAccountDataRetention': 'changed how long the account keeps what models are told',
  'bedrock-mantle:UpdateProject': 'changed a project and with it how long it keeps what models are told',
  'bedrock-agentcore:UpdatePolicy': 'changed a policy of agents',
  'bedrock-agentcore:UpdateGatewayRateLimit': 'changed the rate limit of a gateway',
  'qbusiness:UpdateChatControlsConfiguration': 'changed the chat controls',
  'wisdom:UpdateAIGuardrail': 'changed a guardrail',
};

/** All events that may weaken a safety control. */
export const WEAKENINGS: readonly string[] = [...Object.keys(TAKEN), ...Object.keys(CHANGED)];

/** What a call did to a safety control. `weaker`: `unknown` where the record does not tell. */
export interface Weakening {
  readonly what: string;
  readonly weaker: 'yes' | 'unknown';
}

/** Undefined: the call did nothing of the kind, or failed. */
export function weakeningOf(event: TrailEvent): Weakening | undefined {
  if (event.error !== undefined) return undefined;
  const name = eventName(event);
  const taken = Object.hasOwn(TAKEN, name) ? TAKEN[name] : undefined;
  if (taken !== undefined) return { what: taken, weaker: 'yes' };
  const changed = Object.hasOwn(CHANGED, name) ? CHANGED[name] : undefined;
  if (changed === undefined) return undefined;
  return emptied(event) ? { what: `${changed} so that it has no filters`, weaker: 'yes' } : { what: changed, weaker: 'unknown' };
}

const PARTS = [
  'contentPolicyConfig',
  'topicPolicyConfig',
  'wordPolicyConfig',
  'sensitiveInformationPolicyConfig',
  'contextualGroundingPolicyConfig',
];

/** Where a record tells the parts of a guardrail: whether none of them has anything in it, or every filter does nothing. */
function emptied({ request }: TrailEvent): boolean {
  const parts = PARTS.flatMap((part) => (isObject(request?.[part]) ? [request[part]] : []));
  if (parts.length === 0) return false;
  return parts.every((part) =>
    Object.values(part).every(
      (list) =>
        Array.isArray(list) && list.every((one) => isObject(one) && one['inputStrength'] === 'NONE' && one['outputStrength'] === 'NONE'),
    ),
  );
}
