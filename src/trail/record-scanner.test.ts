import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecordScanner } from './record-scanner.ts';

interface Scan {
  readonly texts: readonly string[];
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly problems: readonly string[];
  readonly offsets: readonly number[];
}

const scanner = createRecordScanner();

function scan(text: string, size = Number.POSITIVE_INFINITY): Scan {
  const bytes = Buffer.from(text);
  const texts: string[] = [];
  const sources: string[] = [];
  const names: string[] = [];
  const problems: string[] = [];
  const offsets: number[] = [];
  scanner.begin({
    record(record) {
      texts.push(record.bytes.toString('utf8', record.start, record.end));
      sources.push(record.source);
      names.push(record.name);
      offsets.push(record.offset);
    },
    problem: (offset, reason) => problems.push(`${offset}: ${reason}`),
  });
  for (let at = 0; at < bytes.length; at += size) if (!scanner.push(bytes.subarray(at, at + size))) break;
  const fault = scanner.end();
  if (fault !== undefined) problems.push(`${fault.offset}: ${fault.reason}`);
  return { texts, sources, names, problems, offsets };
}

/** Texts that somebody writes who knows how the scanner works. */
const hostile = fc.constantFrom(
  '{"eventSource":"bedrock.amazonaws.com"}',
  '"},{"eventVersion":"1',
  '\\',
  '\\"',
  ']}',
  'eventSource',
  'eventName',
  'Records',
  'é\u2028"',
  '"Records":[{',
  '',
);
const texts = fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 12 }));
const fakes = fc.record(
  { eventSource: fc.constantFrom('ec2.amazonaws.com', 'bedrock.amazonaws.com'), eventName: texts, Records: fc.constant([{}, []]) },
  { requiredKeys: [] },
);
const values = fc.oneof(
  { depthSize: 'small' },
  texts,
  fc.double({ noNaN: true }),
  fc.constantFrom(null, true),
  fakes,
  fc.array(fakes, { maxLength: 3 }),
  fc.json({ maxDepth: 3 }).map((json) => JSON.parse(json) as unknown),
);
const sources = fc.constantFrom('bedrock.amazonaws.com', 'sts.amazonaws.com', 'ec2.amazonaws.com', 'a"b', 'é', '', 7, null);
const records = fc
  .record(
    {
      eventVersion: fc.constant('1.11'),
      eventTime: fc.constant('2026-08-26T21:25:40Z'),
      eventSource: sources,
      eventName: fc.oneof(texts, fc.constant('InvokeModel')),
      userIdentity: values,
      requestParameters: values,
      responseElements: values,
      awsRegion: fc.constant('us-east-1'),
    },
    { requiredKeys: [] },
  )
  .chain((record) => fc.shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length }).map(Object.fromEntries));

const spaces = fc.constantFrom(undefined, 1, '\t');
const layouts = fc.constantFrom('object', 'surrounded', 'list', 'lines', 'one after another');

function lay(layout: string, list: readonly unknown[], space: string | number | undefined, other: unknown): string {
  const write = (value: unknown): string => JSON.stringify(value, undefined, space);
  if (layout === 'object') return write({ Records: list });
  if (layout === 'surrounded') return write({ before: other, Records: list, after: other, more: { a: { b: [{}] } } });
  if (layout === 'list') return write(list);
  return list.map((record) => (layout === 'lines' ? JSON.stringify(record) : write(record))).join(layout === 'lines' ? '\n' : ' \r\n');
}

/** What is plain in the bytes. */
const plain = (value: unknown): string => {
  if (typeof value !== 'string' || value.length > 127) return '';
  const json = JSON.stringify(value).slice(1, -1);
  return json.includes('\\') || Buffer.byteLength(json) > json.length ? '' : value;
};

test('records are those that JSON.parse finds in the whole text, in any layout, order and white space, however it is cut', () => {
  fc.assert(
    fc.property(
      fc.array(records, { maxLength: 6 }),
      layouts,
      spaces,
      values,
      fc.oneof(fc.constant(1_000_000), fc.integer({ min: 1, max: 200 })),
      (list, layout, space, other, size) => {
        const text = lay(layout, list, space, other);
        const found = scan(text, size);
        expect(found.problems).toEqual([]);
        expect(found.texts.map((one) => JSON.parse(one) as unknown)).toEqual(JSON.parse(JSON.stringify(list)));
        expect(found.sources).toEqual(list.map((record) => plain((record as Record<string, unknown>)['eventSource'])));
        expect(found.names).toEqual(list.map((record) => plain((record as Record<string, unknown>)['eventName'])));
        expect(
          found.offsets.map((at, i) => Buffer.from(text).toString('utf8', at, at + Buffer.byteLength(found.texts[i] as string))),
        ).toEqual(found.texts);
      },
    ),
    { numRuns: 3_000 },
  );
});

test('of a text that ends early, what was there before is found, and the rest is named', () => {
  const list = [{ a: '}' }, { eventSource: 'x', b: [1, { c: {} }] }, {}];
  for (const layout of ['object', 'list', 'lines']) {
    const text = lay(layout, list, undefined, {});
    const whole = scan(text);
    const ends = whole.texts.map((one, i) => (whole.offsets[i] as number) + one.length);
    for (let length = 1; length < text.length; length++) {
      const cut = scan(text.slice(0, length));
      expect(cut.texts).toHaveLength(ends.filter((end) => end <= length).length);
      if (layout !== 'lines') expect(cut.problems).toHaveLength(1);
    }
  }
});

test.each([
  ['a bracket too many', '[{}]]', 1, ['4: a bracket closes what nothing opened']],
  [
    'something else between records',
    '{"Records":[{},7,{},"x",[{}],null]}',
    2,
    ['15: something stands there that is no record', '20: something stands there that is no record'],
  ],
  ['text before records', 'hello {"eventSource":"x"}', 1, ['0: something stands there that is no record']],
  ['text only', 'hello', 0, ['0: something stands there that is no record']],
  ['an empty list', '{"Records": [ ]}', 0, []],
  ['nothing', '', 0, []],
  ['a name that only ends like the list', '{"x\\"Records":[{}]}', 1, []],
  ['records twice', '{"Records":[{}],"a":[{}],"Records":[{}]}', 2, []],
  ['a list deeper down', '{"a":{"Records":[{}]}}', 1, []],
])('%s', (_, text, count, problems) => {
  const found = scan(text);
  expect([found.texts.length, found.problems]).toEqual([count, problems]);
});

test('a record that nobody can have written is refused, and those around it are found', () => {
  const text = `{"Records":[{"a":1},{"b":"${'x'.repeat(9_000_000)}"},{"c":3}]}`;
  for (const size of [text.length, 70_000]) {
    const found = scan(text, size);
    expect(found.texts).toEqual(['{"a":1}', '{"c":3}']);
    expect(found.problems).toEqual(['20: a record is longer than 8 MB']);
  }
});
