import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Before all tests: some of them run what users run, which is compiled. */
export default function build(): void {
  const built = statSync(join(root, 'dist/cli/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = (readdirSync(join(root, 'src'), { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'));
  const isFresh = sources.every((file) => statSync(join(root, 'src', file)).mtimeMs < built);
  if (isFresh && !hasLeftovers()) return;
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the sources do not compile: see `npm run build`');
}

/** Whether something is left of a source that went away: the package would take it along. */
function hasLeftovers(): boolean {
  const files = (readdirSync(join(root, 'dist'), { recursive: true }) as string[]).filter((file) => file.endsWith('.js'));
  return files.some((file) => !existsSync(join(root, 'src', `${file.slice(0, -3)}.ts`)));
}
