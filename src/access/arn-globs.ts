/**
 * Sets of ARNs as globs over six segments: whether one covers or meets another, and what they have in common. `*` is any run, `?` any
 * one character; colons separate the first five segments, as in the evaluation of resources.
 */

const isWild = (text: string): boolean => text.includes('*') || text.includes('?');

/** Whether every text of `inner` is a text of `outer`. May miss exotic cases of `?` beside `*` (answers false), never claims too much. */
export function covers(outer: string, inner: string): boolean {
  if (outer === '*' || outer === inner) return true;
  if (!isWild(outer)) return false;
  // a star of `inner` stands for any text, so only a star of `outer` can take it in
  let o = 0;
  let i = 0;
  let star = -1;
  let resume = 0;
  while (i < inner.length) {
    const want = outer[o];
    const have = inner[i];
    if (want === '*') {
      star = o++;
      resume = i;
    } else if (o < outer.length && (want === have ? have !== '*' : want === '?' && have !== '*')) {
      o++;
      i++;
    } else if (star >= 0) {
      o = star + 1;
      i = ++resume;
    } else return false;
  }
  while (outer[o] === '*') o++;
  return o === outer.length;
}

/** Whether two globs have a text in common. */
export function meets(a: string, b: string): boolean {
  if (a === '*' || b === '*' || a === b) return true;
  // a text without wildcards meets what takes it in
  if (!isWild(a)) return isWild(b) && covers(b, a);
  if (!isWild(b)) return covers(a, b);
  // what both begin and end with, letter by letter, decides most pairs
  let start = 0;
  while (start < a.length && start < b.length && !isStarOrMark(a, start) && !isStarOrMark(b, start)) {
    if (a[start] !== b[start]) return false;
    start++;
  }
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && !isStarOrMark(a, endA - 1) && !isStarOrMark(b, endB - 1)) {
    if (a[endA - 1] !== b[endB - 1]) return false;
    endA--;
    endB--;
  }
  if ((endA === start + 1 && a[start] === '*') || (endB === start + 1 && b[start] === '*')) return true;
  return meetsInside(a.slice(start, endA), b.slice(start, endB));
}

const isStarOrMark = (text: string, at: number): boolean => text[at] === '*' || text[at] === '?';

function meetsInside(a: string, b: string): boolean {
  const reach = new Uint8Array((a.length + 1) * (b.length + 1));
  const width = b.length + 1;
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      let ok: boolean;
      if (i === a.length && j === b.length) ok = true;
      else if (a[i] === '*') ok = reach[(i + 1) * width + j] === 1 || (j < b.length && reach[i * width + j + 1] === 1);
      else if (b[j] === '*') ok = reach[i * width + j + 1] === 1 || (i < a.length && reach[(i + 1) * width + j] === 1);
      else ok = i < a.length && j < b.length && (a[i] === b[j] || a[i] === '?' || b[j] === '?') && reach[(i + 1) * width + j + 1] === 1;
      reach[i * width + j] = ok ? 1 : 0;
    }
  }
  return reach[0] === 1;
}

/**
 * The common texts of two globs, as globs: every one listed is common, and up to `limit` all of them are listed. Undefined beyond the
 * limit.
 */
export function meetOf(a: string, b: string, limit = 64): readonly string[] | undefined {
  const found = new Set<string>();
  let steps = 0;
  const walk = (i: number, j: number, text: string): boolean => {
    if (found.size > limit || ++steps > 10_000) return false;
    const x = a[i];
    const y = b[j];
    if (x === undefined && y === undefined) {
      found.add(text.replace(/\*+/g, '*'));
      return true;
    }
    if (x === '*' && i === a.length - 1) return finish(text, b.slice(j));
    if (y === '*' && j === b.length - 1) return finish(text, a.slice(i));
    if (x === '*' && y === '*') return walk(i + 1, j, `${text}*`) && walk(i, j + 1, `${text}*`);
    if (x === '*') return walk(i + 1, j, text) && (y === undefined || walk(i, j + 1, text + y));
    if (y === '*') return walk(i, j + 1, text) && (x === undefined || walk(i + 1, j, text + x));
    if (x === undefined || y === undefined) return true;
    if (x === y || y === '?') return walk(i + 1, j + 1, text + x);
    if (x === '?') return walk(i + 1, j + 1, text + y);
    return true;
  };
  const finish = (text: string, rest: string): boolean => {
    found.add((text + rest).replace(/\*+/g, '*'));
    return found.size <= limit;
  };
  return walk(0, 0, '') ? [...found] : undefined;
}

/** The six segments of an ARN, each a glob. */
export type ArnGlob = readonly [arn: string, partition: string, service: string, region: string, account: string, resource: string];

/** Cuts the text of a resource pattern; a shorter one is filled up with `*` (IAM User Guide, "Resource"). Colons inside `${}` stay. */
export function arnGlob(pattern: string): ArnGlob {
  const segments: string[] = [];
  let from = 0;
  for (let i = 0; i < pattern.length && segments.length < 5; i++) {
    if (pattern.startsWith('${', i)) {
      const close = pattern.indexOf('}', i);
      if (close > 0) i = close;
    } else if (pattern[i] === ':') {
      segments.push(pattern.slice(from, i));
      from = i + 1;
    }
  }
  segments.push(pattern.slice(from));
  while (segments.length < 6) segments.push('*');
  return segments as unknown as ArnGlob;
}

/** The segments in the order in which they most often differ: service, resource, account, region. */
const ORDER = [2, 5, 4, 3, 1, 0] as const;

/** Whether every ARN of `inner` is one of `outer`; like `covers`, never claims too much. */
export function coversArn(outer: ArnGlob, inner: ArnGlob): boolean {
  for (const i of ORDER) if (!covers(outer[i], inner[i])) return false;
  return true;
}

/** Whether two patterns have an ARN in common. */
export function meetsArn(a: ArnGlob, b: ArnGlob): boolean {
  for (const i of ORDER) if (!meets(a[i], b[i])) return false;
  return true;
}

/** The common ARNs; undefined where there are too many shapes to list. */
export function meetOfArns(a: ArnGlob, b: ArnGlob, limit = 64): readonly ArnGlob[] | undefined {
  let results: string[][] = [[]];
  for (let i = 0; i < 6; i++) {
    const common = meetOf(a[i] as string, b[i] as string, limit);
    if (common === undefined) return undefined;
    results = results.flatMap((head) => common.map((segment) => [...head, segment]));
    if (results.length > limit) return undefined;
  }
  return results as unknown as ArnGlob[];
}
