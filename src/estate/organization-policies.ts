import { type Documents, unreadableAttachment } from './documents.ts';
import type { Attachment } from './estate.ts';
import { isObject, type Json, textOf } from './json.ts';
import type { Path } from './places.ts';
import type { Report } from './problems.ts';

/** Service control policies or resource control policies. */
export type ControlKind = 'scp' | 'rcp';

/** The policies of one type by the root, unit or account they are attached to. */
export interface ControlPolicies {
  readonly byTarget: ReadonlyMap<string, readonly Attachment[]>;
  /** Those whose targets cannot be read: they may be attached anywhere. */
  readonly anywhere: readonly Attachment[];
}

const TYPES: readonly (readonly [ControlKind, string, string])[] = [
  ['scp', 'SERVICE_CONTROL_POLICY', 'SCP'],
  ['rcp', 'RESOURCE_CONTROL_POLICY', 'RCP'],
];

interface Collected {
  readonly byTarget: Map<string, Attachment[]>;
  readonly anywhere: Attachment[];
}

/** Undefined where the file has no list of policies: what is attached is then unknown. */
export function readControlPolicies(
  document: Json,
  file: string,
  documents: Documents,
  report: Report,
): Readonly<Record<ControlKind, ControlPolicies>> | undefined {
  const written = document['Policies'];
  if (!Array.isArray(written)) {
    report(
      'error',
      ['Policies'],
      `the organisation's policies are ${written === undefined ? 'missing' : 'not a list'}: SCPs and RCPs are unknown`,
    );
    return undefined;
  }
  const collected: Record<ControlKind, Collected> = {
    scp: { byTarget: new Map(), anywhere: [] },
    rcp: { byTarget: new Map(), anywhere: [] },
  };
  for (const [index, element] of written.entries()) readPolicy(element, ['Policies', index], file, documents, report, collected);
  return collected;
}

function readPolicy(
  element: unknown,
  path: Path,
  file: string,
  documents: Documents,
  report: Report,
  collected: Readonly<Record<ControlKind, Collected>>,
): void {
  const item: Json = isObject(element) ? element : {};
  const summary: Json = isObject(item['PolicySummary']) ? item['PolicySummary'] : {};
  const id = textOf(summary['Id']) ?? textOf(summary['Arn']) ?? path.join('.');
  if (textOf(summary['Id']) === undefined) report('warning', path, `policy ${id} has no Id`);
  const type = textOf(summary['Type']) ?? typeOfArn(textOf(summary['Arn']));
  const targets = readTargets(item['Targets']);
  // tag, backup, chat and declarative policies grant and deny nothing
  if (type !== undefined && !TYPES.some(([, name]) => name === type)) return;
  if (type === undefined) report('error', path, `policy ${id} has no type: it may be an SCP or an RCP`);
  if (targets === undefined)
    report('error', [...path, 'Targets'], `policy ${id}: its targets cannot be read, so it may be attached anywhere`);
  for (const [kind, name, short] of TYPES) {
    if (type !== undefined && type !== name) continue;
    const ref = { name: `${short} ${textOf(summary['Name']) ?? id} (${id})`, file, path: [...path, 'Content'] };
    const attachment =
      type === undefined || targets === undefined
        ? unreadableAttachment(kind, ref, type === undefined ? 'its type is missing' : 'its targets cannot be read')
        : documents.attach(item['Content'], kind, ref, report);
    if (targets === undefined) collected[kind].anywhere.push(attachment);
    for (const target of targets ?? []) {
      const attached = collected[kind].byTarget.get(target);
      if (attached === undefined) collected[kind].byTarget.set(target, [attachment]);
      else attached.push(attachment);
    }
  }
}

/** `arn:aws:organizations::111122223333:policy/o-abc/service_control_policy/p-abc`. */
const typeOfArn = (arn: string | undefined): string | undefined =>
  /:policy\/(?:[^/]+\/)?([a-z_]+)\/p-[^/]+$/i.exec(arn ?? '')?.[1]?.toUpperCase();

/** Undefined where one of them cannot be read. */
function readTargets(written: unknown): readonly string[] | undefined {
  if (!Array.isArray(written)) return undefined;
  const targets = new Set<string>();
  for (const target of written) {
    const id = isObject(target) ? textOf(target['TargetId']) : undefined;
    if (id === undefined) return undefined;
    targets.add(id);
  }
  return [...targets];
}
