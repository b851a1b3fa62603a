import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utcDate } from './dates.ts';

it.each<[unknown, string | undefined]>([
  ['2022-08-07T12:55:43+00:00', '2022-08-07T12:55:43.000Z'],
  ['2022-08-07 12:55:43+00:00', '2022-08-07T12:55:43.000Z'],
  ['2022-08-07T12:55:43Z', '2022-08-07T12:55:43.000Z'],
  ['2022-08-07T12:55:43.123456Z', '2022-08-07T12:55:43.000Z'],
  ['2022-08-07T12:55:43.123+02:00', '2022-08-07T10:55:43.000Z'],
  ['2022-08-07T23:30:00-0130', '2022-08-08T01:00:00.000Z'],
  ['2022-08-07T12:55Z', '2022-08-07T12:55:00.000Z'],
  ['2022-08-07', '2022-08-07T00:00:00.000Z'],
  ['2022-08-07 12:55:43', '2022-08-07T12:55:43.000Z'],
  ['2022-08-07 12:55:43 UTC', '2022-08-07T12:55:43.000Z'],
  ['Sun, 07 Aug 2022 12:55:43 GMT', '2022-08-07T12:55:43.000Z'],
  [1659876943, '2022-08-07T12:55:43.000Z'],
  [1659876943.0, '2022-08-07T12:55:43.000Z'],
  ['2024-02-29T00:00:00+00:00', '2024-02-29T00:00:00.000Z'],
  ['2023-02-29T00:00:00+00:00', undefined],
  ['2023-02-29', undefined],
  ['2022-13-01T00:00:00Z', undefined],
  ['2022-08-07T25:00:00+00:00', undefined],
  ['2022-08-07T24:00:00+00:00', undefined],
  ['2022-08-07T24:00:00Z', undefined],
  ['yesterday', undefined],
  ['', undefined],
  [-1, undefined],
  [Number.MAX_VALUE, undefined],
  [Number.NaN, undefined],
  [true, undefined],
  [{}, undefined],
])('%j is %j', (written, date) => {
  expect(utcDate(written)).toBe(date);
});

it('every way to write an instant gives the same date', () => {
  const instant = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, (date) => {
      const seconds = Math.floor(date.getTime() / 1000);
      const iso = new Date(seconds * 1000).toISOString();
      const text = iso.slice(0, 19);
      for (const written of [
        `${text}+00:00`,
        `${text}Z`,
        `${text.replace('T', ' ')}+00:00`,
        iso,
        seconds,
        new Date(seconds * 1000).toUTCString(),
      ]) {
        expect(utcDate(written)).toBe(iso);
      }
    }),
  );
});
