import { readFile } from 'node:fs/promises';
import type { StatementRef } from '../iam/policy.ts';
import { DATA, loadManagedPolicies } from './managed-policies.ts';

/** A statement of an AWS managed policy that stands in no snapshot, as Mantlet ships it. */
export interface ShippedStatement {
  /** The statement alone, indented. */
  readonly text: string;
  /** ISO date of the policy's version, where known. */
  readonly versionDate: string | undefined;
  /** ISO date of the collection that is shipped: the policy was so on that day. */
  readonly collected: string | undefined;
}

/** Undefined where Mantlet ships no such statement, or another version of the policy. */
export async function openShippedStatement({ document, index }: StatementRef): Promise<ShippedStatement | undefined> {
  if (document.file !== undefined) return undefined;
  const policy = (await loadManagedPolicies([document.name])).get(document.name);
  if (policy === undefined || policy.version !== document.version) return undefined;
  const { Statement: written } = policy.document as { readonly Statement?: unknown };
  const statement: unknown = Array.isArray(written) ? written[index] : index === 0 ? written : undefined;
  if (statement === undefined) return undefined;
  return { text: JSON.stringify(statement, undefined, 2), versionDate: policy.date, collected: await dateOfCollection() };
}

/** The first line of the data says when it was collected. */
async function dateOfCollection(): Promise<string | undefined> {
  const bytes = await readFile(DATA);
  const { date } = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n'))) as { readonly date?: string };
  return date;
}
