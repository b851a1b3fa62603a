import { residualText } from '../terminal/residual.ts';
import type { ReportPath, ReportStep, ScanReport } from '../scan-report.ts';
import { chainFigure } from './chain-figure.ts';
import { boxWords, stepWords } from './chain-words.ts';
import { html, type Markup } from './markup.ts';
import { filePlace, statementName } from './page-evidence.ts';
import { plural, shellWord, STATUS_WORDS } from './words.ts';

/** So many are shown at once. */
const OPEN = 5;

/** Chains, each drawn from the principal to the action that it reaches. */
export function chainsSection({ chains, snapshot }: ScanReport): Markup {
  if (chains.length === 0) return html``;
  return html`<section id="chains" aria-labelledby="chains-title">
<h2 id="chains-title">Through a chain</h2>
<p class="lead">${plural(chains.length, 'example')} of how somebody who does not hold an action reaches it all the same, the surest first. <code>mantlet who-can ACTION ${shellWord(snapshot)}</code> names every chain to an action.</p>
${chains.slice(0, OPEN).map((path, index) => chainMarkup(path, index))}
${chains.length <= OPEN ? '' : html`<details class="further"><summary>${plural(chains.length - OPEN, 'more chain')}</summary>${chains.slice(OPEN).map((path, index) => chainMarkup(path, index + OPEN))}</details>`}
</section>`;
}

/** Chains of more steps are drawn downwards only: side by side their text would be too small. */
const LONG = 3;

function chainMarkup(path: ReportPath, index: number): Markup {
  const from = boxWords(path.principal);
  const id = `chain-${index + 1}`;
  return html`<article class="chain${path.steps.length > LONG ? ' long' : ''}" aria-labelledby="${id}">
<h3 id="${id}"><span class="data">${from.name}</span> ${path.status === 'yes' ? 'reaches' : 'may reach'} <code>${path.action}</code></h3>
${path.steps.length > LONG ? '' : chainFigure(path, 'across')}${chainFigure(path, 'down')}
<ol class="steps">${path.steps.map(stepMarkup)}</ol>
</article>`;
}

function stepMarkup(step: ReportStep): Markup {
  const { title, to, as } = stepWords(step);
  const open = step.given !== undefined || step.conditions.length > 0;
  return html`<li><details><summary>${title} <span class="data">${to}</span> ${as} <span class="status is-${step.status}">${STATUS_WORDS[step.status]}</span></summary>
<dl>${step.actions.length === 0 ? '' : html`<dt>By</dt><dd>${step.actions.map((action) => html`<code>${action}</code> `)}</dd>`}
<dt>From</dt><dd class="data">${step.from}</dd><dt>To</dt><dd class="data">${step.to}</dd>
${!open ? '' : html`<dt>Only if</dt><dd>${step.given === undefined ? '' : html`<p>${step.given}</p>`}${step.conditions.map((condition) => html`<pre>${residualLines(residualText(condition, ''))}</pre>`)}</dd>`}
${step.statements.length === 0 ? '' : html`<dt>Statements</dt><dd><ul>${step.statements.map((one) => html`<li>${statementName(one)}<span class="place">${filePlace(one)}</span></li>`)}</ul></dd>`}
</dl></details></li>`;
}

/** Line ends are the tree's own; what stands between them was made safe by the text's maker. */
const residualLines = (text: string): Markup => html`${text.split('\n').map((line, i) => html`${i === 0 ? '' : BREAK}${line}`)}`;
const BREAK: Markup = { markup: '\n' };
