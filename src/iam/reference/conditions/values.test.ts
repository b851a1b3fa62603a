import { describe, expect, test } from 'vitest';
import { contains, parseAddress, parseRange } from './addresses.ts';
import { formatInstant, parseInstant } from './dates.ts';
import { compareDecimals, formatDecimal, parseDecimal } from './numbers.ts';

describe('numbers', () => {
  test.each([
    ['1', '1.0', 0],
    ['9', '10', -1],
    ['-1', '-2', 1],
    ['0.1', '.10', 0],
    ['1e3', '1000', 0],
    ['1E-3', '0.001', 0],
    ['9007199254740993', '9007199254740992', 1],
    ['+5', '5', 0],
  ])('%s and %s compare as %i', (a, b, expected) => {
    const [left, right] = [parseDecimal(a), parseDecimal(b)];
    expect(left && right && compareDecimals(left, right)).toBe(expected);
  });

  test.each(['', ' 1', '1 ', 'abc', '1,5', '0x10', 'NaN', 'Infinity', '--1', '.', 'e5', '1e9999'])('`%s` is no number', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe('dates', () => {
  test.each([
    ['1970', '0'],
    ['1970-01', '0'],
    ['1970-01-01', '0'],
    ['1970-01-01T00:00Z', '0'],
    ['1970-01-01T00:00:01Z', '1'],
    ['1970-01-01T00:00:00.50Z', '0.5'],
    ['1969-12-31T23:59:59Z', '-1'],
    ['1969-12-31T23:59:59.75Z', '-0.25'],
    ['2026-03-01T12:00:00+02:00', '1772359200'],
    ['2026-03-01T12:00:00', '1772366400'],
    ['2024-02-29', '1709164800'],
    ['2000-02-29', '951782400'],
    ['0001-01-01', '-62135596800'],
    ['9999-12-31T23:59:59Z', '253402300799'],
    ['1772359200', '1772359200'],
    ['1772359200.5', '1772359200.5'],
  ])('%s is second %s', (text, seconds) => {
    const instant = parseInstant(text);
    expect(instant && formatDecimal(instant)).toBe(seconds);
    expect(Date.parse(text.length > 10 && !/[Z+]/.test(text.slice(10)) && text.includes('T') ? `${text}Z` : text) / 1000).toBeOneOf([
      Number(seconds),
      Number.NaN,
    ]);
  });

  test.each([
    '2026-13-01',
    '2026-02-29',
    '1900-02-29',
    '2026-03-01T24:00:00Z',
    '2026-03-01T12Z',
    '2026-3-1',
    '26-03-01',
    'now',
    '',
    '2026-03-01 12:00:00Z',
  ])('`%s` is no date', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test.each([
    '1970-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '2026-03-01T10:20:30Z',
    '2024-02-29T23:59:59Z',
    '2024-12-31T00:00:00Z',
    '2026-03-01T00:00:00.25Z',
  ])('%s is written as it was read', (text) => {
    const instant = parseInstant(text);
    expect(instant && formatInstant(instant)).toBe(text);
  });
});

describe('addresses', () => {
  test.each([
    ['0.0.0.0/0', '255.255.255.255', true],
    ['128.0.0.0/1', '127.255.255.255', false],
    ['10.1.2.3/8', '10.9.9.9', true],
    ['1.2.3.4', '1.2.3.4', true],
    ['::/0', 'ffff::', true],
    ['::/0', '1.2.3.4', false],
    ['::ffff:0:0/96', '1.2.3.4', false],
    ['2001:db8::/32', '2001:DB8:ffff::1', true],
    ['1::', '1:0:0:0:0:0:0:0', true],
    ['::1.2.3.4', '::102:304', true],
    ['fe80::/10', 'febf::1', true],
    ['fe80::/10', 'fec0::1', false],
  ])('%s and %s: %s', (range, address, expected) => {
    const [within, one] = [parseRange(range), parseAddress(address)];
    expect(within && one && contains(within, one)).toBe(expected);
  });

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1:2',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8:9',
    'g::',
    '::1%eth0',
    '1.2.3.4/33',
    '::/129',
    '1.2.3.4/',
    '1.2.3.4/-1',
  ])('`%s` is no range', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });
});
