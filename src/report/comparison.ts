import type { ReportFinding } from './findings-report.ts';
import { type ReportHolders, type Way, WAYS } from './holders-report.ts';
import type { ScanReport } from './scan-report.ts';

/** One action that somebody holds otherwise than before; undefined: not at all. */
export interface ChangedAction {
  readonly action: string;
  readonly before: Way | undefined;
  readonly now: Way | undefined;
}

/** What changed for one principal. */
export interface ChangedHolder {
  readonly principal: string;
  /** `appeared`: it held nothing privileged before; `vanished`: it holds nothing any more. */
  readonly kind: 'appeared' | 'vanished' | 'changed';
  readonly actions: readonly ChangedAction[];
}

/** What is different between two scans. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly before: { readonly snapshot: string; readonly now: string };
  readonly now: { readonly snapshot: string; readonly now: string };
  /** Who gained most comes first. */
  readonly holders: readonly ChangedHolder[];
  readonly findings: {
    readonly appeared: readonly ReportFinding[];
    readonly vanished: readonly ReportFinding[];
    /** Another verdict, severity or state about the same thing. */
    readonly changed: readonly { readonly before: ReportFinding; readonly now: ReportFinding }[];
  };
}

/** Compares two scans, holder by holder and finding by finding. Both must report everybody by name. */
export function compareScans(before: ScanReport, now: ScanReport): Comparison {
  return {
    kind: 'comparison',
    before: { snapshot: before.snapshot, now: before.now },
    now: { snapshot: now.snapshot, now: now.now },
    holders: changedHolders(before.holders, now.holders),
    findings: changedFindings(before.findings, now.findings),
  };
}

const NOBODY: ReportHolders = { actions: [], sets: [], groups: [] };

/** By way the key of a set: sets with the same key hold the same actions. */
type Held = Readonly<Partial<Record<Way, string>>>;

function changedHolders(old: ReportHolders = NOBODY, young: ReportHolders = NOBODY): readonly ChangedHolder[] {
  const [was, is] = [heldBy(old), heldBy(young)];
  const found: ChangedHolder[] = [];
  for (const principal of new Set([...was.keys(), ...is.keys()])) {
    const [before, now] = [was.get(principal), is.get(principal)];
    if (WAYS.every((way) => before?.[way] === now?.[way])) continue;
    const actions = changedActions(before, now);
    if (actions.length > 0)
      found.push({ principal, kind: before === undefined ? 'appeared' : now === undefined ? 'vanished' : 'changed', actions });
  }
  const gained = ({ actions }: ChangedHolder): number => actions.filter(({ before, now }) => rank(now) < rank(before)).length;
  return found.sort((a, b) => gained(b) - gained(a) || (a.principal < b.principal ? -1 : 1));
}

/** Names of actions never hold a space. */
function heldBy({ actions, sets, groups }: ReportHolders): ReadonlyMap<string, Held> {
  const keys = sets.map((set) => set.map((place) => actions[place]).join(' '));
  const held = new Map<string, Held>();
  for (const { principals, ways } of groups) {
    const own: Partial<Record<Way, string>> = {};
    for (const way of WAYS) {
      const place = ways[way];
      if (place !== undefined) own[way] = keys[place] ?? '';
    }
    for (const principal of principals) held.set(principal, own);
  }
  return held;
}

function changedActions(before: Held | undefined, now: Held | undefined): readonly ChangedAction[] {
  const [was, is] = [strongest(before), strongest(now)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((action) => was.get(action) !== is.get(action))
    .sort()
    .map((action) => ({ action, before: was.get(action), now: is.get(action) }));
}

/** By action the surest way in which it is held. */
function strongest(held: Held | undefined): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  if (held === undefined) return ways;
  for (const way of WAYS) for (const action of held[way]?.split(' ') ?? []) if (!ways.has(action)) ways.set(action, way);
  return ways;
}

const rank = (way: Way | undefined): number => (way === undefined ? WAYS.length : WAYS.indexOf(way));

function changedFindings(before: readonly ReportFinding[], now: readonly ReportFinding[]): Comparison['findings'] {
  const known = new Map(before.map((finding) => [finding.fingerprint, finding]));
  const appeared: ReportFinding[] = [];
  const changed: { before: ReportFinding; now: ReportFinding }[] = [];
  for (const finding of now) {
    const old = known.get(finding.fingerprint);
    known.delete(finding.fingerprint);
    if (old === undefined) appeared.push(finding);
    else if (old.verdict !== finding.verdict || old.severity !== finding.severity || old.state !== finding.state)
      changed.push({ before: old, now: finding });
  }
  return { appeared, vanished: [...known.values()], changed };
}
