// Compiles src/ to dist/. Run by `npm run build` and, through `prepare`, by `npm ci`.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
if (!existsSync(path.join(root, 'tsconfig.build.json'))) process.exit(0); // an installed package has no sources to build
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const result = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (result.status !== 0) process.exit(result.status ?? 1);
chmodSync(path.join(root, 'dist/cli/main.js'), 0o755);
removeUnreachableTypes(path.join(root, 'dist'));

packManagedPolicies(path.join(root, 'data/managed-policies.ndjson'));

/** AWS's managed policies as the package has them: a third of it otherwise. It takes seconds, and is done where the text is newer. */
function packManagedPolicies(text) {
  const packed = `${text}.br`;
  if (existsSync(packed) && statSync(packed).mtimeMs >= statSync(text).mtimeMs) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
  writeFileSync(packed, brotliCompressSync(readFileSync(text), { params }));
}

/** Takes away the types that nobody can name: those to which no type of the library leads. They would be a tenth of the package. */
function removeUnreachableTypes(dist) {
  const reached = new Set([path.join(dist, 'index.d.ts')]);
  for (const file of reached) {
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*["'](\.[^"']+)\.ts["']/g)) {
      reached.add(path.join(path.dirname(file), `${target}.d.ts`));
    }
  }
  for (const name of readdirSync(dist, { recursive: true })) {
    const file = path.join(dist, name);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}

// `npx mantlet` in this checkout runs this build: npm links the bins of dependencies only, and its own way around that breaks easily
const bin = path.join(root, 'node_modules/.bin/mantlet');
if (process.platform !== 'win32' && existsSync(path.dirname(bin))) {
  rmSync(bin, { force: true });
  symlinkSync('../../dist/cli/main.js', bin);
}
