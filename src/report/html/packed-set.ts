/** A set of small numbers as text, six to a character: a thousand sets of a thousand members fit into a hundred kilobytes. */
export function packSet(members: readonly number[]): string {
  const sixes: number[] = [];
  for (const member of members) {
    const place = Math.floor(member / 6);
    while (sixes.length <= place) sixes.push(0);
    sixes[place] = (sixes[place] as number) | (1 << (member % 6));
  }
  return sixes.map((six) => ALPHABET[six]).join('');
}

/** The set as bits, 32 to a word. */
export function unpackSet(text: string, size: number): Uint32Array {
  const words = new Uint32Array(Math.ceil(size / 32));
  for (let place = 0; place < text.length; place++) {
    const six = ALPHABET.indexOf(text[place] as string);
    for (let bit = 0; bit < 6; bit++) {
      const member = place * 6 + bit;
      if (six & (1 << bit) && member < size) words[member >> 5] = (words[member >> 5] as number) | (1 << (member & 31));
    }
  }
  return words;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
