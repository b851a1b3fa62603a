import type { Account, Estate } from '../../../estate/estate.ts';
import { type CompiledLayers, decide, type FastDecision } from '../../../iam/compiled/decide.ts';
import { PreparedRequest } from '../../../iam/compiled/request.ts';
import type { AuthorizationRequest, ContextInput } from '../../../iam/request.ts';
import { type Assumptions, type Caller, type Circumstances, requestsOf } from '../../caller.ts';
import { type Strength, strengthOfDecision } from '../strength.ts';
import type { Target } from '../target.ts';

/** How the steps of chains are asked for: as everything else in one inventory. */
export interface Asking {
  readonly estate: Estate;
  readonly assumptions: Assumptions;
  readonly home: string;
}

/** What a step brings with it beyond the caller's and the target's own facts: `iam:PassedToService` of the service that a role is passed to. */
export interface Extra {
  /** Tells this context from others of the same action. */
  readonly key: string;
  readonly context: ContextInput;
}

/** A step that brings nothing with it. */
export const NO_EXTRA: Extra = { key: '', context: {} };

/** The request that a caller makes to take a step at a target. */
export function stepRequest(
  { assumptions, home }: Asking,
  caller: Caller,
  action: string,
  target: Target,
  extra: Extra,
  circumstances: Circumstances,
): AuthorizationRequest {
  const given = { ...assumptions, context: { ...target.context, ...extra.context, ...assumptions.context } };
  const resource = { arn: target.arn, account: target.account };
  const request = requestsOf(caller, resource, target.owner, circumstances, given, home)(action);
  return target.absentKeys.length === 0 ? request : { ...request, absentKeys: [...request.absentKeys, ...target.absentKeys] };
}

/** The strength of one step under these layers. */
export function stepStrength(
  asking: Asking,
  caller: Caller,
  action: string,
  target: Target,
  extra: Extra,
  layers: CompiledLayers,
): Strength {
  const ask = (circumstances: Circumstances): FastDecision =>
    decide(new PreparedRequest(stepRequest(asking, caller, action, target, extra, circumstances)), layers);
  return strengthOfDecision(ask);
}

/** RCPs of the account that owns the target, unless nobody is bound by them (Organizations User Guide, "Resource control policies"). */
export const bindsRcps = (caller: Pick<Caller, 'serviceLinked'>, owner: Account | undefined): owner is Account =>
  owner !== undefined && !owner.management && !caller.serviceLinked;
