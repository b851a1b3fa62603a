import type { PolicyLayers } from '../iam/decision.ts';
import type { Caller } from './caller.ts';

/** Own-account layers that bind the caller. */
export function layersOfCaller(caller: Caller): PolicyLayers {
  const { account } = caller;
  const bound = !account.management && !caller.serviceLinked;
  return {
    identity: caller.identity.map(({ policy }) => policy),
    boundary: caller.boundary === undefined ? undefined : [caller.boundary.policy],
    session: undefined,
    resource: undefined,
    scp: bound ? account.scp?.map((level) => level.map(({ policy }) => policy)) : undefined,
    rcp: bound ? account.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined,
    endpoint: undefined,
    endpointType: 'interface',
    kmsGrants: [],
  };
}
