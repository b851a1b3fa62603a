import type { Severity } from '../../findings/finding.ts';
import { type ReportCheck, SEVERITIES } from '../findings-report.ts';
import type { ScanReport } from '../scan-report.ts';
import { html, type Markup } from './markup.ts';
import { count, plural } from './words.ts';

/** Every check and what it came to, those that failed first. */
export function checksSection({ checks, findings }: ScanReport): Markup {
  if (checks.length === 0) return html``;
  const worst = new Map<string, Severity>();
  for (const { check, verdict, state, severity } of findings)
    if (verdict === 'fail' && state === 'open' && !worst.has(check)) worst.set(check, severity);
  const severityOf = ({ id, severity }: ReportCheck): Severity => worst.get(id) ?? severity;
  const rank = (check: ReportCheck): number =>
    SEVERITIES.indexOf(severityOf(check)) + (check.counts.fail > 0 ? 0 : check.counts.unknown > 0 ? 10 : check.counts.pass > 0 ? 20 : 30);
  const sorted = checks.toSorted((a, b) => rank(a) - rank(b) || b.counts.fail - a.counts.fail || (a.id < b.id ? -1 : 1));
  const cell = (many: number, kind: string): Markup => html`<td class="number ${many === 0 ? 'zero' : kind}">${count(many)}</td>`;
  return html`<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">The checks</h2>
<p class="lead">${plural(checks.length, 'rule was', 'rules were')} asked. A row without numbers had nothing to judge here.</p>
<div class="scroll" tabindex="0" role="region" aria-label="The checks, as a table"><table class="checks"><thead><tr><th scope="col">Check</th><th scope="col">Severity</th><th scope="col" class="number">Fail</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Cannot tell</th></tr></thead>
<tbody>${sorted.map(
    (
      check,
    ) => html`<tr><th scope="row">${check.title}<span class="id">${check.counts.fail + check.counts.unknown > 0 ? html`<a href="#findings" data-check="${check.id}">${check.id}</a>` : check.id}</span></th>
<td><span class="severity is-${severityOf(check)}">${severityOf(check)}</span></td>${cell(check.counts.fail, 'fail')}${cell(check.counts.pass, 'pass')}${cell(check.counts.unknown, 'unknown')}</tr>`,
  )}</tbody></table></div>
</section>`;
}
