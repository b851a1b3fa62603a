import { splitArn } from '../iam/arn.ts';
import type { PolicyKind } from '../iam/policy.ts';
import type { ShippedPolicy } from './builder.ts';
import { type Documents, unreadableAttachment } from './documents.ts';
import type { Attachment, EstateProblem } from './estate.ts';
import { isAwsManaged } from './iam-arns.ts';
import type { ManagedItem } from './managed-items.ts';
import type { Path } from './places.ts';
import type { Report } from './problems.ts';

/** How a managed policy is attached. One document may be both, which are two policies. */
type Attached = Extract<PolicyKind, 'identity' | 'boundary'>;

/** Where a policy is named: needed only for what cannot be found. */
interface Holder {
  readonly file: string;
  readonly path: () => Path;
}

/** Finds managed policies by ARN: in the account; those of AWS also in other accounts, and last among those shipped with Mantlet. */
export interface ManagedPolicies {
  resolve(arn: string, kind: Attached, where: Holder): Attachment;
  /** Reports policies that cannot be read although nobody has them. */
  reportUnattached(): void;
}

/** Where the managed policies of one account are found. */
export interface ManagedSources {
  readonly account: string;
  /** Two for one ARN describe it differently. */
  readonly own: ReadonlyMap<string, readonly ManagedItem[]>;
  readonly documents: Documents;
  readonly problems: EstateProblem[];
  readonly awsManaged: AwsManaged;
}

/** Finds the managed policies of one account, each once. */
export function managedPolicies(sources: ManagedSources): ManagedPolicies {
  const resolved = { identity: new Map<string, Attachment>(), boundary: new Map<string, Attachment>() };
  return {
    resolve(arn, kind, where) {
      let attachment = resolved[kind].get(arn);
      if (attachment === undefined) {
        attachment = find(sources, arn, kind, where);
        resolved[kind].set(arn, attachment);
      }
      return attachment;
    },
    reportUnattached() {
      for (const [arn, [item]] of sources.own) {
        if (item === undefined || resolved.identity.has(arn) || resolved.boundary.has(arn)) continue;
        const report: Report = (_, path, message) => {
          sources.problems.push({
            severity: 'warning',
            file: item.file,
            path,
            message: `${message}; it is not attached`,
            account: sources.account,
          });
        };
        attachItem(item, 'identity', sources.documents, report);
      }
    },
  };
}

function find(sources: ManagedSources, arn: string, kind: Attached, where: Holder): Attachment {
  const { account, documents, problems } = sources;
  const [item, other] = sources.own.get(arn) ?? [];
  if (item === undefined) {
    if (isAwsManaged(arn)) return sources.awsManaged.resolve(arn, kind, where);
    const why = `policy ${arn} is attached and not in the snapshot`;
    const at = { file: where.file, path: where.path() };
    problems.push({ severity: 'error', ...at, message: why, account });
    return unreadableAttachment(kind, { name: arn, ...at }, why);
  }
  // where the two stand is reported with all other duplicates
  if (other !== undefined) return unreadableAttachment(kind, refOf(item), 'two different policies of the snapshot have this ARN');
  return attachItem(item, kind, documents, (severity, at, message) => {
    problems.push({ severity, file: item.file, path: at, message, account });
  });
}

const refOf = ({ arn, file, path, version }: ManagedItem) => ({ name: arn, file, path, ...(version === undefined ? {} : { version }) });

function attachItem(item: ManagedItem, kind: Attached, documents: Documents, report: Report): Attachment {
  const ref = refOf(item);
  if (item.text !== undefined) return documents.attachText(item.text, kind, ref, report);
  const why = item.unreadable ?? 'it has no document';
  report('error', item.path, `policy ${item.arn} cannot be read: ${why}`);
  return unreadableAttachment(kind, ref, why);
}

/** AWS's own policies, for accounts whose details lack them. They are the same in every account of a partition. */
export type AwsManaged = Pick<ManagedPolicies, 'resolve'>;

/** Finds the policies of AWS: the newest version in any account, else the shipped one. */
export function awsManagedPolicies(
  newest: ReadonlyMap<string, ManagedItem>,
  shipped: ReadonlyMap<string, ShippedPolicy>,
  documents: Documents,
  problems: EstateProblem[],
): AwsManaged {
  const resolved = { identity: new Map<string, Attachment>(), boundary: new Map<string, Attachment>() };
  const load = (arn: string, kind: Attached, where: Holder): Attachment => {
    const { file } = where;
    const report: Report = (severity, at, message) => problems.push({ severity, file, path: at, message, account: undefined });
    const item = newest.get(arn);
    if (item !== undefined) return attachItem(item, kind, documents, () => undefined); // reported where it stands
    const path = where.path();
    const body = shipped.get(arn);
    if (body === undefined) {
      const why = `policy ${arn} of AWS is attached and ${notShipped(arn)}`;
      report('error', path, why);
      return unreadableAttachment(kind, { name: arn, file, path }, why);
    }
    const dated = body.date === undefined ? '' : ` of ${body.date}`;
    report('warning', path, `policy ${arn} is not in the snapshot; taken as shipped with Mantlet: ${body.version}${dated}`);
    return documents.attach(body.document, kind, { name: arn, version: body.version }, (severity, _, message) =>
      report(severity, path, message),
    );
  };
  return {
    resolve(arn, kind, where) {
      let attachment = resolved[kind].get(arn);
      if (attachment === undefined) {
        attachment = load(arn, kind, where);
        resolved[kind].set(arn, attachment);
      }
      return attachment;
    },
  };
}

/** The shipped versions of those policies, as documents. They decide nothing where the snapshot holds one. */
export function shippedOfAws(
  arns: Iterable<string>,
  shipped: ReadonlyMap<string, ShippedPolicy>,
  documents: Documents,
): ReadonlyMap<string, Attachment> {
  const found = new Map<string, Attachment>();
  for (const arn of arns) {
    const body = isAwsManaged(arn) ? shipped.get(arn) : undefined;
    if (body !== undefined)
      found.set(
        arn,
        documents.attach(body.document, 'identity', { name: arn, version: body.version }, () => undefined),
      );
  }
  return found;
}

/** Names are the same in every partition, the texts are not: the ARNs in them, and the actions that a partition has. */
function notShipped(arn: string): string {
  const partition = splitArn(arn)?.[0] ?? 'aws';
  if (partition === 'aws') return 'neither in the snapshot nor shipped with Mantlet';
  return `not in the snapshot; Mantlet ships the policies of the partition aws, and those of ${partition} may differ`;
}
