import type { Coverage, CoverageStatus } from '../../compliance/coverage.ts';
import type { ScanReport } from '../scan-report.ts';
import { html, type Markup } from './markup.ts';
import { count, listed, plural } from './words.ts';

const TITLES: Readonly<Record<CoverageStatus, string>> = {
  failing: 'failing',
  unknown: 'cannot tell',
  met: 'met',
  'no-evidence': 'no evidence',
  'not-covered': 'not covered',
};

/** How the frameworks fare that were asked for. */
export function coverageSection({ coverage }: ScanReport): Markup {
  if (coverage.length === 0) return html``;
  return html`<section id="frameworks" aria-labelledby="frameworks-title">
<h2 id="frameworks-title">Frameworks</h2>
<p class="lead">What the checks say about requirements of others: evidence and no certificate. A check tests a part of a requirement, a failure that was accepted is a failure here all the same, and what is not covered no check tests.</p>
${coverage.map(frameworkMarkup)}
</section>`;
}

function frameworkMarkup({ framework, totals, requirements }: Coverage): Markup {
  const counted = (Object.keys(TITLES) as CoverageStatus[]).flatMap((status) =>
    totals[status] > 0 ? `${count(totals[status])} ${TITLES[status]}` : [],
  );
  return html`<h3>${framework.name} ${framework.version} <span class="quiet">${framework.publisher}</span></h3>
<p class="quiet">${plural(requirements.length, 'requirement')}: ${listed(counted)}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="${framework.name}, as a table"><table class="requirements"><thead><tr><th scope="col">Requirement</th><th scope="col">Status</th><th scope="col" class="number">Fail</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Cannot tell</th><th scope="col">Checks that speak against it or cannot tell</th></tr></thead>
<tbody>${requirements.map(({ id, asks, confirmed, status, counts, checks }) => {
    const against = checks.filter((check) => check.status === 'failing' || check.status === 'unknown').map((check) => check.id);
    return html`<tr><th scope="row">${id}${confirmed ? '' : html` <span class="quiet">unconfirmed</span>`}<span class="quiet block">${asks}</span></th><td><span class="requirement is-${status}">${TITLES[status]}</span></td>
${[counts.fail, counts.pass, counts.unknown].map((many) => html`<td class="number">${checks.length === 0 ? '' : count(many)}</td>`)}<td class="ids">${against.join(', ')}</td></tr>`;
  })}</tbody></table></div>
${framework.notice === undefined ? '' : html`<p class="quiet">${framework.notice}</p>`}`;
}
