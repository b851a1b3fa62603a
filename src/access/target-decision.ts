import { compileLayers, decide, type FastDecision } from '../iam/compiled/decide.ts';
import { PreparedRequest } from '../iam/compiled/request.ts';
import { type Assumptions, type Caller, requestOf } from './caller.ts';
import { layersOfCaller } from './caller-layers.ts';
import type { CellDecision } from './status.ts';
import { namedStandIn } from './stand-in.ts';
import { requestResource, type Target } from './target.ts';
import type { UniverseAction } from './universe.ts';

/** Decides one cell on one resource, with the policy of the resource and the RCPs of its account. */
export function decideOnTarget(
  caller: Caller,
  action: UniverseAction,
  target: Target,
  question: { readonly assumptions: Assumptions; readonly home: string },
): CellDecision {
  const { arn, owner, resource } = target;
  const bound = owner !== undefined && !owner.management && !caller.serviceLinked;
  const compiled = compileLayers({
    ...layersOfCaller(caller),
    resource: resource?.policy?.policy ?? namedStandIn(caller, action.name, target),
    rcp: bound ? owner.rcp?.map((level) => level.map(({ policy }) => policy)) : undefined,
  });
  const about = requestResource(target, caller.account.id);
  const ask = (circumstances: 'open' | 'usual'): FastDecision =>
    decide(new PreparedRequest(requestOf(caller, action.name, about, owner, circumstances, question.assumptions, question.home)), compiled);
  const open = ask('open');
  return { arn, open, usual: open.verdict === 'conditional' ? ask('usual') : undefined };
}
