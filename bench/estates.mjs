// Synthetic estates for the benchmarks, made by the generator that lies beside the project; without it the benchmarks that need one are skipped.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../shared/estate/', import.meta.url));

export const available = existsSync(join(folder, 'generate.mjs'));

const made = [];
process.on('exit', () => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

/** Writes an estate without events and answers with its folder. */
export function estate(...options) {
  const path = mkdtempSync(join(tmpdir(), 'synthetic-estate-'));
  made.push(path);
  execFileSync(process.execPath, [join(folder, 'generate.mjs'), '--out', path, '--events', '0', ...options], { stdio: 'ignore' });
  return path;
}

/** Writes an estate with its trail and answers with its folder. */
export function trail(...options) {
  const path = mkdtempSync(join(tmpdir(), 'synthetic-trail-'));
  made.push(path);
  execFileSync(process.execPath, [join(folder, 'generate.mjs'), '--out', path, ...options], { stdio: 'ignore' });
  return path;
}

/** Seconds that merely reading and parsing the authorization details takes, by the script beside the generator. */
export function floor(path) {
  const text = execFileSync(process.execPath, [join(folder, 'floor.mjs'), path], { encoding: 'utf8' });
  return Number(/IAM parse ([\d.]+) s/.exec(text)?.[1]);
}
