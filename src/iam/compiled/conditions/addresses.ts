import { type Truth4, truthOf } from '../truth.ts';
import { type Family, neverFits, remembered } from './family.ts';

/**
 * IpAddress and NotIpAddress: IPv4 and IPv6 in CIDR form (RFC 4632, RFC 4291); no prefix is one host. Parsed addresses are compared, not
 * their spelling. An IPv4 address is a number, an IPv6 address its eight groups of 16 bits.
 */
type Address = number | readonly number[];

interface Range {
  readonly address: Address;
  readonly bits: number;
}

function parseIpv4(text: string): number | undefined {
  let address = 0;
  let octets = 0;
  let octet = -1;
  for (let i = 0; i <= text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      // a leading zero means octal to some readers, so a number with one is none
      if (octet === 0) return undefined;
      octet = (octet < 0 ? 0 : octet * 10) + digit;
      if (octet > 255) return undefined;
    } else {
      if (octet < 0 || (i < text.length && text[i] !== '.')) return undefined;
      address = address * 256 + octet;
      octets++;
      octet = -1;
    }
  }
  return octets === 4 ? address : undefined;
}

/** `tail`: the last two groups may be written as an IPv4 address. */
function parseGroups(text: string, tail: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (tail && i === parts.length - 1 && part.includes('.')) {
      const embedded = parseIpv4(part);
      if (embedded === undefined) return undefined;
      groups.push(Math.floor(embedded / 65_536), embedded % 65_536);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) return parseIpv4(text);
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] as string, halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] as string, true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function parseRange(text: string): Range | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const width = typeof address === 'number' ? 32 : 128;
  if (slash < 0) return { address, bits: width };
  const prefix = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > width) return undefined;
  return { address, bits: Number(prefix) };
}

/** A range of one family holds no address of the other. */
function contains({ address: base, bits }: Range, address: Address): boolean {
  if (typeof base === 'number' || typeof address === 'number') {
    if (typeof base !== 'number' || typeof address !== 'number') return false;
    // a division, because a shift of 32-bit numbers by 32 does nothing
    const hosts = 2 ** (32 - bits);
    return Math.floor(base / hosts) === Math.floor(address / hosts);
  }
  for (let group = 0, left = bits; left > 0; group++, left -= 16) {
    const shift = left >= 16 ? 0 : 16 - left;
    if ((base[group] as number) >> shift !== (address[group] as number) >> shift) return false;
  }
  return true;
}

/** Matches addresses that lie in one of the ranges; a range that cannot be parsed holds none. */
export const ipAddress: Family = (values) => {
  const ranges = values.map(parseRange).filter((range) => range !== undefined);
  return {
    matches: remembered((value): Truth4 => {
      const given = parseAddress(value);
      return truthOf(given !== undefined && ranges.some((range) => contains(range, given)));
    }),
    fits: neverFits,
  };
};
