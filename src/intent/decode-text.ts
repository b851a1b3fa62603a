import { type Buffer, isUtf8 } from 'node:buffer';
import { IntentError } from './intent-error.ts';

/** What must not stand in YAML (YAML 1.2.2, section 5.1), and characters that let a line read otherwise than it is. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** The text of a file in UTF-8. Throws where it is none. */
export function decodeText(bytes: Buffer, file: string): string {
  const [a, b] = bytes;
  const isMarked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  // a zero beside an ASCII character is half of a wider one; Windows PowerShell writes such files
  if (isMarked || (bytes.length >= 2 && (a === 0) !== (b === 0))) {
    throw new IntentError([`${file}:1:1: the file is UTF-16: save it as UTF-8`]);
  }
  if (!isUtf8(bytes)) throw new IntentError([`${file}:${placeOfForeignByte(bytes)}: this is not UTF-8: save the file as UTF-8`]);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const found = FORBIDDEN.exec(text);
  if (found !== null) {
    const before = text.slice(0, found.index).split('\n');
    const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const place = `${before.length}:${(before.at(-1) as string).length + 1}`;
    throw new IntentError([`${file}:${place}: an invisible control character, U+${code}, stands here: take it out`]);
  }
  return text;
}

/** Line and column. A line feed is no part of any other character in UTF-8. */
function placeOfForeignByte(bytes: Buffer): string {
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next;
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) return `${line}:${part.toString('utf8').indexOf('\ufffd') + 1}`;
    start = end + 1;
  }
  return '1:1';
}
