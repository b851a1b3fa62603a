import { NO, YES } from '../truth.ts';
import type { Family } from './family.ts';

/**
 * IpAddress and NotIpAddress: IPv4 and IPv6 in CIDR form (RFC 4632, RFC 4291); no prefix is one host. Parsed addresses are compared, not
 * their spelling. An address is its 16-bit groups, two for IPv4 and eight for IPv6.
 */
type Address = readonly number[];

interface Range {
  readonly address: Address;
  readonly bits: number;
}

function parseIpv4(text: string): number[] | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) return undefined;
  const numbers: number[] = [];
  for (const octet of octets) {
    if (!/^\d{1,3}$/.test(octet) || Number(octet) > 255) return undefined;
    numbers.push(Number(octet));
  }
  const [a, b, c, d] = numbers as [number, number, number, number];
  return [a * 256 + b, c * 256 + d];
}

function parseGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (part.includes('.') && i === parts.length - 1) {
      const tail = parseIpv4(part);
      if (tail === undefined) return undefined;
      groups.push(...tail);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) return parseIpv4(text);
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] as string);
  const tail = halves.length === 2 ? parseGroups(halves[1] as string) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function parseRange(text: string): Range | undefined {
  const slash = text.indexOf('/');
  const address = parseAddress((slash < 0 ? text : text.slice(0, slash)).trim());
  if (address === undefined) return undefined;
  const width = address.length * 16;
  if (slash < 0) return { address, bits: width };
  const prefix = text.slice(slash + 1).trim();
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > width) return undefined;
  return { address, bits: Number(prefix) };
}

function contains(range: Range, address: Address): boolean {
  if (range.address.length !== address.length) return false;
  for (let group = 0, bits = range.bits; bits > 0; group++, bits -= 16) {
    const shift = bits >= 16 ? 0 : 16 - bits;
    if ((range.address[group] as number) >> shift !== (address[group] as number) >> shift) return false;
  }
  return true;
}

export const ipAddress: Family = (values) => {
  const ranges = values.map(parseRange).filter((range) => range !== undefined);
  return (value) => {
    const given = parseAddress(value.trim());
    return given !== undefined && ranges.some((range) => contains(range, given)) ? YES : NO;
  };
};
