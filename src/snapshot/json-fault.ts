/** Why a text is not JSON (RFC 8259), and where. `cut`: it would need more text. */
export interface JsonFault {
  readonly at: number;
  readonly cut: boolean;
  readonly reason: string;
}

const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const CUT_SCALAR = /^(?:t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))$/;
const LONGEST_SCALAR = 400;

/** The first place at which a text that JSON.parse refuses stops being JSON. No recursion, so that any depth is fine. */
export function jsonFault(text: string): JsonFault | undefined {
  /** What closes each open object or list. */
  const open: ('}' | ']')[] = [];
  let at: number | JsonFault = spaceEnd(text, 0);
  for (;;) {
    const first: string | undefined = text[at];
    if (first === '{' || first === '[') {
      const close = first === '{' ? '}' : ']';
      at = spaceEnd(text, at + 1);
      if (text[at] !== close) {
        open.push(close);
        if (close === '}') at = keyEnd(text, at);
        if (typeof at !== 'number') return at;
        continue;
      }
      at++;
    } else {
      at = first === '"' ? stringEnd(text, at) : scalarEnd(text, at);
      if (typeof at !== 'number') return at;
    }
    at = spaceEnd(text, at);
    while (open.length > 0 && text[at] === open.at(-1)) {
      open.pop();
      at = spaceEnd(text, at + 1);
    }
    const close = open.at(-1);
    if (close === undefined) return at < text.length ? expected(text, at, 'the end') : undefined;
    if (text[at] !== ',') return expected(text, at, `\`,\` or \`${close}\``);
    at = spaceEnd(text, at + 1);
    if (close === '}') at = keyEnd(text, at);
    if (typeof at !== 'number') return at;
  }
}

/** Where the value after `"key":` starts. */
function keyEnd(text: string, start: number): number | JsonFault {
  if (text[start] !== '"') return expected(text, start, 'a key in double quotes');
  const end = stringEnd(text, start);
  if (typeof end !== 'number') return end;
  const colon = spaceEnd(text, end);
  return text[colon] === ':' ? spaceEnd(text, colon + 1) : expected(text, colon, '`:`');
}

function stringEnd(text: string, start: number): number | JsonFault {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { at, cut: false, reason: `a string holds the control character ${shown(text, at)} unescaped` };
    if (code !== 0x5c) continue;
    const escape = text.slice(at, at + 6);
    if (/^\\["\\/bfnrt]/.test(escape)) at++;
    else if (/^\\u[\da-fA-F]{4}/.test(escape)) at += 5;
    else if (at + escape.length === text.length && /^\\(?:u[\da-fA-F]*)?$/.test(escape)) break;
    else
      return {
        at,
        cut: false,
        reason: `${escape[1] === 'u' ? 'four hexadecimal digits must follow' : 'JSON has no escape'} \`\\${escape[1]}\``,
      };
  }
  return { at: text.length, cut: true, reason: 'inside a string' };
}

function scalarEnd(text: string, start: number): number | JsonFault {
  const rest = text.slice(start, start + LONGEST_SCALAR);
  if (start + rest.length === text.length && CUT_SCALAR.test(rest)) return { at: text.length, cut: true, reason: 'inside a value' };
  SCALAR.lastIndex = start;
  return SCALAR.test(text) ? SCALAR.lastIndex : expected(text, start, 'a value');
}

function spaceEnd(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = text.charCodeAt(at)) at++;
  return at;
}

function expected(text: string, at: number, what: string): JsonFault {
  if (at >= text.length) return { at, cut: true, reason: `where ${what} should follow` };
  return { at, cut: false, reason: `expected ${what}, found ${shown(text, at)}` };
}

function shown(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  return code > 0x20 && code < 0x7f ? `\`${text[at]}\`` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
