// npm run bench [-- --large]: every benchmark in one run; writes bench/results.md.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: `${here}..`, stdio: 'inherit' });
if (build.status !== 0) process.exit(2);
const tools = new Set(['run.mjs', 'estates.mjs', 'measured.mjs']);
const lines = [];
let failed = false;
for (const file of readdirSync(here)
  .filter((name) => name.endsWith('.mjs') && !tools.has(name))
  .sort()) {
  const run = spawnSync(process.execPath, [`${here}${file}`, ...process.argv.slice(2)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  process.stdout.write(run.stdout);
  lines.push(
    `### \`node bench/${file}${process.argv.length > 2 ? ` ${process.argv.slice(2).join(' ')}` : ''}\``,
    '',
    '```',
    run.stdout.trimEnd(),
    '```',
    '',
  );
  if (run.status !== 0) failed = true;
}
const machine = `Node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB`;
writeFileSync(
  `${here}results.md`,
  `# Benchmarks\n\nWritten by \`npm run bench\`; ratios are against the baseline named in the same line, measured in the same run.\n\n${machine}\n\n${lines.join('\n')}`,
);
process.exitCode = failed ? 2 : 0;
