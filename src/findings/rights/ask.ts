import type { Caller } from '../../access/caller.ts';
import { layersOfCaller } from '../../access/caller-layers.ts';
import { exampleStandIn } from '../../access/stand-in.ts';
import { type Status, statusOf } from '../../access/status.ts';
import { type CompiledLayers, compileLayers } from '../../iam/compiled/decide.ts';
import type { Scanned } from '../check.ts';

/** By caller: its layers are the same for every question. */
const compiled = new WeakMap<Caller, Map<string, CompiledLayers>>();

/**
 * Whether a caller may do something to one resource of its own account, or of AWS, as far as its own policies and those of its organisation
 * go; `yes` for a plain call. Undefined: the action is not among those of the scan.
 */
export function mayDo(caller: Caller, action: string, arn: string, { inventory }: Pick<Scanned, 'inventory'>): Status | undefined {
  const { universe, assessor } = inventory;
  const index = universe.indexOf.get(action.toLowerCase());
  const asked = index === undefined ? undefined : universe.actions[index];
  if (asked === undefined) return undefined;
  let ofCaller = compiled.get(caller);
  if (ofCaller === undefined) {
    ofCaller = new Map();
    compiled.set(caller, ofCaller);
  }
  const standIn = exampleStandIn(caller, action);
  const key = standIn?.ref.name ?? '';
  let layers = ofCaller.get(key);
  if (layers === undefined) {
    layers = compileLayers({ ...layersOfCaller(caller), resource: standIn });
    ofCaller.set(key, layers);
  }
  return statusOf(assessor.cells.decideOn(caller, asked, layers, { arn, account: caller.account.id }));
}

/** What a caller has of an action where some keys, in lower case, are said to be absent from the call. Undefined: the scan does not know it. */
export function heldWithout(
  caller: Caller,
  action: string,
  keys: readonly string[],
  { inventory }: Pick<Scanned, 'inventory'>,
): Status | undefined {
  const { universe, assessor } = inventory;
  const index = universe.indexOf.get(action.toLowerCase());
  const asked = index === undefined ? undefined : universe.actions[index];
  if (asked === undefined) return undefined;
  const bare = Object.create(caller, { absentKeys: { value: [...caller.absentKeys, ...keys] } }) as Caller;
  return assessor.cells.decideCell(bare, asked).status;
}
