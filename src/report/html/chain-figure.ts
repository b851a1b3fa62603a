import type { ReportPath } from '../scan-report.ts';
import { boxWords, formText } from './chain-words.ts';
import { html, type Markup } from './markup.ts';
import { STATUS_WORDS } from './words.ts';

interface Box {
  readonly over: string;
  readonly name: string;
  /** The name as it is, where it was cut. */
  readonly whole: string;
  readonly under: string;
  readonly end: boolean;
}

interface Arrow {
  readonly text: string;
  readonly status: ReportPath['status'];
}

const BOX = { width: 236, height: 74 };
/** An action's name is never cut where it is shorter than most. */
const END = { width: 296, letters: 29 };
const LETTERS = 23;
const GAP = { across: 164, down: 66 };
const EDGE = 1;
const LINE = 15;

/** A chain as boxes and arrows: `across` for wide pages and paper, `down` for narrow ones. Text that does not fit is told in the steps below. */
export function chainFigure(path: ReportPath, direction: 'across' | 'down'): Markup {
  const { boxes, arrows } = partsOf(path);
  const across = direction === 'across';
  const at = (index: number): { readonly x: number; readonly y: number } =>
    across ? { x: EDGE + index * (BOX.width + GAP.across), y: EDGE } : { x: EDGE, y: EDGE + index * (BOX.height + GAP.down) };
  const last = at(boxes.length - 1);
  const width = last.x + END.width + EDGE;
  const height = last.y + BOX.height + EDGE;
  const told = `${boxes[0]?.whole ?? ''}, ${arrows.map(({ text, status }, i) => `${text} (${STATUS_WORDS[status]}): ${boxes[i + 1]?.whole ?? ''}`).join(', ')}`;
  return html`<svg class="figure ${direction}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${told}">
${arrows.map((arrow, i) => arrowMarkup(arrow, at(i), at(i + 1), across, i + 1 < boxes.length - 1 ? i + 1 : undefined))}
${boxes.map((box, i) => boxMarkup(box, at(i)))}</svg>`;
}

function partsOf(path: ReportPath): { readonly boxes: readonly Box[]; readonly arrows: readonly Arrow[] } {
  const principal = (arn: string, as: string): Box => {
    const { kind, name, account } = boxWords(arn);
    return {
      over: kind,
      name: middle(name, LETTERS),
      whole: name,
      under: [account ?? '', as].filter((part) => part !== '').join(' '),
      end: false,
    };
  };
  const at = path.action.indexOf(':');
  const name = path.action.slice(at + 1);
  const action: Box = { over: path.action.slice(0, at), name: middle(name, END.letters), whole: path.action, under: '', end: true };
  return {
    boxes: [principal(path.principal, ''), ...path.steps.map((step) => principal(step.to, formText(step))), action],
    arrows: [...path.steps.map(({ title, status }) => ({ text: title, status })), { text: 'holds', status: path.status }],
  };
}

function boxMarkup({ over, name, whole, under, end }: Box, { x, y }: { readonly x: number; readonly y: number }): Markup {
  return html`<g class="box${end ? ' end' : ''}"><title>${whole}</title><rect x="${x}" y="${y}" width="${end ? END.width : BOX.width}" height="${BOX.height}" rx="3"></rect>
<text class="over" x="${x + 14}" y="${y + (end ? 30 : 22)}">${over}</text><text class="name" x="${x + 14}" y="${y + (end ? 51 : 42)}">${name}</text>${under === '' ? '' : html`<text class="under" x="${x + 14}" y="${y + 61}">${under}</text>`}</g>`;
}

function arrowMarkup(
  { text, status }: Arrow,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  across: boolean,
  step: number | undefined,
): Markup {
  const label = wrapped(text, across ? 21 : 34);
  const start = across ? { x: from.x + BOX.width + 6, y: from.y + BOX.height / 2 } : { x: from.x + 30, y: from.y + BOX.height + 5 };
  const end = across ? { x: to.x - 5, y: start.y } : { x: start.x, y: to.y - 5 };
  const head = across
    ? `M${end.x - 8} ${end.y - 5} L${end.x} ${end.y} L${end.x - 8} ${end.y + 5}`
    : `M${end.x - 5} ${end.y - 8} L${end.x} ${end.y} L${end.x + 5} ${end.y - 8}`;
  const x = across ? (start.x + end.x) / 2 : start.x + 18;
  // beside an arrow that points down all lines stand together; above one that points right there is room for two
  const above = across ? Math.min(2, label.length) : 0;
  const top = across ? start.y - 10 - (above - 1) * LINE : (start.y + end.y) / 2 + 4 - ((label.length - 1) * LINE) / 2;
  const yOf = (line: number): number => (across && line >= above ? start.y + 19 + (line - above) * LINE : top + line * LINE);
  return html`<g class="arrow is-${status}"><line x1="${start.x}" y1="${start.y}" x2="${end.x}" y2="${end.y}"></line><path d="${head}"></path>
${label.map((line, i) => html`<text x="${x}" y="${yOf(i)}">${i === 0 && step !== undefined ? `${step}. ` : ''}${line}</text>`)}${status === 'yes' ? '' : html`<text class="status" x="${x}" y="${across ? start.y + 19 + (label.length - above) * LINE : yOf(label.length)}">${STATUS_WORDS[status]}</text>`}</g>`;
}

/** Long names lose their middle: both ends tell more. */
function middle(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (most - 1 - head)).join('')}`;
}

/** Text in lines of at most so many letters, at most three of them. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]} …`];
}
