import type { DetailList } from '../estate/builder.ts';
import type { AccountFiles, SnapshotFile } from './find-files.ts';
import type { StartedAccount, StartedFile } from './read-ahead.ts';
import { type DetailsFile, readDetails } from './read-details.ts';
import { type JsonFile, readJsonFile } from './read-json-file.ts';
import { readMembers } from './read-members.ts';
import { type Reading, report } from './reading.ts';

/** Gives all that is known about one account to the builder. */
export async function readAccount(started: StartedAccount, reading: Reading): Promise<void> {
  const { files } = started;
  const { folder, id, unreadable } = files;
  if (unreadable !== undefined) {
    report(reading, folder, [], `the folder cannot be looked into: ${unreadable}`, id);
    return;
  }
  const { builder } = reading;
  const described = await read(files.account, started.account, id, reading);
  const details: DetailsFile[] = [];
  for (const file of started.details) details.push(await readDetails(file, id, reading));
  endDetails(files, details, reading);
  const account = id ?? idIn(described?.value) ?? details.find((file) => file.account !== undefined)?.account;
  const give = (file: SnapshotFile | undefined, take: (account: string) => void): void => {
    if (file === undefined) return;
    if (account !== undefined) take(account);
    else report(reading, file.name, [], NO_OWNER, undefined);
  };
  if (described !== undefined) give(files.account, (owner) => builder.account(owner, described.value, described.name));
  const policies = await read(files.resourcePolicies, started.resourcePolicies, account, reading);
  if (policies !== undefined) {
    reading.answerable++;
    give(files.resourcePolicies, (owner) => builder.resourcePolicies(owner, policies.value, policies.name));
  }
  const resources = await read(files.aiResources, started.aiResources, account, reading);
  if (resources !== undefined) give(files.aiResources, (owner) => builder.aiResources(owner, resources.value, resources.name));
  await readLastAccessed(started.lastAccessed, account, reading);
  await readAnswers(files, account, reading);
}

/** One answer for each principal, of which some accounts have thousands. */
async function readLastAccessed(started: StartedFile | undefined, account: string | undefined, reading: Reading): Promise<void> {
  if (started === undefined) return;
  const { file } = started;
  if (account === undefined) {
    report(reading, file.name, [], NO_OWNER, undefined);
    return;
  }
  const lists: string[] = [];
  const failed = await readMembers(started, () => undefined, {
    list: (key) => void lists.push(key),
    value(key, index, value) {
      if (index === undefined) reading.builder.lastAccessed(account, key, value, file.name);
    },
  });
  for (const key of lists) report(reading, file.name, [key], `what is said of \`${key}\` is a list`, account);
  if (failed !== undefined) report(reading, file.name, failed.path, failed.message, account);
}

/** Some hundred small files, one after the other. */
async function readAnswers({ answers, folder }: AccountFiles, account: string | undefined, reading: Reading): Promise<void> {
  if (answers.length > 0 && account === undefined) {
    report(reading, `${folder}/responses`, [], NO_OWNER, undefined);
    return;
  }
  for (const { file, place } of answers) {
    const found = await readJsonFile(file);
    if ('problem' in found) report(reading, file.name, [], found.problem, account);
    if (place.operation !== '') reading.builder.answer(account as string, 'value' in found ? found.value : undefined, place);
  }
}

const NO_OWNER = 'nothing tells which account the file belongs to: put it into a folder that is named by the account id';

async function read(
  file: SnapshotFile | undefined,
  content: Promise<JsonFile> | undefined,
  account: string | undefined,
  reading: Reading,
): Promise<{ readonly value: unknown; readonly name: string } | undefined> {
  if (file === undefined || content === undefined) return undefined;
  const found = await content;
  if ('value' in found) return { value: found.value, name: file.name };
  report(reading, file.name, [], found.problem, account);
  return undefined;
}

function idIn(document: unknown): string | undefined {
  const id = typeof document === 'object' && document !== null && 'Id' in document ? document.Id : undefined;
  return typeof id === 'string' && /^\d{12}$/.test(id) ? id : undefined;
}

const PRINCIPAL_LISTS: readonly (readonly [DetailList, string])[] = [
  ['UserDetailList', 'users'],
  ['RoleDetailList', 'roles'],
];

/** Says that the details were read to their end, if there is nothing that they lack. */
function endDetails(files: AccountFiles, details: readonly DetailsFile[], reading: Reading): void {
  const account = files.id ?? details.find((file) => file.account !== undefined)?.account;
  const [first] = details;
  if (first === undefined) {
    const file = `${files.folder === '' ? '' : `${files.folder}/`}account-authorization-details.json`;
    const message = 'the file is missing: save the output of `aws iam get-account-authorization-details` there';
    report(reading, file, [], message, account);
    return;
  }
  if (details.every((file) => !file.whole)) return;
  let complete = true;
  if (details.every((file) => file.more)) {
    complete = false;
    const last = details.at(-1) ?? first;
    const message = 'the answer goes on after this file (`IsTruncated` or `NextToken`): save its other pages beside it, or all in one';
    report(reading, last.file.name, [], message, account);
  }
  for (const [list, what] of PRINCIPAL_LISTS) {
    if (details.some((file) => file.lists.has(list) || !file.whole)) continue;
    complete = false;
    report(reading, first.file.name, [list], `\`${list}\` is missing: which ${what} the account has is unknown`, account);
  }
  if (!complete) return;
  for (const { file, whole } of details) if (whole) reading.builder.detailsEnd(files.id, file.name);
}
