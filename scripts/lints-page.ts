import { readFileSync } from 'node:fs';
import type { Lint } from '../src/firewall/lint.ts';
import { lints as list } from '../src/firewall/lints/index.ts';

const PAGE = 'docs/lints.md';
const START = '<!-- lints: written by `npm run gen` -->';
const END = '<!-- end of lints -->';

const lints: readonly Lint[] = list;

/** The page about the lints, with the list of them as they are now. */
export function lintsPage(): { readonly path: string; readonly text: string } {
  const page = readFileSync(new URL(`../${PAGE}`, import.meta.url), 'utf8');
  const table = [
    '| lint | severity | holds | because | an example that fails |',
    '|---|---|---|---|---|',
    ...lints.map(
      ({ id, title, why, severity, examples }) =>
        `| \`${id}\` | ${severity} | ${title} | ${why} | \`${JSON.stringify(examples.bad[0]?.statements[0]).replaceAll('|', String.raw`\|`)}\` |`,
    ),
  ].join('\n');
  return { path: PAGE, text: `${page.slice(0, page.indexOf(START))}${START}\n${table}\n${page.slice(page.indexOf(END))}` };
}
