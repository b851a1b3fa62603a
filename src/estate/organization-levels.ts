import type { DocumentRef } from '../iam/policy.ts';
import { unreadableAttachment } from './documents.ts';
import type { Attachment } from './estate.ts';
import { isObject, type Json, textOf } from './json.ts';
import type { ControlKind, ControlPolicies } from './organization-policies.ts';
import type { Lineage, OrganizationTree } from './organization-tree.ts';
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

export function controlLevels(
  kind: ControlKind,
  document: Json,
  file: string,
  tree: OrganizationTree,
  policies: ControlPolicies | undefined,
  report: Report,
): ControlLevels {
  const enabled = isEnabled(kind, document, tree, policies, report);
  const unknown = (ref: DocumentRef, why: string): readonly Attachment[] => [unreadableAttachment(kind, ref, why)];
  const word = kind.toUpperCase();
  const missing = unknown({ name: `${word}s of the organisation`, file, path: ['Policies'] }, "the organisation's policies are missing");
  const misplaced = unknown({ name: `${word}s above`, file, path: ['OrganizationalUnits'] }, 'the place in the organisation is unknown');
  return {
    enabled,
    of({ ids, broken }) {
      if (!enabled) return undefined;
      if (policies === undefined) return [missing];
      const known = ids.map((id) => policies.byTarget.get(id) ?? NO_POLICIES);
      const levels = broken === undefined ? known : [misplaced, ...known];
      const [top = NO_POLICIES, ...below] = levels;
      return policies.anywhere.length === 0 ? levels : [[...top, ...policies.anywhere], ...below];
    },
  };
}

/** SCPs and RCPs need an organisation with all features (Organizations User Guide, "Enabling all features"). */
function isEnabled(
  kind: ControlKind,
  document: Json,
  tree: OrganizationTree,
  policies: ControlPolicies | undefined,
  report: Report,
): boolean {
  const organization = document['Organization'];
  const features = isObject(organization) ? textOf(organization['FeatureSet']) : undefined;
  if (features !== undefined && features !== 'ALL') return false;
  const [root] = tree.roots.values();
  const written = root?.item['PolicyTypes'];
  if (Array.isArray(written)) {
    return written.some((type) => isObject(type) && type['Type'] === TYPE_NAMES[kind] && type['Status'] === 'ENABLED');
  }
  const path = root === undefined ? ['Roots'] : [...root.path, 'PolicyTypes'];
  const word = `${kind.toUpperCase()}s`;
  if (policies === undefined) return true; // as unknown as the policies, which has been reported
  const attached = policies.byTarget.size > 0 || policies.anywhere.length > 0;
  report(
    'warning',
    path,
    `PolicyTypes does not tell whether ${word} are enabled: taken as ${attached ? 'enabled, because some are attached' : 'disabled, because none is attached'}`,
  );
  return attached;
}
