import type { Coverage, CoverageStatus, RequirementCoverage } from '../../compliance/coverage.ts';
import type { Palette } from './palette.ts';
import { count, plural, table } from './table.ts';

const TITLES: Readonly<Record<CoverageStatus, string>> = {
  failing: 'failing',
  unknown: 'cannot tell',
  met: 'met',
  'no-evidence': 'no evidence',
  'not-covered': 'not covered',
};
const STATUSES = Object.keys(TITLES) as readonly CoverageStatus[];

/** How a framework fares, requirement by requirement. */
export function renderCoverage({ framework, totals, requirements }: Coverage, palette: Palette): string {
  const { bold, dim } = palette;
  const counted = STATUSES.map((status) => `${count(totals[status])} ${TITLES[status]}`).join(', ');
  const columns = [
    { title: 'requirement' },
    { title: '' },
    ...['fail', 'pass', 'cannot tell', 'checks'].map((title) => ({ title, right: true })),
    { title: 'in our words' },
  ];
  const rows = requirements.map((one) => [
    `${one.id}${one.confirmed ? '' : dim(' (unconfirmed)')}`,
    statusText(one.status, palette),
    ...[one.counts.fail, one.counts.pass, one.counts.unknown].map((many) => (one.checks.length === 0 ? '' : shown(many, palette))),
    checksText(one),
    one.asks,
  ]);
  const parts = [
    `${bold(`${framework.name} ${framework.version}`)} ${dim(`(${framework.publisher})`)}: ${plural(requirements.length, 'requirement')}\n  ${counted}`,
    table(columns, rows, '  ', palette.width),
    ...against('What speaks against it', requirements, 'failing', palette),
    ...against('What nobody can tell', requirements, 'unknown', palette),
    dim(notes(requirements).join('\n')),
  ];
  if (framework.notice !== undefined) parts.push(dim(framework.notice));
  return `${parts.join('\n\n')}\n`;
}

function statusText(status: CoverageStatus, { red, yellow, green, dim }: Palette): string {
  const mark = { failing: red, unknown: yellow, met: green, 'no-evidence': dim, 'not-covered': dim }[status];
  return mark(TITLES[status]);
}

const shown = (many: number, { dim }: Palette): string => (many === 0 ? dim('0') : count(many));

/** `2 of 5`: so many had something to look at. */
function checksText({ checks }: RequirementCoverage): string {
  if (checks.length === 0) return '';
  const speaking = checks.filter(({ counts }) => counts.pass + counts.fail + counts.unknown > 0);
  return `${count(speaking.length)} of ${count(checks.length)}`;
}

/** Each check of such a status once, with the requirements that it leaves unmet or open. */
function against(
  title: string,
  requirements: readonly RequirementCoverage[],
  status: 'failing' | 'unknown',
  { bold, dim, width }: Palette,
): readonly string[] {
  const found = new Map<string, { readonly why: string; readonly ids: string[] }>();
  for (const { id, checks } of requirements) {
    for (const one of checks) {
      if (one.status !== status) continue;
      const before = found.get(one.id);
      if (before !== undefined) before.ids.push(id);
      else found.set(one.id, { why: reason(one.run, one.counts[status === 'failing' ? 'fail' : 'unknown']), ids: [id] });
    }
  }
  if (found.size === 0) return [];
  const rows = [...found].map(([id, { why, ids }]) => [id, why, dim(ids.join(', '))]);
  return [`${bold(title)}\n${table([{ title: 'check' }, { title: '' }, { title: 'evidence for' }], rows, '  ', width)}`];
}

function reason(run: 'yes' | 'broken' | 'left-out', many: number): string {
  if (run === 'left-out') return 'not run';
  return many === 0 && run === 'broken' ? 'broke down' : count(many);
}

function notes(requirements: readonly RequirementCoverage[]): readonly string[] {
  return [
    'met: everything that checks had to look at passed. A check tests a part of a requirement, so this is evidence and no certificate.',
    'no evidence: checks test it and had nothing to look at; not covered: no check of Mantlet tests it. Neither is good or bad.',
    ...(requirements.some(({ confirmed }) => !confirmed)
      ? ['unconfirmed: the id or its meaning was not found in a public source; look it up before you rely on it.']
      : []),
  ];
}
