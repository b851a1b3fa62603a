import { readFileSync } from 'node:fs';
import { type Comment, type Node, parseSync } from 'oxc-parser';

/** What a file of `src/` declares under a name. */
export interface Declaration {
  readonly name: string;
  readonly file: URL;
  readonly node: Node;
  /** Its doc comment, in one line. */
  readonly about: string | undefined;
}

interface SourceFile {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly declared: ReadonlyMap<string, Node>;
  /** By the name it has here, where something comes from. */
  readonly imported: ReadonlyMap<string, { readonly name: string; readonly from: URL }>;
}

const files = new Map<string, SourceFile>();

function open(file: URL): SourceFile {
  const known = files.get(file.href);
  if (known !== undefined) return known;
  const text = readFileSync(file, 'utf8');
  const { program, comments } = parseSync(file.pathname, text);
  const declared = new Map<string, Node>();
  const imported = new Map<string, { name: string; from: URL }>();
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      const from = new URL(node.source.value, file);
      for (const one of node.specifiers) {
        if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier') continue;
        imported.set(one.local.name, { name: one.imported.name, from });
      }
      continue;
    }
    const inner = node.type === 'ExportNamedDeclaration' && node.declaration !== null ? node.declaration : node;
    if (inner.type === 'TSInterfaceDeclaration' || inner.type === 'TSTypeAliasDeclaration') declared.set(inner.id.name, node);
    if (inner.type !== 'VariableDeclaration') continue;
    for (const { id } of inner.declarations) if (id.type === 'Identifier') declared.set(id.name, node);
  }
  const source = { text, comments, declared, imported };
  files.set(file.href, source);
  return source;
}

/** What a name means in a file, wherever it was declared. Throws where it means nothing. */
export function declarationOf(name: string, file: URL): Declaration {
  const source = open(file);
  const there = source.imported.get(name);
  if (there !== undefined) return declarationOf(there.name, there.from);
  const outer = source.declared.get(name);
  if (outer === undefined) throw new Error(`${file.pathname}: \`${name}\` is declared nowhere`);
  const node = outer.type === 'ExportNamedDeclaration' && outer.declaration !== null ? outer.declaration : outer;
  return { name, file, node, about: aboutOf(outer, file) };
}

/** The doc comment that stands right before a node, in one line. */
export function aboutOf(node: Node, file: URL): string | undefined {
  const { text, comments } = open(file);
  const comment = comments.findLast(({ end }) => end <= node.start);
  if (comment === undefined || comment.type !== 'Block' || !comment.value.startsWith('*')) return undefined;
  if (text.slice(comment.end, node.start).trim() !== '') return undefined;
  return comment.value
    .split('\n')
    .map((line) => line.replace(/^\s*\*+\s?/, '').trim())
    .join(' ')
    .trim();
}
