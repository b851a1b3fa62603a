import { readFileSync } from 'node:fs';
import { coverageOf } from '../src/detections/coverage.ts';
import type { Detection, TrailExample } from '../src/detections/detection.ts';
import { detections as list } from '../src/detections/rules/index.ts';

const PAGE = 'docs/detections.md';
const START = '<!-- detections: written by `npm run gen` -->';
const END = '<!-- end of detections -->';

const detections: readonly Detection[] = list;

/** The page about the detections, with the list of them as they are now and the public events that they look at. */
export function detectionsPage(): { readonly path: string; readonly text: string } {
  const page = readFileSync(new URL(`../${PAGE}`, import.meta.url), 'utf8');
  const [before, rest] = [page.slice(0, page.indexOf(START)), page.slice(page.indexOf(END))];
  return { path: PAGE, text: `${before}${START}\n${tables()}\n${rest}` };
}

function tables(): string {
  const coverage = coverageOf(detections);
  const named = coverage.filter(({ byName }) => byName.length > 0).length;
  return [
    `${detections.length} detections. Of the ${coverage.length} public events, ${named} are named by one, and the others are looked at by those about every privileged action.`,
    '',
    '| detection | severity | looks at | raised by | quiet | MITRE |',
    '|---|---|---|---|---|---|',
    ...detections.map(
      ({ id, title, severity, events, techniques, examples }) =>
        `| \`${id}\`: ${title} | ${severity} | ${eventsText(events)} | ${examplesText(examples.alarm)} | ${examplesText(examples.quiet)} | ${techniques.join(', ')} |`,
    ),
    '',
    '## The public events',
    '',
    '| event | named by | looked at as a privileged action by |',
    '|---|---|---|',
    ...coverage.map(
      ({ event, byName, asPrivileged }) =>
        `| \`${event}\` | ${byName.join(', ')} | ${asPrivileged.length === 0 ? '' : `${asPrivileged.length} detections`} |`,
    ),
  ].join('\n');
}

/** By prefix: `bedrock: DeleteGuardrail, UpdateGuardrail`. */
function eventsText(events: readonly string[]): string {
  const names = new Map<string, string[]>();
  for (const event of events) {
    const [prefix = '', name = ''] = event.split(':');
    if (event !== '*') names.set(prefix, [...(names.get(prefix) ?? []), name]);
  }
  const named = [...names].map(([prefix, all]) => `${prefix}: ${all.join(', ')}`);
  return [...(events.includes('*') ? ['every privileged action'] : []), ...named].join('; ');
}

/** What examples tell, and how many of them are somebody's real records. */
function examplesText(examples: readonly TrailExample[]): string {
  const real = examples.filter(({ origin }) => origin !== 'synthetic').length;
  return `${examples.map(({ story }) => story).join('; ')} (${[...(real > 0 ? [`${real} real`] : []), ...(real < examples.length ? [`${examples.length - real} synthetic`] : [])].join(', ')})`;
}
