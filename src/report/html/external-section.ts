import { arnWords } from './arn-words.ts';
import type { ReportExternal, ScanReport } from '../scan-report.ts';
import { html, type Markup } from './markup.ts';
import { filePlace, statementName } from './page-evidence.ts';
import { plural, STATUS_WORDS } from './words.ts';

const SHOWN = 200;

/** What is opened to principals outside the snapshot. */
export function externalSection({ external }: ScanReport): Markup {
  if (external.length === 0) return html``;
  return html`<section id="outsiders" aria-labelledby="outsiders-title">
<h2 id="outsiders-title">Opened to outsiders</h2>
<p class="lead">What this side lets in: principals outside the snapshot to whom a policy opens something privileged. What their own side allows is not known.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Opened to outsiders, as a table"><table class="outsiders"><thead><tr><th scope="col">Who</th><th scope="col">Can</th><th scope="col">Of</th><th scope="col">By</th></tr></thead>
<tbody>${external.slice(0, SHOWN).map(rowOf)}</tbody></table></div>
${external.length > SHOWN ? html`<p class="quiet">${plural(external.length - SHOWN, 'more row')}: <code>--format json</code> has them all.</p>` : ''}
</section>`;
}

function rowOf({ principal, by, resource, actions, classes, status, statement }: ReportExternal): Markup {
  const [first = '', ...rest] = actions;
  const what = html`<code>${first}</code>${rest.length === 0 ? '' : html` <details class="inline"><summary>and ${plural(rest.length, 'other')}</summary>${rest.map((action) => html`<code>${action}</code> `)}</details>`}`;
  const reach = by === 'role-trust' ? 'assume the role, and so reach ' : '';
  const open = status === 'yes' ? '' : html`<span class="status is-${status}">${STATUS_WORDS[status]}</span>`;
  return html`<tr><th scope="row">${named(principal)}</th><td>${reach}${what} <span class="quiet">${classes.join(', ')}</span> ${open}</td>
<td>${named(resource)}</td><td>${statementName(statement)}<span class="place">${filePlace(statement)}</span></td></tr>`;
}

/** What a person calls it, over its ARN. */
function named(text: string): Markup {
  const { kind, name, account } = arnWords(text);
  if (kind === '' && account === undefined && name === text) return html`<b class="data">${text}</b>`;
  const called = name === 'root user' ? account : name;
  return html`<span class="quiet">${kind}</span> <b class="data">${called}</b><span class="place data">${text}</span>`;
}
