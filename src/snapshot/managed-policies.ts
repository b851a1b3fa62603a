import type { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { ShippedPolicy } from '../estate/builder.ts';

/** The same relative path from the sources and from the compiled package. */
export const DATA = new URL('../../data/managed-policies.ndjson', import.meta.url);

/** The package has it compressed: it is half as large as what npm makes of the text. */
const PACKED = new URL('../../data/managed-policies.ndjson.br', import.meta.url);

/** The text, which a checkout has, or what the package has in its place. */
async function readData(): Promise<Buffer> {
  try {
    return await readFile(DATA);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return promisify(brotliDecompress)(await readFile(PACKED));
  }
}

/** Each line is one policy and starts so; the first line says where the data is from. */
const LINE_START = '{"arn":"';

/** AWS managed policies as shipped with Mantlet, of the ARNs that are shipped. Only their lines are decoded and parsed. */
export async function loadManagedPolicies(arns: readonly string[]): Promise<ReadonlyMap<string, ShippedPolicy>> {
  const wanted = new Set(arns);
  const found = new Map<string, ShippedPolicy>();
  if (wanted.size === 0) return found;
  const bytes = await readData();
  for (let start = 0, end: number; start < bytes.length && found.size < wanted.size; start = end + 1) {
    end = bytes.indexOf('\n', start);
    if (end < 0) end = bytes.length;
    const arnStart = start + LINE_START.length;
    if (bytes.toString('latin1', start, arnStart) !== LINE_START) continue;
    const arn = bytes.toString('latin1', arnStart, bytes.indexOf('"', arnStart));
    if (!wanted.has(arn)) continue;
    const { version, date, document } = JSON.parse(bytes.toString('utf8', start, end)) as Partial<ShippedPolicy> & {
      readonly version: string;
    };
    found.set(arn, { arn, version, date, document });
  }
  return found;
}
