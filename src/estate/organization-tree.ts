import type { OrganizationalUnit } from './estate.ts';
import { isObject, type Json, textOf } from './json.ts';
import type { Path } from './places.ts';
import type { Report } from './problems.ts';

/** A root, unit or account of the organisation, and where it stands in the file. */
export interface Node {
  readonly id: string;
  readonly name: string | undefined;
  readonly parentId: string | undefined;
  readonly item: Json;
  readonly path: Path;
}

/** Roots, units and accounts by id. */
export interface OrganizationTree {
  readonly roots: ReadonlyMap<string, Node>;
  readonly units: ReadonlyMap<string, Node>;
  readonly accounts: ReadonlyMap<string, Node>;
  /** Units and accounts that are described twice and differently: where they stand is unknown. */
  readonly ambiguous: ReadonlySet<string>;
}

/** Reads where units and accounts stand. */
export function readTree(document: Json, report: Report): OrganizationTree {
  const ambiguous = new Set<string>();
  const roots = readNodes(document, 'Roots', ambiguous, report);
  const units = readNodes(document, 'OrganizationalUnits', ambiguous, report);
  const accounts = readNodes(document, 'Accounts', ambiguous, report);
  if (roots.size === 0) report('error', ['Roots'], 'the organisation has no root');
  return { roots, units, accounts, ambiguous };
}

function readNodes(document: Json, key: string, ambiguous: Set<string>, report: Report): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  const written = document[key];
  if (!Array.isArray(written)) {
    report('error', [key], `${key} is ${written === undefined ? 'missing' : 'not a list'}`);
    return nodes;
  }
  for (const [index, item] of written.entries()) {
    const path = [key, index];
    const id = isObject(item) ? textOf(item['Id']) : undefined;
    if (!isObject(item) || id === undefined) {
      report('error', path, `element ${index + 1} of ${key} has no Id`);
      continue;
    }
    const node = { id, name: textOf(item['Name']), parentId: textOf(item['ParentId']), item, path };
    const known = nodes.get(id);
    if (known === undefined) nodes.set(id, node);
    else if (known.parentId !== node.parentId) {
      ambiguous.add(id);
      report('error', path, `${id} is described twice and differently; the other is at ${known.path.join('.')}`);
    }
  }
  return nodes;
}

/** The way from the root down to a node, or as much of it as is known. */
export interface Lineage {
  /** Ids from the top, the node itself last. The first is a root if the whole way is known. */
  readonly ids: readonly string[];
  readonly broken: string | undefined;
}

/** Climbs from a node to the root, and says what broke off the way. */
export function lineageOf(tree: OrganizationTree, node: Node): Lineage {
  const ids = [node.id];
  const seen = new Set(ids);
  let at = node;
  for (;;) {
    if (tree.ambiguous.has(at.id)) return { ids, broken: `the place of ${at.id} is described twice` };
    if (at.parentId === undefined) return { ids, broken: `${at.id} has no ParentId` };
    if (seen.has(at.parentId)) return { ids, broken: `${at.parentId} stands below itself` };
    seen.add(at.parentId);
    ids.unshift(at.parentId);
    if (tree.roots.has(at.parentId)) return { ids, broken: undefined };
    const parent = tree.units.get(at.parentId);
    if (parent === undefined) return { ids: ids.slice(1), broken: `its parent ${at.parentId} is not in the snapshot` };
    at = parent;
  }
}

/** The units as the estate names them. */
export const unitsOf = (tree: OrganizationTree): readonly OrganizationalUnit[] =>
  [...tree.units.values()].map(({ id, name, parentId }) => ({ id, name: name ?? id, parentId: parentId ?? '' }));
