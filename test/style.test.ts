import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Comment, parseSync, type Program } from 'oxc-parser';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Rows, not code: reviewed by reading them, and as long as what they describe. */
const DATA: readonly RegExp[] = [
  /^src\/catalogue\/services\//,
  /^src\/demo\/accounts\//,
  /^src\/compliance\/frameworks\//,
  /^src\/.*generated/,
];

const LIMITS = { median: 80, nineOfTen: 200, longest: 500 };

/** Names that say nothing of what is inside. */
const EMPTY_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'lib']);
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

interface Source {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

const sources = ['src', 'test', 'scripts', 'bench'].flatMap((folder): Source[] =>
  (readdirSync(`${root}${folder}`, { recursive: true }) as string[])
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.startsWith('bench/out/'))
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') })),
);
const code = sources.filter(({ path }) => !DATA.some((data) => data.test(path)));

/** Lines with something on them that is no comment. */
function codeLines({ path, text }: Source): number {
  let bare = text;
  for (const { start, end } of parseSync(path, text).comments) {
    bare = bare.slice(0, start) + bare.slice(start, end).replace(/[^\n]/g, ' ') + bare.slice(end);
  }
  return bare.split('\n').filter((line) => line.trim() !== '').length;
}

function sizeProblems(files: readonly Source[]): readonly string[] {
  const sizes = files.map((file) => ({ path: file.path, lines: codeLines(file) })).sort((a, b) => a.lines - b.lines);
  const median = sizes[sizes.length >> 1]?.lines ?? 0;
  const long = sizes.filter(({ lines }) => lines >= LIMITS.nineOfTen);
  return [
    ...(median > LIMITS.median ? [`the median file has ${median} lines`] : []),
    ...(long.length * 10 > sizes.length ? [`more than one of ten has ${LIMITS.nineOfTen} lines: ${long.map(({ path }) => path)}`] : []),
    ...sizes.filter(({ lines }) => lines > LIMITS.longest).map(({ path, lines }) => `${path} has ${lines} lines`),
  ];
}

function nameProblems({ path }: Source): readonly string[] {
  const names = path.replace(/(?:\.test|\.fixture|\.generated)?\.(?:ts|mjs)$/, '').split('/');
  return [
    ...names.filter((name) => !KEBAB.test(name)).map((name) => `${path}: \`${name}\` is not kebab-case`),
    ...names.filter((name) => name.split('-').some((word) => EMPTY_NAMES.has(word))).map((name) => `${path}: \`${name}\` says nothing`),
  ];
}

type Node = Program['body'][number];

/** The names that a top-level node declares. */
function declared(node: Node): readonly string[] {
  const declaration = node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? node.declaration : node;
  if (declaration === null) return [];
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? id.name : []));
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

/** Whether a doc comment stands right before the node; a directive for a tool may stand between. */
function isDocumented(node: Node, comments: readonly Comment[], text: string): boolean {
  const before = comments.filter(({ end }) => end <= node.start);
  let from = node.start;
  for (const comment of before.reverse()) {
    if (text.slice(comment.end, from).trim() !== '') return false;
    if (comment.type === 'Block') return comment.value.startsWith('*');
    from = comment.start;
  }
  return false;
}

/** Exported names: those of the export itself, and those that an export without a declaration refers to. */
function exported(node: Node): { readonly here: readonly string[]; readonly elsewhere: readonly string[] } {
  const none: readonly string[] = [];
  if (node.type === 'ExportDefaultDeclaration') {
    if (node.declaration.type === 'Identifier') return { here: none, elsewhere: [node.declaration.name] };
    const names = declared(node);
    return { here: names.length === 0 ? ['default'] : names, elsewhere: none };
  }
  if (node.type !== 'ExportNamedDeclaration' || node.source !== null) return { here: none, elsewhere: none };
  if (node.declaration !== null) return { here: declared(node), elsewhere: none };
  return { here: none, elsewhere: node.specifiers.flatMap(({ local }) => (local.type === 'Identifier' ? local.name : [])) };
}

function exportProblems({ path, text }: Source): readonly string[] {
  const { program, comments } = parseSync(path, text);
  const documented = new Set(program.body.flatMap((node) => (isDocumented(node, comments, text) ? declared(node) : [])));
  const imported = new Set(
    program.body.flatMap((node) => (node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : [])),
  );
  const problems: string[] = [];
  for (const node of program.body) {
    const { here, elsewhere } = exported(node);
    if (here.length > 0 && !isDocumented(node, comments, text)) problems.push(`${path}: \`${here[0]}\` has no doc comment`);
    for (const name of elsewhere) {
      if (!documented.has(name) && !imported.has(name)) problems.push(`${path}: \`${name}\` has no doc comment`);
    }
  }
  return problems;
}

function typeNameProblems({ path, text }: Source): readonly string[] {
  return parseSync(path, text).program.body.flatMap((node) =>
    declared(node)
      .filter((name) => /^I[A-Z]/.test(name) && !/^[A-Z0-9_]+$/.test(name))
      .map((name) => `${path}: \`${name}\` says that it is an interface`),
  );
}

test('files stay small: the median, nine of ten, and the longest', () => {
  expect(sizeProblems(code)).toEqual([]);
});

test('files and folders are kebab-case and named after what is inside', () => {
  expect(sources.flatMap(nameProblems)).toEqual([]);
});

test('no type is named as an interface', () => {
  expect(code.flatMap(typeNameProblems)).toEqual([]);
});

/** The title and the reason of a check, and what a form of deployment is for, say more than a comment would. */
const SAY_IT_THEMSELVES = [
  'src/findings/checks/',
  'src/detections/rules/',
  'src/firewall/lints/',
  'src/firewall/formats/',
  'src/roles/services/',
  'src/roles/formats/',
];

test('every export of src/ says what it is', () => {
  const said = ({ path }: Source): boolean =>
    path.startsWith('src/') && !SAY_IT_THEMSELVES.some((folder) => path.startsWith(folder)) && !path.endsWith('.test.ts');
  expect(code.filter(said).flatMap(exportProblems)).toEqual([]);
});

test('planted violations are found', () => {
  const lines = (count: number): string => 'a();\n'.repeat(count);
  const many = (count: number, size: number): Source[] =>
    Array.from({ length: count }, (_, i) => ({ path: `src/a${i}.ts`, text: lines(size) }));
  expect(sizeProblems(many(5, 81))).toEqual(['the median file has 81 lines']);
  expect(sizeProblems([...many(8, 1), ...many(1, 200)])).toEqual(['more than one of ten has 200 lines: src/a0.ts']);
  expect(sizeProblems([...many(20, 1), ...many(1, 501)])).toEqual(['src/a0.ts has 501 lines']);
  expect(sizeProblems([{ path: 'src/a.ts', text: `${'// a\n\n/* b */\n'.repeat(999)}a(); // c\n` }])).toEqual([]);

  for (const path of ['src/iamTypes.ts', 'src/Iam/a.ts', 'src/a_b.test.ts']) expect(nameProblems({ path, text: '' }), path).toHaveLength(1);
  for (const path of ['src/utils/a.ts', 'src/iam-helpers.ts', 'src/common.test.ts'])
    expect(nameProblems({ path, text: '' }), path).toHaveLength(1);
  expect(nameProblems({ path: 'src/commons-1.test.ts', text: '' })).toEqual([]);

  const typed = 'interface IEstate {}\nexport type IBits = 1;\ninterface IamArn {}\nconst IAM = 1;\n';
  expect(typeNameProblems({ path: 'a.ts', text: typed })).toHaveLength(2);

  for (const [text, found] of [
    ['export const a = 1;', 1],
    ['/** Said. */\nexport const a = 1;', 0],
    ['/** Said. */\n// oxlint-disable-next-line\nexport const a = 1;', 0],
    ['// not a doc comment\nexport function a() {}', 1],
    ['/** Of another. */\nconst b = 1;\nexport interface A {}', 1],
    ['export default () => 1;', 1],
    ['/** Said. */\nconst a = 1;\nexport default a;', 0],
    ['const a = 1;\nexport default a;', 1],
    ['const a = 1;\nexport { a };', 1],
    ["import { a } from './a.ts';\nexport { a };\nexport * from './b.ts';\nexport { c } from './c.ts';", 0],
  ] as const)
    expect(exportProblems({ path: 'a.ts', text }), text).toHaveLength(found);
});
