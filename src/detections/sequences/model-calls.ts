import { isObject } from '../../estate/json.ts';
import type { TrailEvent } from '../../activity/event.ts';
import type { Activity } from '../../activity/activity.ts';
import { onceFor } from '../../activity/usual/once.ts';
import { withBearerToken } from '../../activity/usage/bearer-token.ts';
import { eventName } from '../../activity/event-sources.ts';

/**
 * Events by which models are asked, on each plane. The Converse operations have events of their own, although no IAM action of that name
 * exists (Bedrock User Guide, "Monitor Amazon Bedrock API calls using CloudTrail"). CreateInference and InvokeEndpoint are data events.
 */
export const INVOCATIONS: readonly string[] = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock:InvokeModelWithBidirectionalStream',
  'bedrock:Converse',
  'bedrock:ConverseStream',
  'bedrock:StartAsyncInvoke',
  'bedrock:CreateModelInvocationJob',
  'bedrock:InvokeAgent',
  'bedrock:InvokeInlineAgent',
  'bedrock:InvokeFlow',
  'bedrock:RetrieveAndGenerate',
  'bedrock-mantle:CreateInference',
  'aws-external-anthropic:CreateInference',
  'aws-external-anthropic:CreateBatchInference',
  'bedrock-agentcore:InvokeAgentRuntime',
  'bedrock-agentcore:InvokeHarness',
  'sagemaker:InvokeEndpoint',
  'sagemaker:InvokeEndpointAsync',
  'sagemaker:InvokeEndpointWithResponseStream',
];

const NAMES = new Set(INVOCATIONS);
const PLAIN = new Set(INVOCATIONS.map((name) => name.slice(name.indexOf(':') + 1)));

/** Whether a call asks a model, successful or not. */
export const isInvocation = (event: TrailEvent): boolean => PLAIN.has(event.name) && NAMES.has(eventName(event));

/** Successful invocations on all planes, in the order of time. */
export const invocations: (activity: Activity) => readonly TrailEvent[] = onceFor((activity) =>
  INVOCATIONS.flatMap((name) => activity.named(name))
    .filter(({ error }) => error === undefined)
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1)),
);

/** The model that a call names. */
export function modelOf({ request }: TrailEvent): string | undefined {
  for (const member of ['modelId', 'model', 'modelIdentifier', 'endpointName', 'agentId', 'agentRuntimeArn']) {
    const value = request?.[member];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** Whether a call was made with credentials that last until somebody takes them away: an access key of a user, or a long-term API key. */
export function hasLongTermKey(event: TrailEvent): boolean {
  const { actor } = event;
  if (actor.accessKeyId?.startsWith('AKIA') === true) return true;
  if (!withBearerToken(event)) return false;
  const types = [event.additional?.['bearerTokenType'], event.request?.['bearerTokenType']];
  // a short-term API key is made of a session and its calls are those of a role
  return types.includes('ABSK') || actor.type === 'IAMUser';
}

/** All texts inside a request, with the members above them: `output` for what a job writes. */
export function* textsIn(value: unknown, path: readonly string[] = []): Generator<readonly [text: string, path: readonly string[]]> {
  if (path.length > 12) return;
  if (typeof value === 'string') yield [value, path];
  else if (Array.isArray(value)) for (const one of value) yield* textsIn(one, path);
  else if (isObject(value)) for (const member in value) yield* textsIn(value[member], [...path, member]);
}
