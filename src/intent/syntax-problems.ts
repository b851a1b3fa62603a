import type { Document, ErrorCode } from 'yaml';
import { type Problem, shown } from './problem.ts';

const QUOTES = "write the whole value in quotes, `'...'`";
const UNCLOSED = 'a quote, bracket or brace that was opened before is not closed here';
const INDENT = 'this line is not indented as what stands above: begin the lines of one list or mapping in the same column';
const KEY = 'this is no `key: value`: write a space after the colon, and text with `: ` in it in quotes';

/** What to do about each thing that the YAML reader complains of. */
const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: `\`*\` begins an alias: ${QUOTES}`,
  BAD_ALIAS: `\`*\` and \`&\` begin an alias or an anchor: ${QUOTES}`,
  BAD_DIRECTIVE: `\`%\` begins a directive, which means nothing here: leave the line out`,
  BAD_DQ_ESCAPE: "`\\` begins an escape in double quotes: use single quotes, `'...'`",
  BAD_INDENT: INDENT,
  BAD_PROP_ORDER: `\`&\` and \`!\` begin an anchor or a tag: ${QUOTES}`,
  BAD_SCALAR_START: `a value cannot begin with this character: ${QUOTES}`,
  BLOCK_AS_IMPLICIT_KEY: KEY,
  BLOCK_IN_FLOW: 'a list or mapping of lines cannot stand in brackets or braces: write it with brackets too',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters: shorten it',
  MISSING_CHAR: KEY,
  MULTIPLE_ANCHORS: `\`&\` begins an anchor: ${QUOTES}`,
  MULTIPLE_TAGS: `\`!\` begins a tag: ${QUOTES}`,
  MULTIPLE_DOCS: 'a second document begins here: keep one in the file',
  MULTILINE_IMPLICIT_KEY: KEY,
  TAB_AS_INDENT: 'a tab indents this line: write spaces',
  TAG_RESOLVE_FAILED: `\`!\` begins a tag: ${QUOTES}`,
  UNEXPECTED_TOKEN: `nothing may follow here: ${QUOTES}`,
};

/** Where one code means several things. */
const BY_MESSAGE: readonly (readonly [RegExp, string])[] = [
  [/closing|end with a/, UNCLOSED],
  [/block sequence/, INDENT],
  [/between flow/, `a comma is missing here: write one between two values, or ${QUOTES}`],
];

/** What the YAML reader complains of, once for each line: what follows on the same line follows from it. */
export function* syntaxProblems(document: Document, text: string): Generator<Problem> {
  const version = document.directives?.yaml;
  if (version?.explicit === true && version.version !== '1.2') {
    yield { offset: 0, path: [], message: '`%YAML` asks for an older YAML, in which `012` and `yes` are no text: leave the line out' };
  }
  let lineEnd = -1;
  const found = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  for (const { code, pos, message } of found) {
    // tags are named with their value
    if (code === 'TAG_RESOLVE_FAILED' && message.startsWith('Unresolved tag')) continue;
    const [offset] = pos;
    if (offset <= lineEnd) continue;
    const next = text.indexOf('\n', offset);
    lineEnd = next < 0 ? text.length : next;
    const byMessage = BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1];
    yield { offset, path: [], message: byMessage ?? SENTENCES[code] ?? `this is not YAML: ${shown(message)}` };
  }
}
