import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ShippedPolicy } from '../estate/builder.ts';

/** The same relative path from the sources and from the compiled package. */
const DATA = new URL('../../data/managed-policies.ndjson', import.meta.url);

/** Each line is one policy and starts so; the first line says where the data is from. */
const LINE_START = '{"arn":"';

/** AWS managed policies as shipped with Mantlet, of the ARNs that are shipped. Only their lines are parsed. */
export async function loadManagedPolicies(arns: readonly string[]): Promise<ReadonlyMap<string, ShippedPolicy>> {
  const wanted = new Set(arns);
  const found = new Map<string, ShippedPolicy>();
  if (wanted.size === 0) return found;
  const stream = createReadStream(DATA);
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      if (!line.startsWith(LINE_START)) continue;
      const arn = line.slice(LINE_START.length, line.indexOf('"', LINE_START.length));
      if (!wanted.has(arn)) continue;
      const { version, date, document } = JSON.parse(line) as Omit<ShippedPolicy, 'date'> & { readonly date?: string };
      found.set(arn, { arn, version, date, document });
      if (found.size === wanted.size) break;
    }
  } finally {
    stream.destroy();
  }
  return found;
}
