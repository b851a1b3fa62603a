import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { AnswerPlace } from '../estate/answers.ts';
import { SnapshotError } from './snapshot-error.ts';
import { systemReason } from './system-reason.ts';

/** A file of a snapshot that Mantlet knows by its name. */
export interface SnapshotFile {
  readonly path: string;
  /** Relative to the snapshot, with `/`. */
  readonly name: string;
  /** Undefined for a pipe. */
  readonly bytes: number | undefined;
  /** Why it cannot be read at all. */
  readonly unreadable: string | undefined;
}

/** One answer of AWS's API. */
export interface AnswerFile {
  readonly file: SnapshotFile;
  readonly place: AnswerPlace;
}

/** The files of one account. */
export interface AccountFiles {
  /** Undefined where no folder is named by it: the files tell. */
  readonly id: string | undefined;
  /** Relative to the snapshot; empty for the snapshot itself. */
  readonly folder: string;
  /** Several where a person saved the pages of the answer. */
  readonly details: readonly SnapshotFile[];
  readonly account: SnapshotFile | undefined;
  readonly resourcePolicies: SnapshotFile | undefined;
  readonly aiResources: SnapshotFile | undefined;
  readonly lastAccessed: SnapshotFile | undefined;
  /** `responses/<region>/<service>.<Operation>/<subject>.json` */
  readonly answers: readonly AnswerFile[];
  /** Why the folder cannot be looked into. */
  readonly unreadable: string | undefined;
}

/** The files of a snapshot. */
export interface SnapshotFiles {
  /** Whether the snapshot is one file with the details of one account. */
  readonly bare: boolean;
  readonly organization: SnapshotFile | undefined;
  readonly identityCenter: SnapshotFile | undefined;
  readonly accounts: readonly AccountFiles[];
}

const DETAILS = /^account-authorization-details.*\.json$/;
const ACCOUNT_ID = /^\d{12}$/;

/** Finds out what a path holds. Throws where it holds nothing that Mantlet knows. */
export async function findSnapshotFiles(path: string): Promise<SnapshotFiles> {
  const info = await stat(path).catch((error: unknown) => {
    const missing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    const fix = missing ? ': name a folder or a get-account-authorization-details file' : '';
    throw new SnapshotError(missing ? 'missing' : 'unreadable', `cannot read \`${path}\`: ${systemReason(error)}${fix}`);
  });
  if (!info.isDirectory()) {
    const file = { path, name: basename(path), bytes: info.isFile() ? info.size : undefined, unreadable: undefined };
    return { bare: true, organization: undefined, identityCenter: undefined, accounts: [{ ...NO_FILES, details: [file] }] };
  }
  const names = await namesIn(path);
  if (typeof names === 'string') throw new SnapshotError('unreadable', `cannot look into \`${path}\`: ${names}`);
  const accounts: AccountFiles[] = [];
  const own = await accountFiles(path, '', idOf(resolve(path)), names);
  if (hasFiles(own)) accounts.push(own);
  const folders = names.filter((name) => ACCOUNT_ID.test(name));
  if (names.includes('accounts')) {
    const named = await namesIn(join(path, 'accounts'));
    if (typeof named === 'string') accounts.push({ ...NO_FILES, folder: 'accounts', unreadable: named });
    else folders.push(...named.map((name) => `accounts/${name}`));
  }
  accounts.push(...(await Promise.all(folders.map((folder) => accountFolder(path, folder)))).flat());
  const files: SnapshotFiles = {
    bare: false,
    organization: names.includes('organization.json') ? await fileAt(path, 'organization.json') : undefined,
    identityCenter: names.includes('identity-center.json') ? await fileAt(path, 'identity-center.json') : undefined,
    accounts,
  };
  if (accounts.length === 0 && files.organization === undefined) throw unrecognised(path, names);
  return files;
}

const NO_FILES: AccountFiles = {
  id: undefined,
  folder: '',
  details: [],
  account: undefined,
  resourcePolicies: undefined,
  aiResources: undefined,
  lastAccessed: undefined,
  answers: [],
  unreadable: undefined,
};

const idOf = (path: string): string | undefined => (ACCOUNT_ID.test(basename(path)) ? basename(path) : undefined);

const hasFiles = ({ details, account, resourcePolicies, aiResources, answers }: AccountFiles): boolean =>
  details.length > 0 || account !== undefined || resourcePolicies !== undefined || aiResources !== undefined || answers.length > 0;

/** None for a folder that neither is named by an account nor holds anything of one. */
async function accountFolder(root: string, folder: string): Promise<readonly AccountFiles[]> {
  const path = join(root, folder);
  const id = idOf(path);
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory() === false) return [];
  const names = await namesIn(path);
  if (typeof names === 'string') return [{ ...NO_FILES, id, folder, unreadable: names }];
  const files = await accountFiles(root, folder, id, names);
  return id !== undefined || hasFiles(files) ? [files] : [];
}

async function accountFiles(root: string, folder: string, id: string | undefined, names: readonly string[]): Promise<AccountFiles> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const named = async (name: string) => (names.includes(name) ? await fileAt(root, `${prefix}${name}`) : undefined);
  return {
    id,
    folder,
    details: await Promise.all(names.filter((name) => DETAILS.test(name)).map((name) => fileAt(root, `${prefix}${name}`))),
    account: await named('account.json'),
    resourcePolicies: await named('resource-policies.json'),
    aiResources: await named('ai-resources.json'),
    lastAccessed: await named('last-accessed.json'),
    answers: names.includes('responses') ? await answerFiles(root, `${prefix}responses`) : [],
    unreadable: undefined,
  };
}

/** In the order of their names. A folder that cannot be looked into is a file that cannot be read. */
async function answerFiles(root: string, folder: string): Promise<readonly AnswerFile[]> {
  const answers: AnswerFile[] = [];
  const regions = await namesIn(join(root, folder));
  if (typeof regions === 'string') return [unreadableAnswer(root, folder, regions)];
  for (const region of regions) {
    const operations = await namesIn(join(root, folder, region));
    if (typeof operations === 'string') {
      answers.push(unreadableAnswer(root, `${folder}/${region}`, operations));
      continue;
    }
    for (const operation of operations) {
      const names = await namesIn(join(root, folder, region, operation));
      if (typeof names === 'string') {
        answers.push(unreadableAnswer(root, `${folder}/${region}/${operation}`, names));
        continue;
      }
      for (const name of names) {
        if (!name.endsWith('.json')) continue;
        const file = await fileAt(root, `${folder}/${region}/${operation}/${name}`);
        answers.push({ file, place: { operation, region, subject: subjectOf(name), file: file.name } });
      }
    }
  }
  return answers;
}

/** The name of a file as the subject of a call: percent-encoded where a file system would not take it. */
function subjectOf(name: string): string {
  const stem = name.slice(0, -'.json'.length);
  try {
    return decodeURIComponent(stem);
  } catch {
    return stem;
  }
}

const unreadableAnswer = (root: string, name: string, unreadable: string): AnswerFile => ({
  file: { path: join(root, name), name, bytes: 0, unreadable },
  place: { operation: '', region: '', subject: '', file: name },
});

async function fileAt(root: string, name: string): Promise<SnapshotFile> {
  const path = join(root, name);
  try {
    const info = await stat(path);
    const unreadable = info.isDirectory() ? 'it is a folder, not a file' : info.isFile() ? undefined : 'it is no ordinary file';
    return { path, name, bytes: info.size, unreadable };
  } catch (error) {
    return { path, name, bytes: 0, unreadable: systemReason(error) };
  }
}

/** In the order of their names, or why the folder cannot be looked into. */
async function namesIn(path: string): Promise<readonly string[] | string> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    return systemReason(error);
  }
}

function unrecognised(path: string, names: readonly string[]): SnapshotError {
  if (names.length === 0) {
    return new SnapshotError(
      'unrecognised',
      `the folder \`${path}\` is empty: name a folder with a snapshot, such as \`mantlet demo DIR\` writes`,
    );
  }
  const known = '`organization.json`, `accounts/<id>/`, `<id>/` and `account-authorization-details.json`';
  const fix = 'name the folder that does, or one get-account-authorization-details file';
  return new SnapshotError('unrecognised', `the folder \`${path}\` holds none of ${known}: ${fix}`);
}
