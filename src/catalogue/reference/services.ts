import { decodeService } from './encoding.ts';
import type { EncodedService } from './encoding.ts';
import type { ConditionKeyFacts, Reference, ReferenceAction, ResourceTypeFacts, ServiceFacts } from './facts.ts';
import { PASS_ROLE, SERVICES, VERSION } from './generated.ts';

/** The date of AWS's data behind the built-in reference. */
export const referenceVersion: string = VERSION;

const PREFIXES: readonly string[] = Object.keys(SERVICES);
const services = new Map<string, ServiceFacts>();
const actions = new Map<string, ReferenceAction>();
/** Spellings of names are remembered up to here, so that input cannot grow the memory without end. */
export const MAX_SPELLINGS = 131_072;

/** All facts of a prefix (in lower case), parsed on first use: a run touches few of the hundreds. */
export function load(prefix: string): ServiceFacts | undefined {
  const loaded = services.get(prefix);
  if (loaded !== undefined) return loaded;
  const line = Object.hasOwn(SERVICES, prefix) ? SERVICES[prefix] : undefined;
  if (line === undefined) return undefined;
  const service = decodeService(prefix, JSON.parse(line) as EncodedService);
  services.set(prefix, service);
  for (const action of service.actions) actions.set(`${prefix}:${action.name.toLowerCase()}`, action);
  return service;
}

/** The action of AWS's reference, whatever the case of its name; undefined for one that AWS does not have. */
export function findAction(action: string): ReferenceAction | undefined {
  const hit = actions.get(action);
  if (hit !== undefined) return hit;
  const colon = action.indexOf(':');
  if (colon < 1) return undefined;
  const lower = action.toLowerCase();
  if (load(lower.slice(0, colon)) === undefined) return undefined;
  const found = actions.get(lower);
  if (found !== undefined && actions.size < MAX_SPELLINGS) actions.set(action, found);
  return found;
}

/** What AWS's reference says about a prefix, whatever its case. */
export function findService(prefix: string):
  | {
      readonly prefix: string;
      readonly name: string;
      readonly actions: readonly string[];
      readonly resourceTypes: readonly ResourceTypeFacts[];
      readonly conditionKeys: readonly ConditionKeyFacts[];
    }
  | undefined {
  const service = load(prefix.toLowerCase());
  if (service === undefined) return undefined;
  const { name, resourceTypes, conditionKeys } = service;
  return { prefix: service.prefix, name, actions: service.actions.map((action) => action.name), resourceTypes, conditionKeys };
}

/** All prefixes of the reference, sorted. */
export const servicePrefixes = (): readonly string[] => PREFIXES;

/** The built-in reference as one value, all services parsed: for comparing with another one. */
export const builtInReference = (): Reference => ({
  version: VERSION,
  services: PREFIXES.flatMap((prefix) => load(prefix) ?? []),
  passRole: PASS_ROLE,
});

const rcp = new Map<string, boolean>();

/** Whether resource control policies reach the resources of this prefix (or of this action's prefix). */
export function rcpSupports(prefix: string): boolean {
  const known = rcp.get(prefix);
  if (known !== undefined) return known;
  const supported = load(prefix.split(':', 1)[0]?.toLowerCase() ?? '')?.rcp ?? false;
  if (rcp.size < MAX_SPELLINGS) rcp.set(prefix, supported);
  return supported;
}
