// npm run bench [-- name...] [--large]: the benchmarks of those names, such as `activity`, or all in one run, which writes bench/results.md.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: `${here}..`, stdio: 'inherit' });
if (build.status !== 0) process.exit(2);
const tools = new Set(['run.mjs', 'estates.mjs', 'measured.mjs']);
const names = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const options = process.argv.slice(2).filter((word) => word.startsWith('-'));
const scripts = readdirSync(here)
  .filter((name) => name.endsWith('.mjs') && !tools.has(name))
  .sort();
const unknown = names.filter((name) => !scripts.includes(`${name}.mjs`));
if (unknown.length > 0) {
  console.error(`no benchmark \`${unknown.join('`, `')}\`: there are ${scripts.map((name) => name.slice(0, -4)).join(', ')}`);
  process.exit(2);
}
const lines = [];
let failed = false;
for (const file of scripts.filter((name) => names.length === 0 || names.includes(name.slice(0, -4)))) {
  const run = spawnSync(process.execPath, [`${here}${file}`, ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  process.stdout.write(run.stdout);
  lines.push(`### \`node bench/${file}${options.map((option) => ` ${option}`).join('')}\``, '', '```', run.stdout.trimEnd(), '```', '');
  if (run.status !== 0) failed = true;
}
const machine = `Node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB`;
// of some alone nothing is written: the file is one run of all
if (names.length === 0)
  writeFileSync(
    `${here}results.md`,
    `# Benchmarks\n\nWritten by \`npm run bench\`; ratios are against the baseline named in the same line, measured in the same run.\n\n${machine}\n\n${lines.join('\n')}`,
  );
process.exitCode = failed ? 2 : 0;
