import type { TrailEvent } from '../../activity/event.ts';
import { withBearerToken } from '../../activity/usage/bearer-token.ts';
import { textAt } from './members.ts';

/**
 * How a call was signed: with no bearer token, with one that lasts hours, with one that lasts until somebody takes it away, or with one of
 * which the event does not tell. Bedrock marks the call in additionalEventData, Mantle in requestParameters (Bedrock User Guide, "Monitor
 * Amazon Bedrock API calls using CloudTrail"; the same for bedrock-mantle).
 */
export function bearerToken(event: TrailEvent): 'none' | 'short-term' | 'long-term' | 'unknown' {
  if (!withBearerToken(event)) return 'none';
  const { additional, request, actor } = event;
  const type = textAt(additional, 'bearerTokenType') ?? textAt(request, 'bearerTokenType');
  // long-term keys begin with ABSK and belong to an IAM user; short-term ones are a session that was signed beforehand
  if (type !== undefined) return type.toUpperCase().startsWith('ABSK') ? 'long-term' : 'short-term';
  if (actor.type === 'IAMUser') return actor.userName?.startsWith('BedrockAPIKey-') === true ? 'long-term' : 'unknown';
  return actor.type === 'AssumedRole' ? 'short-term' : 'unknown';
}
