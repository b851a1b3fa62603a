import type { Estate } from '../../estate/estate.ts';
import { findPrincipal } from '../../estate/find-principal.ts';
import { hasBit } from '../bits.ts';
import { type Caller, callerOf, rootCaller } from '../caller.ts';
import { buildInventory } from '../inventory.ts';
import { buildReach, buildReachFrom, chainActions, type Reach } from './reach.ts';
import { type ChainPath, shortestPath } from './path.ts';
import { buildUniverse } from '../universe.ts';

/** What tests of chains ask: how an action is reached, and by which steps. */
export interface Asked {
  readonly status: 'certain' | 'conditional' | 'indeterminate' | 'none';
  readonly path: ChainPath | undefined;
  /** `assume-role -> target, pass-role new-function -> other`. */
  readonly steps: string;
}

/** What every principal of an estate reaches of these actions. */
export function everyReach(estate: Estate, actions: readonly string[]): Reach {
  return buildReach(buildInventory(estate, buildUniverse([...actions, ...chainActions()])));
}

/** A caller by ARN, `:root` for root users. */
export function callerNamed(estate: Estate, arn: string): Caller {
  const account = estate.accounts.get(arn.split(':')[4] ?? '');
  if (account === undefined) throw new Error(`no account of ${arn}`);
  if (arn.endsWith(':root')) return rootCaller(estate, account, 'aws');
  const found = findPrincipal(estate, arn);
  if (found.found !== 'one') throw new Error(`no principal ${arn}`);
  return callerOf(estate, account, found.principal);
}

/** Asks the whole estate and the one caller; both must agree, and the path must be as sure as the answer. */
export function asked(estate: Estate, arn: string, action: string): Asked {
  const caller = callerNamed(estate, arn);
  const [whole, single] = [everyReach(estate, [action]), buildReachFrom(estate, caller, [action])].map((reach) => ({
    status: statusIn(reach, arn, action),
    path: shortestPath(reach, caller, action),
  }));
  if (whole === undefined || single === undefined || whole.status !== single.status)
    throw new Error(`the estate says ${whole?.status}, the caller's own chains say ${single?.status}`);
  if (stepsText(whole.path) !== stepsText(single.path)) throw new Error(`two paths: ${stepsText(whole.path)}; ${stepsText(single.path)}`);
  const expected = { yes: 'certain', conditional: 'conditional', indeterminate: 'indeterminate' } as const;
  const told = whole.path === undefined ? 'none' : expected[whole.path.status];
  if (told !== whole.status) throw new Error(`the answer is ${whole.status}, the path is ${told}`);
  return { status: whole.status, path: whole.path, steps: stepsText(whole.path) };
}

function statusIn(reach: Reach, arn: string, action: string): Asked['status'] {
  const index = reach.inventory.universe.indexOf.get(action.toLowerCase()) as number;
  const chain = reach.chains.find(({ caller }) => caller.arn === arn);
  if (chain === undefined) return 'none';
  if (hasBit(chain.indirect, index)) return 'certain';
  if (hasBit(chain.indirectConditional, index)) return 'conditional';
  return hasBit(chain.indirectIndeterminate, index) ? 'indeterminate' : 'none';
}

const stepsText = (path: ChainPath | undefined): string =>
  (path?.steps ?? [])
    .map(({ kind, way, to }) => `${kind}${way === undefined ? '' : ` ${way}`} -> ${to.arn.slice(to.arn.lastIndexOf('/') + 1)}`)
    .join(', ');
