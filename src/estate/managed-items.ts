import type { Documents } from './documents.ts';
import { isAwsManaged } from './iam-arns.ts';
import type { DetailItem } from './item-policies.ts';
import { isObject, listOf, textOf } from './json.ts';
import { comparePaths, compareTexts, inside, type Path } from './places.ts';

/** A managed policy of the details: the text of its default version, or why there is none. */
export interface ManagedItem {
  readonly arn: string;
  readonly file: string;
  readonly path: Path;
  readonly version: string | undefined;
  readonly text: string | undefined;
  readonly unreadable: string | undefined;
}

/** Only the default version of a policy is in force (IAM User Guide, "Versioning IAM policies"). */
export function readManaged({ item, arn, file, place }: DetailItem, documents: Documents): ManagedItem {
  const listed = inside(place, 'PolicyVersionList');
  const versions = listOf(item['PolicyVersionList']);
  const index = versions === undefined ? 'its PolicyVersionList is not a list' : defaultVersion(versions, textOf(item['DefaultVersionId']));
  const found = versions === undefined || typeof index === 'string' ? undefined : versions[index];
  if (typeof index === 'string' || !isObject(found)) {
    return { arn, file, path: listed.path, version: undefined, text: undefined, unreadable: String(index) };
  }
  const version = textOf(found['VersionId']);
  const { path } = inside(listed, index, 'Document');
  const text = documents.keep(found['Document'], { name: arn, file, path });
  const unreadable = text === undefined ? `version ${version ?? index + 1} has no document` : undefined;
  return { arn, file, path, version, text, unreadable };
}

/** The position of the default version, or why it is not certain which one that is. */
function defaultVersion(versions: readonly unknown[], named: string | undefined): number | string {
  let found: number | undefined;
  let contradicted = false;
  for (const [index, version] of versions.entries()) {
    if (!isObject(version)) return `element ${index + 1} of its PolicyVersionList is not an object`;
    const marked = version['IsDefaultVersion'];
    const isNamed = named === undefined ? marked === true : textOf(version['VersionId']) === named;
    if (named !== undefined && marked !== undefined && marked !== isNamed) contradicted = true;
    if (!isNamed) continue;
    if (found !== undefined) return named === undefined ? 'two versions are marked as default' : `two versions are called ${named}`;
    found = index;
  }
  if (contradicted) return `DefaultVersionId says ${named} and IsDefaultVersion says otherwise`;
  if (found !== undefined) return found;
  return named === undefined ? 'no version is named or marked as default' : `its default version ${named} is not in the snapshot`;
}

/** One item for each policy of AWS: accounts read at different times may hold different versions, of which the newest counts. */
export function newestAwsManaged(items: Iterable<ManagedItem>): ReadonlyMap<string, ManagedItem> {
  const newest = new Map<string, ManagedItem>();
  for (const item of items) {
    if (item.text === undefined || !isAwsManaged(item.arn)) continue;
    const other = newest.get(item.arn);
    if (other === undefined || isNewer(item, other)) newest.set(item.arn, item);
  }
  return newest;
}

function isNewer(a: ManagedItem, b: ManagedItem): boolean {
  const order = versionNumber(a) - versionNumber(b);
  return order > 0 || (order === 0 && (compareTexts(a.file, b.file) || comparePaths(a.path, b.path)) < 0);
}

const versionNumber = ({ version }: ManagedItem): number => {
  const digits = version?.slice(1) ?? '';
  return /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
};
