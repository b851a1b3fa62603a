import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mantlet-package-'));
const consumer = join(folder, 'consumer');

const PAGE = join('report', 'html', 'page', '/');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** What npm prints beside the answer goes to standard error. */
function run(command: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, NO_COLOR: '1' } });
}

function pack(of: string): Packed {
  const { stdout, stderr, status } = run('npm', ['pack', of, '--json', '--ignore-scripts', '--pack-destination', folder], folder);
  if (status !== 0) throw new Error(stderr);
  return Object.values(JSON.parse(stdout) as Record<string, Packed>)[0] as Packed;
}

let packed: Packed;
beforeAll(() => {
  packed = pack(root);
  // what it depends on comes along, so that nothing is asked of a registry
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const others = Object.keys(dependencies).map((name) => pack(join(root, 'node_modules', name)));
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const tarballs = [packed, ...others].map(({ filename }) => join(folder, filename));
  const { status, stderr } = run('npm', ['install', '--offline', '--no-audit', '--no-fund', ...tarballs], consumer);
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package holds what a user needs and nothing else', () => {
  const paths = packed.files.map(({ path }) => path);
  const compiled = (readdirSync(join(root, 'src'), { recursive: true }) as string[])
    // the script of the HTML report is compiled into one module, `html/generated/page.ts`
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(file) && !file.startsWith(PAGE))
    .map((file) => `dist/${file.slice(0, -3)}.js`);
  const types = paths.filter((path) => path.endsWith('.d.ts'));
  const examples = readdirSync(join(root, 'examples'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => relative(root, join(parentPath, name)))
    // `mantlet demo` writes it
    .filter((path) => !path.startsWith('examples/acme/cloudtrail/'));
  const texts = [
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE',
    'README.md',
    'package.json',
    'data/managed-policies.ndjson.br',
    'data/activity-report.schema.json',
    'data/mantlet.schema.json',
    'data/scan-report.schema.json',
  ];
  expect(paths.toSorted()).toEqual([...compiled, ...types, ...examples, ...texts].toSorted());
});

test('the command is executable and starts with Node', () => {
  expect(packed.files.find(({ path }) => path === 'dist/cli/main.js')?.mode).toBe(0o755);
  expect(readFileSync(join(consumer, 'node_modules/mantlet/dist/cli/main.js'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('the package stays small', () => {
  // `npx mantlet` downloads it before it answers. Half are AWS's managed policies and AWS's reference, which grow; the rest should not by much
  expect(packed.size).toBeLessThan(1_750_000);
  expect(packed.unpackedSize).toBeLessThan(9_000_000);
});

test('the installed command answers', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(run('npx', ['--no-install', 'mantlet', '--version'], consumer).stdout).toBe(`${version}\n`);
  const { status, stdout, stderr } = run('node_modules/.bin/mantlet', ['scan', 'node_modules/mantlet/examples/acme'], consumer);
  expect(stderr).toBe('');
  expect(stdout).toContain('Who holds privileged AI permissions');
  expect(status).toBe(1);
});

test('the library has types that stand alone, and runs', () => {
  writeFileSync(
    join(consumer, 'use.ts'),
    `import { buildInventory, buildUniverse, type Estate, openEstate, scan, showAction, StatementPlaces, UsageError } from 'mantlet';

const snapshot = 'node_modules/mantlet/examples/acme';
const estate: Estate = await openEstate(snapshot);
// @ts-expect-error -- types are types, not any
const wrong: string = estate.accounts;
if (wrong === undefined || showAction('bedrock:DeleteGuardrail').kind === 'unknown') throw new UsageError('no answer');
const inventory = buildInventory(estate, buildUniverse(['bedrock:DeleteGuardrail']));
const report = await scan(estate, new StatementPlaces(snapshot), { snapshot });
export const holders: number = Math.min(inventory.holdings.length, report.summary.holders);
`,
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--module', 'NodeNext', '--target', 'ES2023', '--strict', '--types', '', '--outDir', 'out'];
  expect(run(process.execPath, [tsc, ...options, 'use.ts'], consumer).stdout).toBe('');
  const ran = run(process.execPath, ['--input-type=module', '-e', "console.log((await import('./out/use.js')).holders > 0)"], consumer);
  expect(ran.stderr).toBe('');
  expect(ran.stdout).toBe('true\n');
});
