import { WAYS } from '../holders-report.ts';
import type { ScanReport } from '../scan-report.ts';
import { html, type Markup } from './markup.ts';
import { WAY_WORDS } from './words.ts';

/** The place of the map; the page's script draws it. */
export function holdersSection({ holders }: ScanReport): Markup {
  if (holders === undefined) return html``;
  return html`<section id="holders" aria-labelledby="holders-title">
<h2 id="holders-title">Who holds what</h2>
<p class="lead">Each row is one principal, or several that hold exactly the same; each column one kind of capability. The number is how many privileged actions are held, in whatever way; the strip below it says in which. Choose a cell to see them.</p>
<div class="legend"><ul class="ways">${WAYS.map(
    (way) =>
      html`<li><svg class="swatch" aria-hidden="true" focusable="false"><rect class="way way-${way}" width="100%" height="100%"></rect></svg>${WAY_WORDS[way].mark === '' ? '' : html`<b class="mark">${WAY_WORDS[way].mark}</b> `}${WAY_WORDS[way].title}</li>`,
  )}</ul><ul class="shades"><li class="heat h1">1</li><li class="heat h2">2–5</li><li class="heat h3">6–20</li><li class="heat h4">21–60</li><li class="heat h5">61+</li><li class="said">actions held</li></ul></div>
<form class="filters" id="map-filters" aria-label="Filter the map"></form>
<p class="tally" id="map-tally" role="status"></p>
<div id="map" class="map"><p class="waits">The map needs the script of this page.</p></div>
<p class="quiet keys">Arrow keys move, Enter opens, Page Up and Page Down, Home and End jump.</p>
</section>`;
}
