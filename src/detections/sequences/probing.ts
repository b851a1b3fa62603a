import { eventName } from '../../activity/event-sources.ts';
import type { TrailEvent } from '../../activity/event.ts';
import { isRefused } from '../../activity/usage/refusal.ts';
import { isInvocation, modelOf } from './model-calls.ts';

/** Calls that open a model to an account: forms, offers and agreements. */
export const OPENINGS: readonly string[] = [
  'bedrock:PutUseCaseForModelAccess',
  'bedrock:CreateFoundationModelAgreement',
  'bedrock:PutFoundationModelEntitlement',
];

/** Calls by which somebody looks which models there are. */
export const LOOKS: readonly string[] = [
  'bedrock:GetFoundationModelAvailability',
  'bedrock:ListFoundationModels',
  'bedrock:ListFoundationModelAgreementOffers',
  'bedrock:ListInferenceProfiles',
  'bedrock:GetUseCaseForModelAccess',
  'bedrock-mantle:ListModels',
  'bedrock-mantle:GetModel',
  'aws-external-anthropic:ListModels',
];

/** Calls by which somebody looks whether he is recorded. */
export const WATCHED: readonly string[] = ['bedrock:GetModelInvocationLoggingConfiguration'];

const OPENING = new Set(OPENINGS);
const LOOK = new Set(LOOKS);
const LOGGING = new Set(WATCHED);

/** Whether a call may be one of probing. */
export const isProbe = (event: TrailEvent): boolean => {
  const name = eventName(event);
  return (
    LOOK.has(name) || LOGGING.has(name) || OPENING.has(name) || (isInvocation(event) && event.error !== undefined && !isThrottled(event))
  );
};

/** What somebody did to find out what a key is good for. */
export interface Probing {
  /** Half sentences, one for each sign. */
  readonly signs: readonly string[];
  readonly events: readonly TrailEvent[];
}

/** Regions or models from which on looking is more than choosing. */
const MANY_REGIONS = 3;
const MANY_MODELS = 4;

/**
 * Signs of probing in the calls of one key. Each alone has honest reasons: an application that asks for a model it may not use, a person who
 * looks at the list of models. Forged requests, such as a negative number of tokens, show whether a key may invoke without paying for it.
 */
export function probingIn(calls: readonly TrailEvent[]): Probing {
  const signs: string[] = [];
  const events: TrailEvent[] = [];
  const sign = (found: readonly TrailEvent[], text: string): void => {
    signs.push(text);
    events.push(...found);
  };
  const looks = calls.filter((event) => LOOK.has(eventName(event)));
  const lookRegions = regionsOf(looks);
  if (lookRegions >= MANY_REGIONS) sign(looks, `looked for models in ${lookRegions} regions`);
  const failed = calls.filter((event) => isInvocation(event) && event.error !== undefined && !isThrottled(event));
  const failedRegions = regionsOf(failed);
  const failedModels = new Set(failed.map(modelOf)).size;
  if (failed.length >= 2 && (failedRegions >= MANY_REGIONS || failedModels >= MANY_MODELS))
    sign(failed, `asked in vain ${failed.length} times, in ${failedRegions} regions and of ${failedModels} models`);
  else if (failed.filter(isMalformed).length >= 3) sign(failed, `sent ${failed.filter(isMalformed).length} requests that no model accepts`);
  else if (failed.filter(isRefused).length >= 10) sign(failed, `was refused ${failed.filter(isRefused).length} times`);
  const logging = calls.filter((event) => LOGGING.has(eventName(event)));
  if (logging.length > 0) sign(logging, 'asked whether invocations are logged');
  const openings = calls.filter((event) => OPENING.has(eventName(event)));
  if (openings.length > 0) sign(openings, 'opened models to the account');
  return { signs, events };
}

const regionsOf = (events: readonly TrailEvent[]): number => new Set(events.map(({ region }) => region)).size;
const isThrottled = ({ error }: TrailEvent): boolean =>
  /Throttl|TooManyRequests|ServiceUnavailable|ModelNotReady|Timeout/i.test(error ?? '');
const isMalformed = ({ error }: TrailEvent): boolean => /Validation/i.test(error ?? '');
