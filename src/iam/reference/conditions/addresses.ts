/** An IP address as a number of 32 or 128 bits. */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** A range of addresses: those of the family whose first `prefix` bits are those of `value`. */
export interface Range extends Address {
  readonly prefix: number;
}

/** One address; undefined for anything else, a range included. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

/**
 * A range in CIDR notation. Without a prefix it is one host: /32 for IPv4 and, although one page says /32 there too, /128 for IPv6 (IAM
 * User Guide, "IP address condition operators").
 */
export function parseRange(text: string): Range | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  if (slash < 0) return { ...address, prefix: address.bits };
  const prefix = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > address.bits) return undefined;
  return { ...address, prefix: Number(prefix) };
}

/** A range of one family holds no address of the other. */
export function contains(range: Range, address: Address): boolean {
  if (range.bits !== address.bits) return false;
  // big integers: a shift of 32-bit numbers by 32 does nothing and would make /0 match one address
  const ignored = BigInt(range.bits - range.prefix);
  return range.value >> ignored === address.value >> ignored;
}

function parseVersion4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    // a leading zero means octal to some readers
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256n + BigInt(part);
  }
  return { bits: 32, value };
}

function parseVersion6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half, index) => parseGroups(half, index === halves.length - 1));
  const [head, tail] = groups;
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 8 ? { bits: 128, value: join(head) } : undefined;
  if (tail === undefined || head.length + tail.length > 7) return undefined;
  const zeros = Array<bigint>(8 - head.length - tail.length).fill(0n);
  return { bits: 128, value: join([...head, ...zeros, ...tail]) };
}

/** Groups of sixteen bits; the last two may be written as an IPv4 address. */
function parseGroups(text: string, last: boolean): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (last && index === parts.length - 1 && part.includes('.')) {
      const embedded = parseVersion4(part);
      if (embedded === undefined) return undefined;
      groups.push(embedded.value >> 16n, embedded.value & 0xffffn);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

const join = (groups: readonly bigint[]): bigint => groups.reduce((value, group) => (value << 16n) | group, 0n);
