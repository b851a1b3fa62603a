import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, type Node, type Pair, Parser } from 'yaml';
import { pathText, type Problem, shown } from './problem.ts';
import { syntaxProblems } from './syntax-problems.ts';

/** Where a value stands, and what is written there. */
export interface Place {
  readonly offset: number;
  /** Of the key that names it. */
  readonly keyOffset: number | undefined;
  /** A plain or quoted value as written. */
  readonly source: string | undefined;
}

/** A YAML document as plain values with their places. */
export interface Tree {
  /** Undefined where the text says nothing or cannot be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  placeOf(path: readonly PropertyKey[]): Place | undefined;
}

/** Far more than an intent file needs. Beyond some thousands the YAML reader brings the whole process down. */
const DEEPEST = 100;

/** Reads text as one YAML 1.2 document of lists, mappings and plain values: no aliases, no tags, no key twice. */
export function parseTree(text: string): Tree {
  const read = composed(text);
  if ('message' in read) return { value: undefined, problems: [read], placeOf: () => undefined };
  // what a broken text is taken for says little
  if (read.problems.length > 0) return { value: undefined, problems: read.problems, placeOf: () => undefined };
  const walk = new Walk();
  const { contents } = read.document;
  const value = contents === null ? undefined : walk.valueOf(contents as Node, [], undefined);
  return { value, problems: walk.problems, placeOf: (path) => walk.places.get(keyOf(path)) };
}

interface Composed {
  readonly document: Document;
  readonly problems: readonly Problem[];
}

function composed(text: string): Composed | Problem {
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent', stringKeys: false });
  const documents: Document[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...(composer.next(token) as Iterable<Document>));
    if (parser.stack.length > DEEPEST)
      return {
        offset: parser.offset,
        path: [],
        message: 'lists and mappings are nested too deeply here: an intent file needs four levels',
      };
  }
  for (const token of parser.end()) documents.push(...(composer.next(token) as Iterable<Document>));
  documents.push(...(composer.end(true, text.length) as Iterable<Document>));
  const [document, second] = documents as [Document, ...Document[]];
  const problems = [...syntaxProblems(document, text)];
  if (second !== undefined) {
    problems.push({ offset: second.range?.[0] ?? text.length, path: [], message: 'a second document begins here: keep one in the file' });
  }
  return { document, problems };
}

const keyOf = (path: readonly PropertyKey[]): string => JSON.stringify(path);

/** Turns nodes into plain values and remembers where each stands. */
class Walk {
  readonly places = new Map<string, Place>();
  readonly problems: Problem[] = [];

  valueOf(node: Node, path: readonly (string | number)[], keyOffset: number | undefined): unknown {
    const offset = node.range?.[0] ?? keyOffset ?? 0;
    const source = isScalar(node) ? node.source : undefined;
    this.places.set(keyOf(path), { offset, keyOffset, source });
    const complain = (message: string): void => void this.problems.push({ offset, path, message });
    if (isAlias(node)) {
      complain(`\`*${node.source}\` is an alias in YAML: write the value itself, and text that begins with \`*\` in quotes`);
      return undefined;
    }
    if (node.anchor !== undefined) {
      complain(`\`&${node.anchor}\` is an anchor in YAML: leave it out, and write text that begins with \`&\` in quotes`);
    }
    if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) {
      complain(`${shown(node.tag)} is a tag in YAML: leave it out, and write text that begins with \`!\` in quotes`);
    }
    if (isSeq(node)) return node.items.map((item, index) => this.valueOf(item as Node, [...path, index], undefined));
    if (isMap(node)) return this.mappingOf(node.items as readonly Pair<Node, Node | null>[], path);
    return isScalar(node) ? node.value : undefined;
  }

  private mappingOf(pairs: readonly Pair<Node, Node | null>[], path: readonly (string | number)[]): unknown {
    const mapping: Record<string, unknown> = {};
    for (const { key, value } of pairs) {
      const offset = key.range?.[0] ?? 0;
      const name = isScalar(key) ? (key.source ?? '') : undefined;
      if (name === undefined || name === '') {
        const what = isAlias(key) ? 'an alias' : name === '' ? 'nothing' : 'a list or a mapping';
        this.problems.push({
          offset,
          path,
          message: `a key is ${what} here: write \`key: value\`, with text that begins with a sign in quotes`,
        });
        continue;
      }
      if (key.anchor !== undefined || (key.tag !== undefined && !PLAIN_TAGS.has(key.tag))) {
        this.problems.push({ offset, path, message: `the key ${shown(name)} has an anchor or a tag: leave it out` });
      }
      if (name === '__proto__') {
        this.problems.push({ offset, path, message: '`__proto__` is no key here: leave it out' });
        continue;
      }
      if (Object.hasOwn(mapping, name)) {
        const message = `the key ${shown(name)} stands here twice${path.length === 0 ? '' : `, in ${pathText(path)}`}: put both together`;
        this.problems.push({ offset, path: [], message });
        continue;
      }
      const inner = [...path, name];
      if (value === null) this.places.set(keyOf(inner), { offset, keyOffset: offset, source: '' });
      mapping[name] = value === null ? null : this.valueOf(value, inner, offset);
    }
    return mapping;
  }
}

/** `!!str` and its like say what is so anyway. */
const PLAIN_TAGS = new Set(['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`));
