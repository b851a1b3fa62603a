import { safe } from '../terminal/palette.ts';

/** Marks that cannot be seen and change what is: line ends of other times, joiners, and what a terminal does not care about. */
const UNSEEN = /[\u00ad\u061c\u200b-\u200d\u2028\u2029\u2060-\u2065\ufeff]/g;

/** Data as a person reads it: marks that hide or turn text around are shown as what they are, something odd. */
export const visible = (text: string): string => safe(text).replace(UNSEEN, '\ufffd');
