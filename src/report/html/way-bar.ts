import { type Way, WAYS } from '../holders-report.ts';
import { html, type Markup } from './markup.ts';
import { count, WAY_WORDS } from './words.ts';

/** How many hold something, by way. */
export type WayCounts = Readonly<Record<Way, number>>;

/** A bar with one part a way, as wide as its share of `whole`. It says nothing that the words beside it do not say. */
export function wayBar(counts: WayCounts, whole: number): Markup {
  let x = 0;
  const parts = WAYS.filter((way) => counts[way] > 0).map((way) => {
    const width = (counts[way] / Math.max(1, whole)) * 100;
    const rect = html`<rect class="way way-${way}" x="${percent(x)}" y="0" width="${percent(width)}" height="100%"></rect>`;
    x += width;
    return rect;
  });
  return html`<svg class="bar" aria-hidden="true" focusable="false">${parts}</svg>`;
}

/** `48 directly · 9 through a chain`. */
export const wayCounts = (counts: WayCounts): Markup =>
  html`${WAYS.filter((way) => counts[way] > 0).map(
    (way, i) => html`${i === 0 ? '' : ' · '}<span class="nowrap"><b>${count(counts[way])}</b> ${WAY_WORDS[way].title}</span>`,
  )}`;

/** The fills of the ways, wherever they are drawn. */
export const WAY_FILLS: Markup = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="fill-chain" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="fill-paper" width="5" height="5"></rect><rect class="fill-ink" width="2.5" height="5"></rect></pattern>
<pattern id="fill-conditional" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="fill-paper" width="5" height="5"></rect><circle class="fill-ink" cx="2.5" cy="2.5" r="1.3"></circle></pattern>
<pattern id="fill-chainConditional" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="fill-paper" width="6" height="6"></rect><rect class="fill-ink" width="1" height="6"></rect><rect class="fill-ink" width="6" height="1"></rect></pattern>
</defs></svg>`;

const percent = (value: number): string => `${Math.round(value * 1000) / 1000}%`;
