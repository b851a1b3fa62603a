/** How text is marked on a terminal; every mark is plain text where colour is off. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
  /** Columns of the terminal; undefined where nobody knows or a program reads. */
  readonly width?: number;
}

const mark =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? text : `\u001b[${open}m${text}\u001b[${close}m`;
const plain = (text: string): string => text;

/** Colour codes of a terminal. */
export const COLOR: Palette = {
  bold: mark(1, 22),
  dim: mark(2, 22),
  red: mark(31, 39),
  yellow: mark(33, 39),
  green: mark(32, 39),
  cyan: mark(36, 39),
};
/** Text as it is. */
export const PLAIN: Palette = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain };

/** Text from policies and snapshots may hold control characters: they must not move the cursor of whoever reads the report. */
// oxlint-disable-next-line no-control-regex -- these are what is taken out
export const safe = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
