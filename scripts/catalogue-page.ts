import { readFileSync } from 'node:fs';
import { CLASSES } from '../src/catalogue/classes.ts';
import type { CatalogueTally } from '../src/catalogue/counts.ts';
import { catalogueCounts } from '../src/catalogue/counts.ts';

const PAGE = 'docs/catalogue.md';
const START = '<!-- counts: written by `npm run gen` -->';
const END = '<!-- end of counts -->';

/** The page about the catalogue, with its counts as they are now. */
export function cataloguePage(): { readonly path: string; readonly text: string } {
  const page = readFileSync(new URL(`../${PAGE}`, import.meta.url), 'utf8');
  const [before, rest] = [page.slice(0, page.indexOf(START)), page.slice(page.indexOf(END))];
  return { path: PAGE, text: `${before}${START}\n${counts()}\n${rest}` };
}

function counts(): string {
  const { reference, prefixes, actions, classified, withdrawn, ai, supporting, total } = catalogueCounts();
  const row = (name: string, part: CatalogueTally): string => {
    const { rows, tiers, privileged, reviewed } = part;
    return `| ${[name, rows, tiers[1], tiers[2], tiers[3], tiers[4], privileged, reviewed.row, reviewed.group, reviewed.auto].join(' | ')} |`;
  };
  const classRows = CLASSES.map((facts) => `| ${facts.class} | ${facts.tier} | ${facts.means} | ${ai.classes[facts.class]} |`);
  return [
    `Reference of ${reference}: ${prefixes} AI prefixes with ${actions} actions, of which ${classified} are classified; ${withdrawn} rows of withdrawn actions.`,
    '',
    '| | rows | tier 1 | tier 2 | tier 3 | tier 4 | privileged | by row | by group | by rules |',
    '|---|---|---|---|---|---|---|---|---|---|',
    row('AI prefixes', ai),
    row('supporting', supporting),
    row('all', total),
    '',
    '| class | default tier | means | AI actions |',
    '|---|---|---|---|',
    ...classRows,
  ].join('\n');
}
