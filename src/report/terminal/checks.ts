import type { Severity } from '../../findings/finding.ts';
import type { Palette } from './palette.ts';
import { plural, table } from './table.ts';

/** What is shown of a check. */
interface ShownCheck {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly planes: readonly string[];
  readonly reads: readonly string[];
  readonly topics: readonly string[];
  readonly known: Readonly<Record<string, readonly string[]>>;
  readonly evidenceFor: Readonly<Record<string, readonly string[]>>;
}

/** Checks, one a line. */
export function renderChecks(checks: readonly ShownCheck[], { dim, width }: Palette): string {
  const rows = checks.map(({ id, severity, kind, title }) => [id, severity, kind, title]);
  const columns = ['check', 'severity', 'kind', 'what must hold'].map((title) => ({ title }));
  return `${table(columns, rows, '', width)}\n\n${plural(checks.length, 'check')} ${dim('(mantlet checks ID tells all about one)')}\n`;
}

/** All about one check. */
export function renderCheckPage(check: ShownCheck, { bold, dim, width }: Palette): string {
  const lists: readonly (readonly [string, string])[] = [
    ['severity', check.severity],
    ['kind', check.kind],
    ['speaks for', check.planes.join(', ')],
    ['reads', check.reads.length === 0 ? 'policies' : check.reads.join(', ')],
    ['evidence of', check.topics.join(', ')],
    ...Object.entries(check.known).map(([by, ids]) => [`known to ${by}`, ids.join(', ')] as const),
    ...Object.entries(check.evidenceFor).map(([framework, ids]) => [framework, ids.join(', ')] as const),
  ];
  const rows = lists.filter(([, text]) => text !== '').map(([name, text]) => [dim(name), text]);
  return `${bold(check.id)}\n  ${check.title}.\n  ${check.why}\n\n${table([{ title: '' }, { title: '' }], rows, '  ', width)}\n`;
}
