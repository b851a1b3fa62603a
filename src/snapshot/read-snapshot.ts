import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DetailList, EstateBuilder } from '../estate/builder.ts';
import { SnapshotError } from './snapshot-error.ts';

export interface ReadOptions {
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

const LISTS: readonly DetailList[] = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'];

/** Reads a snapshot folder, or one bare get-account-authorization-details file, into the builder. */
export async function readSnapshot(path: string, builder: EstateBuilder, options: ReadOptions = {}): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) throw new SnapshotError(`\`${path}\` does not exist`);
  if (info.isFile()) {
    details(builder, undefined, JSON.parse(await readFile(path, 'utf8')), path);
    return;
  }
  const json = async (file: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(join(path, file), 'utf8'));
    } catch {
      return undefined;
    }
  };
  const organization = await json('organization.json');
  if (organization !== undefined) builder.organization(organization, 'organization.json');
  const center = await json('identity-center.json');
  if (center !== undefined) builder.identityCenter(center, 'identity-center.json');
  const ids = (await readdir(join(path, 'accounts'))).sort();
  for (const [index, id] of ids.entries()) {
    const file = `accounts/${id}/account-authorization-details.json`;
    details(builder, id, await json(file), file);
    for (const [name, take] of [
      ['account.json', builder.account],
      ['resource-policies.json', builder.resourcePolicies],
      ['ai-resources.json', builder.aiResources],
    ] as const) {
      const document = await json(`accounts/${id}/${name}`);
      if (document !== undefined) take.call(builder, id, document, `accounts/${id}/${name}`);
    }
    options.onProgress?.(index + 1, ids.length, 'accounts read');
  }
}

function details(builder: EstateBuilder, account: string | undefined, document: unknown, file: string): void {
  const lists = document as Readonly<Record<string, readonly unknown[]>>;
  for (const list of LISTS) for (const [index, item] of (lists[list] ?? []).entries()) builder.detail(account, list, index, item, file);
  builder.detailsEnd(account, file);
}
