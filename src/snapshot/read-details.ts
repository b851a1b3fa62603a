import type { DetailList } from '../estate/builder.ts';
import type { SnapshotFile } from './find-files.ts';
import type { StartedFile } from './read-ahead.ts';
import { readMembers } from './read-members.ts';
import { type Reading, report } from './reading.ts';

/** What one file with details held. */
export interface DetailsFile {
  readonly file: SnapshotFile;
  /** Whether it was read to its end. */
  readonly whole: boolean;
  readonly lists: ReadonlySet<DetailList>;
  /** Whether it says that another page follows. */
  readonly more: boolean;
  /** As the first ARN says. */
  readonly account: string | undefined;
}

const DETAIL_LISTS: ReadonlySet<string> = new Set<DetailList>(['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies']);
const isDetailList = (key: string): key is DetailList => DETAIL_LISTS.has(key);

/** Gives every element of the file to the builder, up to the first thing that cannot be read. `account` undefined: its ARNs tell. */
export async function readDetails(started: StartedFile, account: string | undefined, reading: Reading): Promise<DetailsFile> {
  const { file } = started;
  const lists = new Set<DetailList>();
  const notLists: string[] = [];
  let more = false;
  let owner: string | undefined;
  const failed = await readMembers(started, reading.onBytes, {
    list: (key) => void (isDetailList(key) && lists.add(key)),
    value(key, index, value) {
      if (!isDetailList(key)) {
        // IAM's API says IsTruncated; the CLI says NextToken where --max-items stopped it
        if (index === undefined && ((key === 'IsTruncated' && value === true) || (key === 'NextToken' && value !== null))) more = true;
      } else if (index === undefined) notLists.push(key);
      else {
        owner ??= accountOf(value);
        if (key === 'UserDetailList' || key === 'RoleDetailList') reading.answerable++;
        reading.builder.detail(account, key, index, value, file.name);
      }
    },
  });
  const known = account ?? owner;
  if (failed !== undefined) report(reading, file.name, failed.path, failed.message, known);
  for (const key of notLists) report(reading, file.name, [key], `\`${key}\` is not a list`, known);
  if (failed === undefined && lists.size === 0) report(reading, file.name, [], NOTHING, known);
  return { file, whole: failed === undefined && lists.size > 0, lists, more, account: owner };
}

const NOTHING =
  'the file holds none of `UserDetailList`, `GroupDetailList`, `RoleDetailList` and `Policies`: ' +
  'it is not the output of `aws iam get-account-authorization-details`';

function accountOf(item: unknown): string | undefined {
  const arn = typeof item === 'object' && item !== null && 'Arn' in item ? item.Arn : undefined;
  return typeof arn === 'string' ? /^arn:[^:]+:iam::(\d{12}):/.exec(arn)?.[1] : undefined;
}
