// Compiles src/ to dist/. Run by `npm run build` and, through `prepare`, by `npm ci`.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
if (!existsSync(path.join(root, 'tsconfig.build.json'))) process.exit(0); // an installed package has no sources to build
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const result = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (result.status !== 0) process.exit(result.status ?? 1);
chmodSync(path.join(root, 'dist/cli/main.js'), 0o755);

// `npx mantlet` in this checkout runs this build: npm links the bins of dependencies only, and its own way around that breaks easily
const bin = path.join(root, 'node_modules/.bin/mantlet');
if (process.platform !== 'win32' && existsSync(path.dirname(bin))) {
  rmSync(bin, { force: true });
  symlinkSync('../../dist/cli/main.js', bin);
}
