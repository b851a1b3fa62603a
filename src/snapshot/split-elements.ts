import { Buffer, isAscii } from 'node:buffer';
import { foreignFile, markLength } from './decode-text.ts';
import type { Fault } from './fault.ts';
import { parseValue, pathOf, type RawValue } from './parse-value.ts';
import { newToken, startToken, tokenEnd } from './token-scanner.ts';

/** Takes the pieces of a file. A fault ends the reading. */
export interface ElementConsumer {
  /** The value of a member is a list. */
  list(key: string): void;
  value(value: RawValue): Fault | undefined;
}

/** Takes a file chunk by chunk; a fault ends it. */
export interface ElementSplitter {
  /** The chunk may be overwritten afterwards. */
  push(chunk: Buffer): Fault | undefined;
  end(): Fault | undefined;
}

type Expected =
  | 'object'
  | 'key-or-end'
  | 'key'
  | 'colon'
  | 'value'
  | 'comma-or-end'
  | 'element-or-close'
  | 'element'
  | 'comma-or-close'
  | 'end';

const EXPECTED: Readonly<Record<Expected, string>> = {
  object: 'an object',
  'key-or-end': 'a key in double quotes or `}`',
  key: 'a key in double quotes',
  colon: '`:`',
  value: 'a value',
  'comma-or-end': '`,` or `}`',
  'element-or-close': 'a value or `]`',
  element: 'a value',
  'comma-or-close': '`,` or `]`',
  end: 'the end of the file',
};

/** No runtime holds longer texts; a role with all its policies stays under 1 MB (IAM User Guide, "IAM and AWS STS quotas"). */
const MAX_VALUE_BYTES = 1 << 28;
const EMPTY = Buffer.alloc(0);

/**
 * Splits a JSON file whose top level is an object of lists into the elements of its lists, in memory bounded by the largest of them. It only
 * looks for brackets and quotes; whether an element is valid JSON is for JSON.parse to say.
 */
export function createElementSplitter(consumer: ElementConsumer, maxValueBytes = MAX_VALUE_BYTES): ElementSplitter {
  /** What is being looked at; `base` is the offset of its first byte in the file. */
  let bytes: Buffer = EMPTY;
  let base = 0;
  let at = 0;
  let ascii = true;
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let started = false;
  let expects: Expected = 'object';
  /** Where the key or value starts that is being read; negative between them. */
  let token = -1;
  const state = newToken();
  const keys = new Set<string>();
  let key = '';
  let index: number | undefined;

  const fault = (kind: Fault['kind'], offset: number, reason: string): Fault => ({ kind, offset, reason, path: pathOf(key, index) });

  return {
    push(chunk) {
      // a value longer than a chunk is looked at when it has doubled, so that copying stays linear
      const wanted = started ? bytes.length : 4;
      if (waitingBytes + chunk.length < wanted) {
        waiting.push(Buffer.from(chunk));
        waitingBytes += chunk.length;
        return undefined;
      }
      return take(chunk);
    },
    end() {
      const last = waitingBytes > 0 || !started ? take(EMPTY) : undefined;
      if (last !== undefined || expects === 'end') return last;
      if (expects === 'object') return fault('shape', 0, 'the file is empty');
      return fault('cut', base + bytes.length, whereCut());
    },
  };

  function take(chunk: Buffer): Fault | undefined {
    bytes = bytes.length + waitingBytes === 0 ? chunk : Buffer.concat([bytes, ...waiting, chunk]);
    waiting = [];
    waitingBytes = 0;
    ascii = isAscii(bytes);
    if (!started) {
      started = true;
      const foreign = foreignFile(bytes);
      if (foreign !== undefined) return fault('shape', 0, foreign);
      at = markLength(bytes);
    }
    return scan() ?? keep();
  }

  /** Takes a copy of what is not read to its end. */
  function keep(): Fault | undefined {
    const kept = token < 0 ? bytes.length : token;
    base += kept;
    at -= kept;
    bytes = token < 0 ? EMPTY : Buffer.from(bytes.subarray(kept));
    if (token >= 0) token = 0;
    if (bytes.length <= maxValueBytes) return undefined;
    return fault('shape', base, `${whatIsRead()} is longer than ${maxValueBytes} bytes`);
  }

  function scan(): Fault | undefined {
    for (;;) {
      let found: Fault | undefined;
      if (token < 0) {
        for (let c = bytes[at]; c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09; c = bytes[at]) at++;
        if (at >= bytes.length) return undefined;
        found = step(bytes[at] as number);
      } else {
        const end = tokenEnd(state, bytes, at);
        at = end < 0 ? bytes.length : end;
        if (end < 0) return undefined;
        found = expects === 'key' ? finishKey() : finishValue();
        token = -1;
      }
      if (found !== undefined) return found;
    }
  }

  /** One byte between keys and values. */
  function step(c: number): Fault | undefined {
    switch (expects) {
      case 'object':
        if (c === 0x5b) return fault('shape', base + at, 'the file is a list, not an object');
        return c === 0x7b ? next('key-or-end') : unexpected(c);
      case 'key-or-end':
        if (c === 0x7d) return next('end');
        expects = 'key';
        return step(c);
      case 'key':
        return c === 0x22 ? startValue(c) : unexpected(c);
      case 'colon':
        return c === 0x3a ? next('value') : unexpected(c);
      case 'value':
        if (c !== 0x5b) return startValue(c);
        consumer.list(key);
        index = 0;
        return next('element-or-close');
      case 'element-or-close':
        if (c === 0x5d) return closeList();
        expects = 'element';
        return startValue(c);
      case 'element':
        return startValue(c);
      case 'comma-or-close':
        if (c === 0x5d) return closeList();
        index = (index as number) + 1;
        return c === 0x2c ? next('element') : unexpected(c);
      case 'comma-or-end':
        if (c === 0x7d) return next('end');
        return c === 0x2c ? next('key') : unexpected(c);
      case 'end':
        return unexpected(c);
    }
  }

  function next(expected: Expected): undefined {
    expects = expected;
    at++;
  }

  function closeList(): undefined {
    index = undefined;
    return next('comma-or-end');
  }

  function startValue(c: number): Fault | undefined {
    if (!startToken(state, c)) return unexpected(c);
    token = at;
    return undefined;
  }

  function raw(): RawValue {
    return { key, index, bytes, start: token, end: at, ascii, offset: base + token };
  }

  function finishKey(): Fault | undefined {
    key = '';
    const parsed = parseValue(raw());
    if ('kind' in parsed) return parsed;
    key = String(parsed.value);
    if (keys.has(key)) return fault('shape', base + token, `the member \`${key}\` is there twice`);
    keys.add(key);
    expects = 'colon';
    return undefined;
  }

  function finishValue(): Fault | undefined {
    expects = index === undefined ? 'comma-or-end' : 'comma-or-close';
    return consumer.value(raw());
  }

  function unexpected(c: number): Fault {
    const found = c > 0x20 && c < 0x7f ? `\`${String.fromCharCode(c)}\`` : `byte 0x${c.toString(16).padStart(2, '0')}`;
    return fault('syntax', base + at, `expected ${EXPECTED[expects]}, found ${found}`);
  }

  function whatIsRead(): string {
    if (index !== undefined) return `element ${index + 1} of \`${key}\``;
    return expects === 'key' ? 'a key' : `\`${key}\``;
  }

  function whereCut(): string {
    if (expects === 'key' || expects === 'key-or-end') return 'where a key should follow';
    if (expects === 'comma-or-close') return `after element ${(index as number) + 1} of \`${key}\``;
    if (expects === 'element-or-close') return `at the start of \`${key}\``;
    return `${expects === 'comma-or-end' ? 'after' : 'inside'} ${whatIsRead()}`;
  }
}
