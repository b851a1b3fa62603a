// node bench/html.mjs [--large]: the HTML report of a large estate: its size, how long it takes to render, to open until it can be used, and to filter.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { available, estate } from './estates.mjs';
import { measured, median } from './measured.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!available || !existsSync(executablePath)) {
  console.log(`html: skipped, there is no ${available ? executablePath : 'generator of synthetic estates beside the project'}`);
  process.exit(0);
}
const { chromium } = await import('playwright-core');
const { renderPage } = await import('../dist/report/html/render-page.js');

const OPENED = 5;
const folder = mkdtempSync(join(tmpdir(), 'mantlet-html-'));
// Chromium refuses to fence itself in for root
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });

async function row(preset) {
  const { stdout } = measured('scan', estate('--preset', preset), '--quiet', '--format', 'json', '--fail-on', 'never');
  const report = JSON.parse(stdout);
  let start = performance.now();
  const text = renderPage(report);
  const rendered = performance.now() - start;
  const file = join(folder, `${preset}.html`);
  writeFileSync(file, text);
  const opened = [];
  const filtered = [];
  for (let i = 0; i < OPENED; i++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    start = performance.now();
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-ready] [role=row].holders');
    opened.push(performance.now() - start);
    filtered.push(await page.evaluate(filterTime));
    await page.close();
  }
  const { users, roles } = report.principals;
  console.log(
    `html ${preset}: ${users + roles} principals, ${report.holders.groups.length} combinations, ${report.findings.length} findings; ` +
      `${(text.length / 1e6).toFixed(2)} MB, rendered in ${Math.round(rendered)} ms, usable ${Math.round(median(opened))} ms after navigation, map filtered and drawn again in ${Math.round(median(filtered))} ms`,
  );
}

/** In the page: from a choice in the filter to the frame that shows it. */
async function filterTime() {
  const select = document.querySelectorAll('#map-filters select')[4];
  const start = performance.now();
  select.value = 'rights';
  select.dispatchEvent(new Event('change'));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}

await row('medium');
if (process.argv.includes('--large')) await row('large');
await browser.close();
rmSync(folder, { recursive: true, force: true });
