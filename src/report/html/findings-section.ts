import type { ScanReport } from '../scan-report.ts';
import { FINDINGS_LIMIT } from './build-page-data.ts';
import { html, type Markup } from './markup.ts';
import { count, shellWord } from './words.ts';

/** The place of the findings; the page's script lists them. */
export function findingsSection({ checks, findings, snapshot }: ScanReport): Markup {
  if (checks.length === 0) return html``;
  const cut =
    findings.length <= FINDINGS_LIMIT
      ? ''
      : html`<p class="notice"><b>This page holds the ${count(FINDINGS_LIMIT)} worst of ${count(findings.length)} findings.</b> All of them: <code>mantlet scan ${shellWord(snapshot)} --format json --out scan.json</code></p>`;
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<p class="lead">What deviates, the worst first, under the rule that it breaks. Each opens to its proof, its fix and, where one can be written down, its patch.</p>
${cut}
<form class="filters" id="finding-filters" aria-label="Filter the findings"></form>
<p class="tally" id="finding-tally" role="status"></p>
<div id="finding-list"><p class="waits">The findings need the script of this page.</p></div>
</section>`;
}
