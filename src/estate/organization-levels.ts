import type { DocumentRef } from '../iam/policy.ts';
import { unreadableAttachment } from './documents.ts';
import type { Attachment } from './estate.ts';
import { isObject, type Json, textOf } from './json.ts';
import type { ControlKind, ControlPolicies } from './organization-policies.ts';
import type { Lineage, OrganizationTree } from './organization-tree.ts';
import type { Path } from './places.ts';
import type { Report } from './problems.ts';

type Levels = readonly (readonly Attachment[])[];

/** What binds the accounts of the organisation by one type of policy. */
export interface ControlLevels {
  readonly enabled: boolean;
  /** From the root down to the account; undefined where the type does not exist here. */
  of(lineage: Lineage): Levels | undefined;
}

const TYPE_NAMES = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;
const NO_POLICIES: readonly Attachment[] = [];

/** Lays the SCPs or RCPs of the organisation out by level; what is missing stands as an unreadable policy. */
export function controlLevels(
  kind: ControlKind,
  document: Json,
  file: string,
  tree: OrganizationTree,
  policies: ControlPolicies | undefined,
  report: Report,
): ControlLevels {
  const enabled = stateOf(kind, document, tree, policies, report);
  const unknown = (ref: DocumentRef, why: string): readonly Attachment[] => [unreadableAttachment(kind, ref, why)];
  const word = kind.toUpperCase();
  const missing = unknown({ name: `${word}s of the organisation`, file, path: ['Policies'] }, "the organisation's policies are missing");
  const misplaced = unknown({ name: `${word}s above`, file, path: ['OrganizationalUnits'] }, 'the place in the organisation is unknown');
  const undecided = unknown({ name: `${word}s of the organisation`, file, path: ['Roots'] }, 'whether they are enabled is unknown');
  return {
    // a type that may be enabled may bind
    enabled: enabled !== 'no',
    of({ ids, broken }) {
      if (enabled === 'no') return undefined;
      if (policies === undefined) return [missing];
      if (enabled === 'unknown') return [undecided];
      const known = ids.map((id) => policies.byTarget.get(id) ?? NO_POLICIES);
      const levels = broken === undefined ? known : [misplaced, ...known];
      const [top = NO_POLICIES, ...below] = levels;
      return policies.anywhere.length === 0 ? levels : [[...top, ...policies.anywhere], ...below];
    },
  };
}

type Enabled = 'yes' | 'no' | 'unknown';

/** SCPs and RCPs need an organisation with all features (Organizations User Guide, "Enabling all features"). */
function stateOf(
  kind: ControlKind,
  document: Json,
  tree: OrganizationTree,
  policies: ControlPolicies | undefined,
  report: Report,
): Enabled {
  const organization = document['Organization'];
  const features = isObject(organization) ? textOf(organization['FeatureSet']) : undefined;
  if (features !== undefined && features !== 'ALL') return 'no';
  const [root] = tree.roots.values();
  const written = root?.item['PolicyTypes'];
  const path = root === undefined ? ['Roots'] : [...root.path, 'PolicyTypes'];
  if (Array.isArray(written)) return listedState(kind, written, path, report);
  if (policies === undefined) return 'unknown'; // which has been reported of the policies
  const attached = policies.byTarget.size > 0 || policies.anywhere.length > 0;
  const taken = attached ? 'enabled, because some are attached' : 'disabled, because none is attached';
  report('warning', path, `PolicyTypes does not tell whether ${kind.toUpperCase()}s are enabled: taken as ${taken}`);
  return attached ? 'yes' : 'no';
}

/** A type that is not listed is disabled; one in transition (PENDING_ENABLE, PENDING_DISABLE) may bind or not. */
function listedState(kind: ControlKind, types: readonly unknown[], path: Path, report: Report): Enabled {
  let state: Enabled = 'no';
  for (const [index, element] of types.entries()) {
    const type = isObject(element) ? textOf(element['Type']) : undefined;
    const status = isObject(element) ? textOf(element['Status']) : undefined;
    if (type !== undefined && type !== TYPE_NAMES[kind]) continue;
    if (type !== undefined && status === 'ENABLED') return 'yes';
    if (type !== undefined && status !== undefined && !status.startsWith('PENDING_')) continue;
    report('error', [...path, index], `this policy type leaves open whether ${kind.toUpperCase()}s are enabled`);
    state = 'unknown';
  }
  return state;
}
