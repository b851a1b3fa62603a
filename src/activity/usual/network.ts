import type { TrailEvent } from '../event.ts';

/**
 * The network that a call came from: `198.51.100.0/24`, `2001:db8:1::/48`, `a VPC endpoint vpce-1` or `a private address`. Undefined where
 * AWS made the call (`sourceIPAddress` names a service then; CloudTrail User Guide, "CloudTrail record contents") and where it is not told.
 */
export function networkOf({ ip, vpcEndpoint, actor }: TrailEvent): string | undefined {
  if (ip === undefined || actor.invokedBy !== undefined || actor.type === 'AWSService') return undefined;
  if (vpcEndpoint !== undefined) return `the VPC endpoint ${vpcEndpoint}`;
  // many and random in a VPC
  if (ip.startsWith('10.') && bytesOf(ip) !== undefined) return PRIVATE;
  let network = networks.get(ip);
  if (network === undefined) {
    network = find(ip) ?? '';
    // a hostile trail may have a new one in every record
    if (networks.size > 50_000) networks.clear();
    networks.set(ip, network);
  }
  return network === '' ? undefined : network;
}

const networks = new Map<string, string>();

function find(ip: string): string | undefined {
  const v4 = bytesOf(ip);
  if (v4 !== undefined) return isPrivate4(v4) ? PRIVATE : `${v4[0]}.${v4[1]}.${v4[2]}.0/24`;
  const v6 = groupsOf(ip);
  if (v6 === undefined) return undefined;
  const [a = 0, b = 0, c = 0] = v6;
  return isPrivate6(v6) ? PRIVATE : `${a.toString(16)}:${b.toString(16)}:${c.toString(16)}::/48`;
}

const PRIVATE = 'a private address';

/** The address itself where it is of the internet; undefined for private ones, VPC endpoints and services of AWS. */
export function outsideAddress(event: TrailEvent): string | undefined {
  const network = networkOf(event);
  return network === undefined || network === PRIVATE || event.vpcEndpoint !== undefined ? undefined : event.ip;
}

/** Whether two networks are of one kind, IPv4 or IPv6. A computer with both kinds uses now one and now the other. */
export const isSameFamily = (a: string, b: string): boolean =>
  a.includes('/24') === b.includes('/24') && a.includes('/48') === b.includes('/48');

function bytesOf(ip: string): readonly number[] | undefined {
  const text = ip.startsWith('::ffff:') ? ip.slice(7) : ip;
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** RFC 1918, shared addresses of RFC 6598, link local and loopback. */
const isPrivate4 = ([a = 0, b = 0]: readonly number[]): boolean =>
  a === 10 ||
  a === 127 ||
  (a === 172 && b >= 16 && b < 32) ||
  (a === 192 && b === 168) ||
  (a === 100 && b >= 64 && b < 128) ||
  (a === 169 && b === 254);

function groupsOf(ip: string): readonly number[] | undefined {
  if (!/^[0-9a-f:]{2,39}$/i.test(ip) || !ip.includes(':')) return undefined;
  const halves = ip.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16))));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...tail];
  return groups.every((group) => group >= 0 && group < 65_536) ? groups : undefined;
}

/** Unique local addresses (RFC 4193), link local and loopback. */
const isPrivate6 = (groups: readonly number[]): boolean => {
  const [a = 0] = groups;
  return (a & 0xfe00) === 0xfc00 || (a & 0xffc0) === 0xfe80 || groups.every((group, i) => group === (i === 7 ? 1 : 0));
};
