import { describe, expect, test } from 'vitest';
import { acmeReport, REPORTS } from '../../../test/format-reports.ts';
import { finding, report as small } from '../html/report.fixture.ts';
import csv from './csv.ts';

/** Rows of cells by the grammar of RFC 4180, section 2. Throws where the text is none. */
function rows(text: string): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) throw new Error(`no cell at ${at}: ${text.slice(at, at + 50)}`);
    found.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') found.push([]);
  }
  return found.slice(0, -1);
}

describe.each(Object.entries(REPORTS))('of the %s report', (_name, make) => {
  test('is RFC 4180, one row a finding, and the same each time', async () => {
    const report = await make();
    const text = csv.render(report);
    const [heads = [], ...body] = rows(text);
    expect(heads.slice(0, 3)).toEqual(['fingerprint', 'state', 'verdict']);
    expect(body).toHaveLength(report.findings.length);
    for (const row of body) expect(row).toHaveLength(heads.length);
    expect(csv.render(report)).toBe(text);
  });

  test('no cell is a formula, spills over or holds control characters', async () => {
    for (const cell of rows(csv.render(await make())).flat()) {
      expect(cell).not.toMatch(/^[\s=+\-@\uff1d\uff0b\uff0d\uff20]/);
      expect(cell).not.toMatch(/\p{Cc}/u);
      expect(cell.length).toBeLessThan(32_767);
    }
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'=1"],
  ['\r\n=1', "'=1"],
  [' =1', "'=1"],
  ['\uff1d1', "'\uff1d1"],
  ['a=1', 'a=1'],
  ['say "x", y', 'say "x", y'],
  ['two\r\nlines', 'two lines'],
  ['nul\u0000', 'nul\ufffd'],
  ["'=1", "'=1"],
])('a message %j is read back as %j', (message, cell) => {
  const [heads = [], row = []] = rows(csv.render({ ...small([]), findings: [finding('x', { message })] }));
  expect(row[heads.indexOf('message')]).toBe(cell);
});

test('of acme: what is accepted says until when and why, and proofs name their files', async () => {
  const [heads = [], ...body] = rows(csv.render(await acmeReport()));
  const cell = (row: readonly string[], head: string): string => row[heads.indexOf(head)] ?? '';
  const accepted = body.filter((row) => cell(row, 'state') === 'suppressed');
  expect(accepted.map((row) => cell(row, 'suppressed until'))).toEqual(['2029-12-31']);
  expect(cell(accepted[0] ?? [], 'suppressed because')).not.toBe('');
  expect(cell(body[0] ?? [], 'evidence')).toContain('statement');
});
