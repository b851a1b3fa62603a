const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64 text as text, byte by byte (RFC 4648, section 4); undefined where it is none. */
export function textOfBase64(text: string): string | undefined {
  const written = text.replaceAll(/\s/g, '').replace(/={1,2}$/, '');
  if (written.length % 4 === 1) return undefined;
  const parts: string[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of written) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      parts.push(String.fromCharCode((held >> bits) & 0xff));
    }
  }
  return parts.join('');
}
