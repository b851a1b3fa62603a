import { describe, expect, test } from 'vitest';
import type { TrailEvent } from '../event.ts';
import { isSameFamily, networkOf, outsideAddress } from './network.ts';

const event = (ip: string | undefined, more: Partial<TrailEvent> = {}): TrailEvent => ({
  id: '1',
  time: 0,
  source: 'bedrock.amazonaws.com',
  name: 'InvokeModel',
  region: 'us-east-1',
  account: '111122223333',
  actor: { type: 'IAMUser' },
  ...(ip === undefined ? {} : { ip }),
  ...more,
});

describe('the network of a call', () => {
  test.each([
    ['198.51.100.7', '198.51.100.0/24'],
    ['::ffff:198.51.100.7', '198.51.100.0/24'],
    ['2001:db8:1:2::7', '2001:db8:1::/48'],
    ['2001:DB8:0001:2:3:4:5:6', '2001:db8:1::/48'],
    ['10.1.2.3', 'a private address'],
    ['172.16.0.1', 'a private address'],
    ['172.32.0.1', '172.32.0.0/24'],
    ['192.168.1.1', 'a private address'],
    ['100.64.0.1', 'a private address'],
    ['fd00::1', 'a private address'],
    ['::1', 'a private address'],
    ['bedrock.amazonaws.com', undefined],
    ['AWS Internal', undefined],
    ['300.1.1.1', undefined],
    ['1:2:3', undefined],
    ['1::2::3', undefined],
    [undefined, undefined],
  ])('%s is of %s', (ip, network) => {
    expect(networkOf(event(ip))).toBe(network);
  });

  test('a VPC endpoint is one network, whatever the address behind it', () => {
    expect(networkOf(event('10.1.2.3', { vpcEndpoint: 'vpce-1' }))).toBe('the VPC endpoint vpce-1');
    expect(outsideAddress(event('203.0.113.9', { vpcEndpoint: 'vpce-1' }))).toBeUndefined();
  });

  test('what a service calls in somebody’s name has none', () => {
    expect(networkOf(event('198.51.100.7', { actor: { type: 'AssumedRole', invokedBy: 'athena.amazonaws.com' } }))).toBeUndefined();
  });

  test('only addresses of the internet are outside', () => {
    expect(outsideAddress(event('198.51.100.7'))).toBe('198.51.100.7');
    expect(outsideAddress(event('10.0.0.1'))).toBeUndefined();
  });

  test('IPv4 and IPv6 are different families', () => {
    expect(isSameFamily('198.51.100.0/24', '203.0.113.0/24')).toBe(true);
    expect(isSameFamily('198.51.100.0/24', '2001:db8:1::/48')).toBe(false);
  });
});
