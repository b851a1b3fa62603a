// Reading a trail: npm run bench -- activity [--large]. Beside it, over the same files: gunzip alone, gunzip and JSON.parse, and DuckDB.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { findTrailFiles } from '../dist/trail/find-trail-files.js';
import { available, trail } from './estates.mjs';

if (!available) {
  console.log('skipped: there is no generator of estates beside this project');
  process.exit();
}
const isLarge = process.argv.includes('--large');
const ROUNDS = 3;
const cores = availableParallelism();
const here = new URL('../dist/trail/', import.meta.url).href;

/** Runs a text of code in a process of its own over the files of a folder: seconds of wall time and of processors, and megabytes. */
function run(folder, body) {
  const code = `
    import { readFileSync } from 'node:fs';
    import { gunzipSync } from 'node:zlib';
    import { findTrailFiles } from '${here}find-trail-files.js';
    import { readTrail } from '${here}read-trail.js';
    import { openTrailIndex } from '${here}trail-index.js';
    const files = findTrailFiles([${JSON.stringify(folder)}]);
    const before = process.cpuUsage();
    const start = performance.now();
    const answer = await (async () => { ${body} })();
    const wall = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1024, answer }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** DuckDB over the same files: how many records each event source has. */
function duckdb(folder) {
  const code = `
import json, resource, sys, time
import duckdb
duckdb.sql("set enable_progress_bar = false")
start = time.time()
rows = duckdb.sql("""select sum(n)::bigint from (select r->>'eventSource' as source, count(*) as n from
  (select unnest(Records) as r from read_json('${folder}/**/*.json.gz', columns={Records: 'JSON[]'}, maximum_object_size=67108864))
  group by all)""").fetchall()
wall = time.time() - start
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({'wall': wall, 'cpu': usage.ru_utime + usage.ru_stime, 'peak': usage.ru_maxrss / 1024, 'answer': {'records': rows[0][0]}}))`;
  const { stdout, stderr } = spawnSync(process.env.PYTHON ?? 'python3', ['-c', code], { encoding: 'utf8' });
  if (stdout === '' && !stderr.includes('No module named')) throw new Error(stderr);
  return stdout === '' ? undefined : JSON.parse(stdout);
}

const AI = /^(?:bedrock|sagemaker|sts)/;
/** The same trail with two of five AI and STS events. */
function thinned(folder) {
  const path = mkdtempSync(join(tmpdir(), 'thin-trail-'));
  process.on('exit', () => rmSync(path, { recursive: true, force: true }));
  let seen = 0;
  for (const file of findTrailFiles([folder])) {
    const { Records } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
    const left = Records.filter(({ eventSource }) => !AI.test(eventSource) || seen++ % 5 < 2);
    const out = join(path, relative(folder, file));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, gzipSync(JSON.stringify({ Records: left })));
  }
  return path;
}

const GUNZIP = 'let bytes = 0; for (const file of files) bytes += gunzipSync(readFileSync(file)).length; return { bytes };';
const PARSE =
  "let records = 0; for (const file of files) records += JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')).Records.length; return { records };";
const read = (threads, index) => `
  const index = ${index === undefined ? 'undefined' : `openTrailIndex(${JSON.stringify(index)}, { version: 'bench', every: false })`};
  const { records, events, bytes } = await readTrail(files, { threads: ${threads}, index });
  index?.close();
  return { records, bytes, events: events.length, files: files.length, ai: events.filter(({ source }) => ${AI}.test(source)).length };`;

/** The best of several rounds, in which all take turns: whatever else the machine does meets each alike. */
function compare(name, folder) {
  const kept = mkdtempSync(join(tmpdir(), 'trail-index-'));
  const kinds = {
    'gunzip alone': () => run(folder, GUNZIP),
    'gunzip and JSON.parse': () => run(folder, PARSE),
    'mantlet, one thread': () => run(folder, read(0)),
    [`mantlet, ${cores} threads`]: () => run(folder, read(cores)),
    'mantlet, first run with an index': () => (rmSync(kept, { recursive: true }), run(folder, read(cores, kept))),
    'mantlet, second run': () => run(folder, read(cores, kept)),
    [`DuckDB, ${cores} threads`]: () => duckdb(folder),
  };
  const best = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, measure] of Object.entries(kinds)) {
      const one = measure();
      const known = best[kind];
      if (one === undefined) continue;
      best[kind] =
        known === undefined
          ? one
          : { ...one, wall: Math.min(known.wall, one.wall), cpu: Math.min(known.cpu, one.cpu), peak: Math.max(known.peak, one.peak) };
    }
  }
  rmSync(kept, { recursive: true, force: true });
  const { records, bytes, events, files, ai } = best['mantlet, one thread'].answer;
  const share = ((ai / records) * 100).toFixed(1);
  console.log(`\n${name}: ${records} events in ${files} files, ${Math.round(bytes / 1e6)} MB; ${share} % AI and STS, ${events} kept`);
  for (const kind of Object.keys(kinds)) {
    const one = best[kind];
    if (one === undefined)
      console.log(`  ${kind.padEnd(34)} skipped: the Python package duckdb is not installed (PYTHON names another Python)`);
    else {
      const { wall, cpu, peak } = one;
      const pace = `${Math.round(records / wall / 1000)} k events/s, ${Math.round(records / cpu / 1000)} k per second of a core`;
      console.log(`  ${kind.padEnd(34)} ${wall.toFixed(2)} s, processors ${cpu.toFixed(2)} s, ${pace}, ${Math.round(peak)} MB`);
    }
  }
  const [gunzip, , alone, together, , , duck] = Object.keys(kinds).map((kind) => best[kind]);
  const ratios = [
    `${(gunzip.cpu / alone.cpu).toFixed(2)} of the speed of gunzip alone on one core (by wall time ${(gunzip.wall / alone.wall).toFixed(2)})`,
    `${cores} threads ${(alone.wall / together.wall).toFixed(2)} times as fast as one`,
    ...(duck === undefined ? [] : [`${(duck.wall / together.wall).toFixed(1)} times as fast as DuckDB`]),
  ];
  console.log(`  ${ratios.join('; ')}`);
}

const whole = join(trail(...(isLarge ? ['--preset', 'large', '--principals', '20'] : ['--preset', 'medium'])), 'cloudtrail');
compare('trail of the generator', whole);
compare('with fewer AI events', thinned(whole));
// accounts with more traffic have larger files
compare(
  'with fewer AI events, an hour in a file',
  thinned(
    join(
      trail(
        '--preset',
        'medium',
        '--principals',
        '20',
        '--file-window',
        '60',
        '--accounts',
        '4',
        ...(isLarge ? ['--events', '1000000'] : []),
      ),
      'cloudtrail',
    ),
  ),
);
