// node bench/scan.mjs [--large]: a whole scan against the floor of reading and parsing the same files, and how it grows with accounts.
import { available, estate, floor } from './estates.mjs';
import { measured, median } from './measured.mjs';

if (!available) {
  console.log('scan: skipped, there is no generator of synthetic estates beside the project');
  process.exit(0);
}

const rows = [];
function row(name, path, runs) {
  const floors = [];
  const scans = [];
  let peak = 0;
  // in turns, so that whatever else the machine does hits both
  for (let i = 0; i < runs; i++) {
    floors.push(floor(path));
    const scan = measured('scan', path, '--quiet', '--no-checks', '--format', 'json', '--fail-on', 'never');
    if (scan.status !== 0) throw new Error(`scan of ${name} ended with ${scan.status}: ${scan.stderr}`);
    scans.push(scan.seconds);
    peak = Math.max(peak, scan.peak);
    const report = JSON.parse(scan.stdout);
    rows.principals = report.principals.users + report.principals.roles;
  }
  const [base, time] = [median(floors), median(scans)];
  rows.push({ name, principals: rows.principals, base, time, peak });
  console.log(
    `scan ${name}: ${rows.principals} principals, ${time.toFixed(2)} s, floor ${base.toFixed(2)} s, ratio ${(time / base).toFixed(1)}, peak ${Math.round(peak)} MB`,
  );
  return time;
}

row('medium', estate('--preset', 'medium'), 3);
if (process.argv.includes('--large')) row('large', estate('--preset', 'large'), 3);
const times = [10, 20, 40].map((accounts) =>
  row(`${accounts} accounts`, estate('--accounts', String(accounts), '--principals', '1000'), 3),
);
console.log(`scan growth for 1, 2, 4 times the accounts: ${times.map((time) => (time / times[0]).toFixed(2)).join(', ')}`);
