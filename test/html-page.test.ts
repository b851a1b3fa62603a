import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTask } from '../src/app/thread-tasks.ts';
import { renderPage } from '../src/report/html/render-page.ts';
import { HOSTILE, report } from '../src/report/html/report.fixture.ts';
import type { ScanReport } from '../src/report/scan-report.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const absent = !existsSync(CHROMIUM);
if (absent)
  console.warn(`the HTML page is not tried in a browser: there is no ${CHROMIUM} (apt-get install chromium, or name one in CHROMIUM)`);

const folder = mkdtempSync(join(tmpdir(), 'mantlet-html-'));
const snapshot = fileURLToPath(new URL('../examples/acme', import.meta.url));

function written(name: string, of: ScanReport): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, renderPage(of));
  return pathToFileURL(file).href;
}

let browser: Browser;
let acme: ScanReport;
let address: string;
beforeAll(async () => {
  if (absent) return;
  // Chromium refuses to fence itself in for root, whom containers like to be
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: CHROMIUM, args });
  acme = await runTask(
    {
      task: 'scan',
      snapshot,
      assumptions: { region: undefined, context: {} },
      intent: join(snapshot, 'mantlet.yaml'),
      now: '2027-01-31T00:00:00Z',
      checks: undefined,
      baseline: new Set(),
      frameworks: ['nist-ai-rmf'],
      holders: true,
    },
    () => undefined,
  );
  address = written('acme', acme);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, and fails at the end for whatever it complained about or asked for. */
async function open(to: string, use: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== to.split('#')[0]) said.push(`request: ${request.url()}`);
  });
  await page.goto(to);
  await page.waitForSelector('html[data-ready]');
  await use(page);
  expect(said.join('\n')).toBe('');
  await context.close();
}

const textOf = (page: Page, selector: string): Promise<string> => page.locator(selector).innerText();

describe.skipIf(absent)('the page of acme, from a file', () => {
  test('opens without a request and without an error', () => open(address, async () => undefined));

  test('filters findings by severity, state, check, account and text, and clears', () =>
    open(address, async (page) => {
      const all = acme.findings.length;
      const shown = async (): Promise<number> => Number(/^[\d,]+/.exec(await textOf(page, '#finding-tally'))?.[0].replace(',', ''));
      expect(await shown()).toBe(all);
      await page.getByRole('button', { name: /^critical/ }).click();
      expect(await shown()).toBe(acme.findings.filter(({ severity }) => severity === 'critical').length);
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByRole('button', { name: /^accepted/ }).click();
      expect(await shown()).toBe(acme.findings.filter(({ state }) => state === 'suppressed').length);
      expect(await textOf(page, '#finding-list')).toContain('accepted until 2029-12-31');
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.getByRole('searchbox', { name: 'Text' }).fill('tune-with-mfa-trap');
      await expect.poll(shown).toBeLessThan(all);
      await page.getByRole('button', { name: 'Clear' }).click();
      expect(await shown()).toBe(all);
      await page.locator('#checks').getByRole('link', { name: 'condition-trap' }).click();
      expect(await shown()).toBe(acme.findings.filter(({ check }) => check === 'condition-trap').length);
    }));

  test('shows the proof, the fix and the place of a finding, and opens the one that its address names', async () => {
    const { fingerprint, message, fix, evidence } = acme.findings.at(-1) as ScanReport['findings'][number];
    const [first] = evidence;
    await open(`${address}#finding=${encodeURIComponent(fingerprint)}`, async (page) => {
      const item = page.locator('details.finding[open]');
      expect(await item.count()).toBe(1);
      const text = await item.innerText();
      for (const part of [message.replaceAll('`', ''), fix?.summary.replaceAll('`', '') ?? '', fingerprint]) expect(text).toContain(part);
      if (first?.kind === 'member') expect(text).toContain(first.path.join('.'));
      expect(await item.locator('summary').evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    });
  });

  test('is moved through by keyboard: a cell opens to its actions, and the focus comes back to it', () =>
    open(address, async (page) => {
      await page.locator('[role=grid] [tabindex="0"]').focus();
      const focused = (): Promise<string | null> => page.locator(':focus').getAttribute('aria-label');
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
      const label = await focused();
      expect(label).toMatch(/^model-train: \d+ actions?, /);
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog');
      expect(await panel.getByRole('heading', { level: 2 }).innerText()).toBe(label?.split(',')[0]);
      expect(await panel.innerText()).toContain('bedrock:CreateModelCustomizationJob');
      expect(await panel.innerText()).toContain('mantlet explain arn:aws:iam::');
      await page.keyboard.press('Escape');
      expect(await panel.count()).toBe(0);
      expect(await focused()).toBe(label);
      await page.keyboard.press('Control+End');
      expect(await focused()).toMatch(/^supporting: /);
      const last = await page.locator('[role=row]:has(:focus)').getAttribute('aria-rowindex');
      expect(last).toBe(await page.locator('[role=grid]').getAttribute('aria-rowcount'));
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Enter');
      expect(await page.locator('.account .who').first().getAttribute('aria-expanded')).toBe('false');
    }));

  test('filters the map and draws only the rows in sight', () =>
    open(address, async (page) => {
      const tally = (): Promise<string> => textOf(page, '#map-tally');
      const before = await tally();
      await page.getByRole('combobox', { name: 'Rows' }).selectOption('rights');
      expect(await tally()).not.toBe(before);
      await page.getByRole('searchbox', { name: 'Principal' }).fill('ci-anything');
      await expect.poll(tally).toMatch(/^1 of the /);
      expect(await page.locator('[role=row].holders').count()).toBe(1);
      await page.getByRole('searchbox', { name: 'Principal' }).fill('nobody is called so');
      await expect.poll(tally).toBe('Nobody fits.');
    }));

  test('changes its theme, and remembers it', () =>
    open(address, async (page) => {
      const ground = (): Promise<string> =>
        page.locator('body').evaluate((body) => body.ownerDocument.defaultView?.getComputedStyle(body).backgroundColor ?? '');
      const light = await ground();
      await page.locator('#theme').click();
      expect(await ground()).toBe(light);
      await page.locator('#theme').click();
      const dark = await ground();
      expect(dark).not.toBe(light);
      await page.reload();
      await page.waitForSelector('html[data-ready]');
      expect(await ground()).toBe(dark);
      expect(await textOf(page, '#theme')).toBe('Theme: dark');
    }));

  test('does not scroll sideways, however narrow or wide', () =>
    open(address, async (page) => {
      for (const width of [320, 360, 720, 1000, 1600]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(width);
      }
    }));

  test('prints rows that are not in sight, and no fields', () =>
    open(address, async (page) => {
      const drawn = await page.locator('[role=row].holders').count();
      await page.locator('html').evaluate((html) => {
        html.ownerDocument.defaultView?.addEventListener('beforeprint', () => {
          html.dataset['printed'] = String(html.ownerDocument.querySelectorAll('[role=row].holders').length);
        });
      });
      expect((await page.pdf()).length).toBeGreaterThan(50_000);
      expect(Number(await page.locator('html').getAttribute('data-printed'))).toBeGreaterThan(drawn);
      expect(await page.locator('[role=row].holders').count()).toBe(drawn);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#map-filters').isVisible()).toBe(false);
    }));

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
  ] as const)('has no fault that axe finds: %s, %i pixels', (colorScheme, width) =>
    open(
      address,
      async (page) => {
        await page.evaluate(axe.source);
        expect(await faults(page)).toEqual([]);
        await page.locator('details.finding').first().locator('summary').click();
        await page.locator('.steps summary').first().click();
        await page.locator('[role=row].holders .who').first().click();
        expect(await faults(page)).toEqual([]);
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /^model-train/ })
          .click();
        expect(await faults(page)).toEqual([]);
      },
      { colorScheme, viewport: { width, height: 900 } },
    ),
  );
});

/** What axe finds against WCAG 2.2, levels A and AA, and its best practices. */
async function faults(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(() => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    return engine.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 3)}`);
}

test.skipIf(absent)('a planted page that asks for something is caught', async () => {
  const file = join(folder, 'asking.html');
  writeFileSync(file, '<!doctype html><html data-ready><img src="other.png" alt="">');
  await expect(open(pathToFileURL(file).href, async (page) => page.waitForLoadState())).rejects.toThrow('request: file:');
});

describe.skipIf(absent)('a page of hostile names', () => {
  test('shows them and does nothing they say', () =>
    open(written('hostile', report(HOSTILE)), async (page) => {
      for (const item of await page.locator('details.finding > summary').all()) await item.click();
      for (const item of await page.locator('details.further > summary').all()) await item.click();
      for (const item of await page.locator('.steps summary, details.inline summary').all()) await item.click();
      await page.locator('[role=row].holders .who').first().click();
      const text = `${await textOf(page, 'main')}${await textOf(page, 'dialog')}`;
      for (const name of HOSTILE.filter((one) => !one.includes('\u2028'))) expect(text).toContain(name.trim());
      expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBe(undefined);
      expect(await page.locator('img, script[src], svg[onload]').count()).toBe(0);
    }));

  test('would not even run where the script made markup of them: the browser refuses', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(written('refusing', report()));
    const refusal = await page.locator('body').evaluate((body) => {
      try {
        body.innerHTML = '<img src=x>';
        return '';
      } catch (error) {
        return String(error);
      }
    });
    expect(refusal).toContain('TrustedHTML');
    await context.close();
  });
});
