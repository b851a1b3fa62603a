import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildPageData, FINDINGS_LIMIT } from './build-page-data.ts';
import { renderPage } from './render-page.ts';
import { finding, HOSTILE, report } from './report.fixture.ts';

/** The parts of a page that are not markup: what runs, what styles, and the data. */
function partsOf(page: string) {
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  const [, data = ''] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page) ?? [];
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  return { style, data, script, policy, markup: page.replace(style, '').replace(data, '').replace(script, '') };
}

const plain = renderPage(report());
const hostile = renderPage(report(HOSTILE));
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the page', () => {
  test('is the same for the same report', () => {
    expect(renderPage(report())).toBe(plain);
  });

  test('lets nothing run or load but the script and the style that its policy names by their hashes', () => {
    const { style, script, policy } = partsOf(plain);
    expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  test('needs nothing beside itself', () => {
    const { style, script, markup } = partsOf(plain);
    for (const text of [style, script, markup])
      expect(text.match(/https?:|\/\/[a-z]|@import|\bfetch\b|XMLHttpRequest|sendBeacon/g)).toBe(null);
    expect(markup.match(/\s(?:src|srcset|action|data)=/g)).toBe(null);
    expect([...markup.matchAll(/href="([^"]*)"/g)].filter(([, to]) => !to?.startsWith('#'))).toEqual([]);
    expect([...style.matchAll(/url\(([^)]*)\)/g)].filter(([, to]) => !to?.startsWith('#'))).toEqual([]);
  });

  test('has no handler and no style inside its markup', () => {
    expect(partsOf(plain).markup.match(/<[^>]*\s(?:on\w+|style)=/g)).toBe(null);
  });

  test('says what was found in its first lines', () => {
    const { markup } = partsOf(plain);
    expect(markup).toContain('5 of 10 users and roles can, or may be able to, change what this organisation’s AI does');
    expect(markup).toContain('3 findings that count');
    expect(markup).toContain('2, of which 1 were read');
  });
});

describe('hostile names', () => {
  const { data, markup, script, style } = partsOf(hostile);

  test('add no element, no attribute and no comment', () => {
    const names = (page: string) => [...partsOf(page).markup.matchAll(/<!?\/?([a-zA-Z!-]+)/g)].map(([tag]) => tag);
    const like = renderPage(report(HOSTILE.map((_, i) => `name-${i}`)));
    // arrows have more lines where names are longer, and nothing else differs
    expect(new Set(names(hostile))).toEqual(new Set(names(like)));
    expect([script, style]).toEqual([partsOf(plain).script, partsOf(plain).style]);
    expect(markup).not.toContain('<img');
    expect(markup).not.toContain('<!--');
    expect(markup.match(/<[^>]*\sonmouseover="/)).toBe(null);
  });

  test('cannot end the data, and arrive in it as they are', () => {
    expect(data).not.toMatch(/[<>&\u2028\u2029]/);
    const expected = JSON.parse(JSON.stringify(buildPageData(report(HOSTILE)))) as unknown;
    expect(JSON.parse(data)).toEqual(expected);
  });

  test('cannot turn or hide the text around them', () => {
    expect(markup).not.toMatch(/[\u2028\u2029\u202e]/u);
    expect(markup).toContain('txt.exe');
  });

  test('stay one word of a command that is shown', () => {
    const page = renderPage(
      report(["`; rm -rf ~ ` it’s ' x"], { findings: Array.from({ length: FINDINGS_LIMIT + 1 }, () => finding('a')) }),
    );
    expect(page).toContain('mantlet scan &#39;`; rm -rf ~ ` it’s &#39;\\&#39;&#39; x&#39; --format json');
  });
});

describe('what is too much for a page', () => {
  test('is left out and named, with the command for all of it', () => {
    const many = Array.from({ length: FINDINGS_LIMIT + 1 }, (_, i) => finding(`role-${i}`, { evidence: [], fix: undefined }));
    const page = renderPage(report(['snap'], { findings: many }));
    expect(page).toContain('This page holds the 5,000 worst of 5,001 findings.');
    expect(page).toContain('mantlet scan snap --format json --out scan.json');
    expect((JSON.parse(partsOf(page).data) as { findings: unknown[] }).findings).toHaveLength(FINDINGS_LIMIT);
  });

  test('is not told where everything is there', () => {
    expect(plain).not.toContain('This page holds');
  });
});

test('traps are told where no check tells them as findings', () => {
  expect(plain).not.toContain('id="traps"');
  const untold = renderPage(report(HOSTILE, { checks: [] }));
  expect(untold).toContain('id="traps"');
  expect(partsOf(untold).markup).not.toContain('<img');
});

test('sections that have nothing to show are left out, and so are their links', () => {
  const empty = renderPage(
    report([], { chains: [], external: [], incomplete: [], warnings: [], holders: undefined, checks: [], coverage: [], findings: [] }),
  );
  for (const id of ['holders', 'chains', 'outsiders', 'checks', 'open', 'findings', 'frameworks']) expect(empty).not.toContain(`"#${id}"`);
  expect(empty).toContain('No check was run.');
});

test('the script of the page makes elements and text, never markup out of text', () => {
  const folder = new URL('page/', import.meta.url);
  const sources = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  expect(sources.length).toBeGreaterThan(10);
  for (const file of sources) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    expect(text, file).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\('(?:style|on)/,
    );
  }
});
