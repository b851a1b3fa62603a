import { type Buffer, isAscii, isUtf8 } from 'node:buffer';

/** The text of some bytes, or the offset of the first byte that is not UTF-8 (RFC 3629). */
export function decodeUtf8(bytes: Buffer, start: number, end: number): string | number {
  const part = bytes.subarray(start, end);
  if (isAscii(part)) return bytes.toString('latin1', start, end);
  return isUtf8(part) ? bytes.toString('utf8', start, end) : start + firstInvalid(part);
}

function firstInvalid(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length > 1 && !isUtf8(bytes.subarray(at, at + length))) break;
    at += length;
  }
  return at;
}

/** The length of a UTF-8 byte order mark, which a reader may ignore (RFC 8259, section 8.1). */
export const markLength = (bytes: Buffer): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);

/** What a file is that cannot be UTF-8 JSON, by its first bytes. Windows PowerShell redirects output as UTF-16. */
export function foreignFile(bytes: Buffer): string | undefined {
  const [a, b] = bytes;
  if (a === 0x1f && b === 0x8b) return 'the file is compressed: unpack it first with `gunzip`';
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  // JSON text starts with ASCII characters, so a zero beside one is half of a wider character
  const wide = bytes.length >= 2 && (a === 0) !== (b === 0);
  return marked || wide ? 'the file is UTF-16: save it as UTF-8' : undefined;
}
