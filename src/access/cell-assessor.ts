import { type CompiledLayers, compileLayers, decide, type FastDecision } from '../iam/compiled/decide.ts';
import { PreparedRequest } from '../iam/compiled/request.ts';
import type { PolicyLayers } from '../iam/decision.ts';
import { derivedEntry } from '../iam/derived-keys.ts';
import type { AuthorizationRequest } from '../iam/request.ts';
import { type Assumptions, type Caller, type Circumstances, requestOf } from './caller.ts';
import { layersOfCaller } from './caller-layers.ts';
import type { KnownResources } from './known-resources.ts';
import { exampleStandIn } from './stand-in.ts';
import { type CellDecision, type Status, statusOf } from './status.ts';
import { decideOnTarget } from './target-decision.ts';
import type { UniverseAction } from './universe.ts';
import { ANYTHING, type Witnesses, witnessesOf } from './witnesses.ts';

const RANK: Readonly<Record<Status, number>> = { yes: 3, conditional: 2, indeterminate: 1, no: 0 };

/** Decides one action of one caller on example resources, chosen so that every way in which its policies tell resources apart is met. */
export class CellAssessor {
  private readonly partition: string;
  readonly assumptions: Assumptions;
  readonly home: string;
  private readonly resources: KnownResources | undefined;

  constructor(partition: string, assumptions: Assumptions, home: string, resources?: KnownResources) {
    this.partition = partition;
    this.resources = resources;
    this.assumptions = assumptions;
    this.home = home;
  }

  /**
   * One cell on example resources; the best of them counts, because a right on some resource is a right. Where the answer is known already,
   * the first example that gives it is enough.
   */
  decideCell(
    caller: Caller,
    action: UniverseAction,
    layers: PolicyLayers = layersOfCaller(caller),
    known?: { readonly status: Status; readonly assumed: boolean },
  ): { readonly status: Status; readonly assumed: boolean; readonly cell: CellDecision | undefined } {
    const witnesses = this.witnesses(caller, action, layers);
    const compiled = compileLayers({ ...layers, resource: layers.resource ?? exampleStandIn(caller, action.name) });
    let status: Status = 'no';
    let assumed = false;
    let best: CellDecision | undefined;
    for (const arn of witnesses.arns) {
      const target = this.resources?.targetOf(arn);
      const cell =
        target === undefined
          ? this.decideOn(caller, action, compiled, { arn, account: ownerOf(arn, caller.account.id) })
          : decideOnTarget(caller, action, target, this);
      const found = statusOf(cell);
      if (best === undefined || RANK[found] > RANK[status] || (found === 'yes' && assumed && cell.usual === undefined)) {
        status = found;
        best = cell;
        assumed = cell.usual !== undefined;
      }
      if (status === (known?.status ?? 'yes') && assumed === (known?.assumed ?? false)) break;
    }
    if (!witnesses.complete && (status === 'no' || status === 'conditional')) status = 'indeterminate';
    return { status, assumed: status === 'yes' && assumed, cell: best };
  }

  decideOn(
    caller: Caller,
    action: UniverseAction,
    layers: CompiledLayers,
    resource: { arn: string; account: string | undefined },
  ): CellDecision {
    const ask = (circumstances: Circumstances): FastDecision =>
      decide(
        new PreparedRequest(requestOf(caller, action.name, resource, caller.account, circumstances, this.assumptions, this.home)),
        layers,
      );
    const open = ask('open');
    return { arn: resource.arn, open, usual: open.verdict === 'conditional' ? ask('usual') : undefined };
  }

  private witnesses(caller: Caller, action: UniverseAction, layers: PolicyLayers): Witnesses {
    let request: AuthorizationRequest | undefined;
    const variable = (key: string): string | undefined => {
      request ??= requestOf(
        caller,
        action.name,
        { arn: '*', account: caller.account.id },
        caller.account,
        'open',
        this.assumptions,
        this.home,
      );
      const supplied = Object.entries(request.context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
      if (typeof supplied === 'string') return supplied;
      const entry = derivedEntry(request, key.toLowerCase());
      return entry.state === 'known' ? entry.values[0] : undefined;
    };
    const regions = this.assumptions.region === undefined ? [this.home, ANYTHING] : [this.assumptions.region];
    return witnessesOf(action, { partition: this.partition, account: caller.account.id }, layers, regions, variable);
  }
}

/** AWS's own resources (foundation models) have no account in their ARN and no policy: the caller's side alone decides. */
function ownerOf(arn: string, own: string): string {
  const account = arn.split(':')[4] ?? '';
  return /^\d{12}$/.test(account) ? account : own;
}
