import { findAction, findService } from '../catalogue/reference/reference.ts';
import { type ActionInfo, actionInfo } from '../iam/compiled/request.ts';
import { compileGlob, type Glob, matchesGlob } from '../iam/glob.ts';
import { type Bits, emptyBits, fullBits, setBit } from './bits.ts';
import { resourceTypesOf, type TypePattern } from './resource-types.ts';

/**
 * What statements say about actions, for resources of one account. `whole`: about every resource of the action; `part`: about some of
 * them only, or about resources that a policy variable decides.
 */
export interface Reach {
  readonly whole: Bits;
  readonly part: Bits;
}

/** The actions that an inventory asks about, each with its number. */
export interface Universe {
  readonly actions: readonly UniverseAction[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly all: Bits;
  readonly nothing: Reach;
  /** Actions that resource control policies reach. */
  readonly rcp: Bits;
  /** By kind of caller: all actions but those that no policy can give it. */
  readonly open: Readonly<Record<'user' | 'role' | 'root', Bits>>;
  /** By kind of caller: actions that no policy can take from it. */
  readonly free: Readonly<Record<'user' | 'role' | 'root', Bits>>;
  /** The members that a pattern of a policy takes in, whatever its case; a pattern without a colon takes in nothing unless it is `*`. */
  readonly matching: (pattern: string) => Bits;
}

/** One action of a universe, with what is asked of it again and again. */
export interface UniverseAction {
  /** Canonical case. */
  readonly name: string;
  readonly info: ActionInfo;
  /** The resources it is authorised on; empty: on `*` only. */
  readonly types: readonly TypePattern[];
  /** Actions with the same types share a number. */
  readonly typesId: number;
}

/** Actions that AWS does not have are left out: who asks by name has checked it before. */
export function buildUniverse(names: Iterable<string>): Universe {
  const canonical = new Set<string>();
  for (const name of names) {
    const facts = findAction(name);
    if (facts !== undefined) canonical.add(`${facts.service}:${facts.name}`);
  }
  const typesIds = new Map<string, number>();
  const actions = [...canonical].sort().map((name): UniverseAction => {
    const types = resourceTypesOf(name);
    const signature = types.map((type) => type.segments.join(':')).join(' ');
    const typesId = typesIds.get(signature) ?? typesIds.size;
    typesIds.set(signature, typesId);
    return { name, info: actionInfo(name), types, typesId };
  });
  const where = (holds: (info: ActionInfo) => boolean): Bits => {
    const bits = emptyBits(actions.length);
    for (const [index, { info }] of actions.entries()) if (holds(info)) setBit(bits, index);
    return bits;
  };
  // root cannot assume roles; role sessions get no credentials of a user, which every user may get (IAM User Guide, "Compare AWS STS credentials")
  const open = {
    user: fullBits(actions.length),
    role: where((info) => !info.getsSessionToken && !info.getsFederationToken),
    root: where((info) => !info.assumesRole),
  };
  const free = where((info) => info.free || info.getsSessionToken);
  return {
    actions,
    indexOf: new Map(actions.map((action, index) => [action.name.toLowerCase(), index])),
    all: fullBits(actions.length),
    nothing: { whole: emptyBits(actions.length), part: emptyBits(actions.length) },
    rcp: where((info) => info.rcp),
    open,
    free: { user: free, role: where((info) => info.free), root: free },
    matching: patternMatcher(actions),
  };
}

const MAX_PATTERNS = 100_000;

/** Compiled patterns, for one universe after another. */
const globs = new Map<string, Glob>();

function globOf(pattern: string): Glob {
  let glob = globs.get(pattern);
  if (glob === undefined) {
    if (globs.size >= MAX_PATTERNS) globs.clear();
    glob = compileGlob(pattern);
    globs.set(pattern, glob);
  }
  return glob;
}

/** Patterns come again and again: each is matched once, and only against the actions that its literal beginning leaves. */
function patternMatcher(actions: readonly UniverseAction[]): (pattern: string) => Bits {
  const known = new Map<string, Bits>();
  const byPrefix = new Map<string, number[]>();
  for (const [index, { info }] of actions.entries()) {
    const same = byPrefix.get(info.prefix);
    if (same === undefined) byPrefix.set(info.prefix, [index]);
    else same.push(index);
  }
  const everyIndex = actions.map((_, index) => index);
  return (pattern) => {
    const cached = known.get(pattern);
    if (cached !== undefined) return cached;
    const lower = pattern.toLowerCase();
    const bits = emptyBits(actions.length);
    const colon = lower.indexOf(':');
    if (colon >= 0 || lower === '*') {
      const glob = globOf(lower);
      const prefix = lower.slice(0, Math.max(colon, 0));
      const candidates = colon < 0 || /[*?]/.test(prefix) ? everyIndex : (byPrefix.get(prefix) ?? []);
      for (const index of candidates) if (matchesGlob(glob, (actions[index] as UniverseAction).info.lower)) setBit(bits, index);
    }
    if (known.size >= MAX_PATTERNS) known.clear();
    known.set(pattern, bits);
    return bits;
  };
}

/** The canonical names of all actions that a pattern takes in: `bedrock:*Guardrail*`. */
export function actionsMatching(pattern: string): readonly string[] {
  const colon = pattern.indexOf(':');
  if (colon < 1) return [];
  const service = findService(pattern.slice(0, colon).toLowerCase());
  if (service === undefined) return [];
  const glob: Glob = compileGlob(pattern.slice(colon + 1).toLowerCase());
  return service.actions.filter((name) => matchesGlob(glob, name.toLowerCase())).map((name) => `${service.prefix}:${name}`);
}
