// node bench/checks.mjs [--large]: what all checks add to a scan, measured in turns with scans that judge nothing.
import { available, estate } from './estates.mjs';
import { measured, median } from './measured.mjs';

if (!available) {
  console.log('checks: skipped, there is no generator of synthetic estates beside the project');
  process.exit(0);
}

const RUNS = 3;

function row(preset) {
  const path = estate('--preset', preset);
  const times = { with: [], without: [] };
  let findings = 0;
  let peak = 0;
  const scan = (...options) => {
    const run = measured('scan', path, '--quiet', '--fail-on', 'never', ...options);
    if (run.status !== 0) throw new Error(`scan of ${preset} ended with ${run.status}: ${run.stderr}`);
    return run;
  };
  // in turns, so that whatever else the machine does hits both
  for (let i = 0; i < RUNS; i++) {
    times.without.push(scan('--no-checks').seconds);
    const judged = scan();
    times.with.push(judged.seconds);
    peak = Math.max(peak, judged.peak);
    findings = Number(/([\d,]+) findings? of/.exec(judged.stdout)?.[1]?.replaceAll(',', '') ?? 0);
  }
  const [base, time] = [median(times.without), median(times.with)];
  const added = ((time - base) / base) * 100;
  console.log(
    `checks ${preset}: ${time.toFixed(2)} s with all checks, ${base.toFixed(2)} s without: they add ${added.toFixed(0)} % for ${findings} findings, peak ${Math.round(peak)} MB`,
  );
}

row('medium');
if (process.argv.includes('--large')) row('large');
