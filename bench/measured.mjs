// Runs one module of the build in its own process and tells time and peak memory.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Runs `mantlet` with the arguments. Seconds of wall time from start to exit, and the peak resident set in megabytes. */
export function measured(...args) {
  const code = `process.on('exit', () => console.error('PEAK ' + process.resourceUsage().maxRSS)); await import(${JSON.stringify(main)});`;
  const start = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', code, '--', ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const peak = Number(/PEAK (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024;
  return { seconds, peak, status: run.status, stdout: run.stdout, stderr: run.stderr.replace(/PEAK \d+\n?/, '') };
}

/** The middle of several runs. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
