import type { Incomplete, ScanReport } from '../scan-report.ts';
import { html, type Markup } from './markup.ts';
import { count, plural } from './words.ts';

const SHOWN = 100;

/** What is not known: what no check could judge, what could not be read, and what was noticed on the way. */
export function openSection(report: ScanReport): Markup {
  const unread = unreadRows(report);
  const crashed = report.checks.filter(({ crash }) => crash !== undefined);
  const { incomplete, warnings } = report;
  if (unread.length + crashed.length + incomplete.length + warnings.length === 0) return html``;
  return html`<section id="open" aria-labelledby="open-title">
<h2 id="open-title">What is not known</h2>
${incomplete.length === 0 ? '' : html`<h3>Incomplete</h3><p class="lead">Answers that depend on this are open.</p>${problems(incomplete)}`}
${crashed.length === 0 ? '' : html`<h3>Broken checks</h3><p class="lead">A fault of Mantlet; please report it.</p><ul class="plain">${crashed.map(({ id, crash }) => html`<li><code>${id}</code> ${crash?.split('\n')[0]}</li>`)}</ul>`}
${
  unread.length === 0
    ? ''
    : html`<h3>Not judged</h3><p class="lead">Neither good nor bad: it was not in the snapshot.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Not judged, as a table"><table><thead><tr><th scope="col">Why</th><th scope="col" class="number">Accounts</th><th scope="col">Checks that wait for it</th></tr></thead>
<tbody>${unread.map(([what, { accounts, checks }]) => html`<tr><th scope="row">${what}</th><td class="number">${count(accounts.size)}</td><td class="ids">${[...checks].sort().join(', ')}</td></tr>`)}</tbody></table></div>`
}
${warnings.length === 0 ? '' : html`<h3>Noticed</h3>${problems(warnings)}`}
</section>`;
}

function problems(all: readonly Incomplete[]): Markup {
  return html`<ul class="plain">${all.slice(0, SHOWN).map(({ file, place, message }) => html`<li>${message}<span class="place">${[file, place].filter((part) => part !== undefined && part !== '').join(' ')}</span></li>`)}</ul>
${all.length > SHOWN ? html`<p class="quiet">And ${plural(all.length - SHOWN, 'more', 'more')}: <code>--format json</code> has them all.</p>` : ''}`;
}

interface Waiting {
  readonly accounts: Set<string>;
  readonly checks: Set<string>;
}

/** Each reason once, with all checks that wait for it. */
function unreadRows({ checks }: ScanReport): readonly (readonly [string, Waiting])[] {
  const reasons = new Map<string, Waiting>();
  for (const { id, unread } of checks) {
    for (const { what, accounts } of unread) {
      const reason = reasons.get(what) ?? { accounts: new Set(), checks: new Set() };
      reasons.set(what, reason);
      for (const account of accounts) reason.accounts.add(account);
      reason.checks.add(id);
    }
  }
  return [...reasons].sort(([, a], [, b]) => b.checks.size - a.checks.size || b.accounts.size - a.accounts.size);
}
