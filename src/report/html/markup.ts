import { visible } from './visible.ts';

/** Text that is markup already. Everything else is data and is escaped where it meets markup. */
export interface Markup {
  readonly markup: string;
}

/** What may stand between pieces of markup. */
export type Piece = Markup | string | number | undefined | readonly Piece[];

/** Data as text of a page: nothing in it is markup, and no control or direction mark changes how the rest reads. */
export const escapeText = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (mark) => ESCAPES[mark as keyof typeof ESCAPES] as string);

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const;

/** Markup by a template: what stands between the pieces is escaped unless it was made by `html` itself. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let markup = strings[0] ?? '';
  for (const [i, piece] of pieces.entries()) markup += markupOf(piece) + (strings[i + 1] ?? '');
  return { markup };
}

/** Text that this program itself wrote as markup: the script and the style. Never for data. */
export const trusted = (markup: string): Markup => ({ markup });

function markupOf(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(markupOf).join('');
}
