import type { ReportTrap, ScanReport } from '../scan-report.ts';
import { html, type Markup } from './markup.ts';
import { filePlace, statementName } from './page-evidence.ts';
import { plural } from './words.ts';

const SHOWN = 100;

/** Conditions that protect less than they seem, unless a check tells them as findings. */
export function trapsSection({ traps, checks }: ScanReport): Markup {
  if (traps.length === 0 || checks.some(({ id }) => id === 'condition-trap')) return html``;
  return html`<section id="traps" aria-labelledby="traps-title">
<h2 id="traps-title">Conditions that protect less than they seem</h2>
<p class="lead">Each was meant to limit who may do something, and lets whoever leaves a key out get past it.</p>
<ul class="plain">${traps.slice(0, SHOWN).map(trapMarkup)}</ul>
${traps.length > SHOWN ? html`<p class="quiet">And ${plural(traps.length - SHOWN, 'more', 'more')}: <code>--format json</code> has them all.</p>` : ''}
</section>`;
}

function trapMarkup({ principals, actions, message, statement }: ReportTrap): Markup {
  const [first = ''] = principals;
  const who = principals.length === 1 ? first : `${plural(principals.length, 'principal')}, such as ${first},`;
  const what = actions.length === 1 ? actions[0] : `${plural(actions.length, 'action')} such as ${actions[0]}`;
  return html`<li>${message}. <span class="data">${who}</span> ${principals.length === 1 ? 'gets' : 'get'} <code>${what}</code> past it.<span class="place">${statementName(statement)} ${filePlace(statement)}</span></li>`;
}
