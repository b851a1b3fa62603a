import { readFileSync } from 'node:fs';
import type { Check } from '../src/findings/check.ts';
import { checks } from '../src/findings/checks/index.ts';

const PAGE = 'docs/checks.md';
const START = '<!-- checks: written by `npm run gen` -->';
const END = '<!-- end of checks -->';

/** The page about the checks, with the list of them as they are now. */
export function checksPage(): { readonly path: string; readonly text: string } {
  const page = readFileSync(new URL(`../${PAGE}`, import.meta.url), 'utf8');
  const [before, rest] = [page.slice(0, page.indexOf(START)), page.slice(page.indexOf(END))];
  return { path: PAGE, text: `${before}${START}\n${lists()}\n${rest}` };
}

function lists(): string {
  const of = (kind: Check['kind']): readonly Check[] => checks.filter((check) => check.kind === kind);
  const named = (list: string): number => new Set(checks.flatMap(({ known }) => known[list] ?? [])).size;
  return [
    `${checks.length} checks: ${of('governance').length} of rights, ${of('posture').length} of resources. They stand for ${named('union')} rows of the union of public tools, ${named('securityHub')} Security Hub controls and ${named('gaps')} gaps that no public tool fills.`,
    '',
    '## Rights',
    '',
    table(of('governance')),
    '',
    '## Resources',
    '',
    table(of('posture')),
  ].join('\n');
}

const table = (list: readonly Check[]): string =>
  [
    '| check | severity | what must hold | reads | others call it |',
    '|---|---|---|---|---|',
    ...list.map(
      ({ id, severity, title, reads, known }) =>
        `| \`${id}\` | ${severity} | ${title} | ${reads.length === 0 ? 'policies' : reads.join(', ')} | ${Object.values(known).flat().join(', ')} |`,
    ),
  ].join('\n');
