import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

/** Who may import whom; ARCHITECTURE.md shows the same table. `node` and `packages`: whether `node:` and npm packages are allowed. */
const FOLDERS: Readonly<Record<string, { readonly may: readonly string[]; readonly node?: true; readonly packages?: true }>> = {
  catalogue: { may: [] },
  iam: { may: ['catalogue'] },
  estate: { may: ['catalogue', 'iam'] },
  access: { may: ['catalogue', 'iam', 'estate'] },
  activity: { may: ['catalogue', 'estate'] },
  findings: { may: ['catalogue', 'iam', 'estate', 'access', 'activity'] },
  detections: { may: ['catalogue', 'iam', 'estate', 'activity', 'findings'] },
  compliance: { may: ['catalogue', 'iam', 'estate', 'access', 'activity', 'findings'] },
  templates: { may: [] },
  firewall: { may: ['catalogue', 'iam', 'estate', 'access', 'activity', 'templates'] },
  roles: { may: ['catalogue', 'iam', 'firewall', 'templates'] },
  report: { may: ['catalogue', 'iam', 'access', 'activity', 'findings', 'detections', 'compliance', 'firewall', 'roles'] },
  demo: { may: [] },
  snapshot: { may: ['iam', 'estate'], node: true },
  trail: { may: ['catalogue', 'estate', 'activity'], node: true },
  intent: { may: ['catalogue', 'estate'], node: true, packages: true },
  app: {
    may: [
      'catalogue',
      'iam',
      'estate',
      'access',
      'activity',
      'findings',
      'detections',
      'compliance',
      'templates',
      'firewall',
      'roles',
      'report',
      'demo',
      'snapshot',
      'trail',
      'intent',
    ],
    node: true,
  },
  cli: { may: ['app', 'report', 'catalogue', 'access', 'snapshot', 'intent'], node: true, packages: true },
};

/** Folders in which no file imports a sibling: one file is one thing. */
const ALONE = [
  'catalogue/services',
  'cli/commands',
  'cli/firewall',
  'firewall/lints',
  'firewall/formats',
  'roles/services',
  'roles/formats',
  'report/formats',
  'access/chains/edges',
  'findings/checks',
  'detections/rules',
  'compliance/frameworks',
];

/** Layers inside a folder: each uses itself and those before it; the first is what stands at the folder's top. ARCHITECTURE.md says why. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  access: ['', 'resource-policies', 'chains'],
  findings: ['', 'answers', 'examples', 'rules', 'rights', 'checks'],
  detections: ['', 'requests', 'sequences', 'forms', 'rules'],
  firewall: ['', 'minimise', 'prove', 'plan', 'replay', 'drift', 'lints', 'formats'],
  roles: ['', 'needs', 'services', 'generate', 'formats'],
};

/** The layer of a file that stands in a folder with layers; undefined for one that stands in none of them. */
function layerOf(file: string): { readonly folder: string; readonly layer: number } | undefined {
  const [folder = '', inner = '', ...rest] = file.split('/');
  const layer = INSIDE[folder]?.indexOf(rest.length === 0 ? '' : inner) ?? -1;
  return layer < 0 ? undefined : { folder, layer };
}

function importsOf(file: string): readonly string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  return [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) => entry.entries.flatMap((one) => one.moduleRequest?.value ?? [])),
  ];
}

function problemsOf(root: string): string[] {
  const problems: string[] = [];
  const files = (readdirSync(root, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  for (const file of files) {
    const folder = file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
    const rule = FOLDERS[folder];
    if (folder !== '' && rule === undefined) problems.push(`${file}: the folder ${folder}/ has no place in the architecture`);
    for (const specifier of importsOf(join(root, file))) {
      if (specifier.startsWith('node:')) {
        if (rule?.node !== true) problems.push(`${file}: imports ${specifier}, and ${folder}/ is pure`);
        continue;
      }
      if (!specifier.startsWith('.')) {
        if (rule?.packages !== true) problems.push(`${file}: imports the package ${specifier}, which only edges may`);
        continue;
      }
      if (!specifier.endsWith('.ts')) problems.push(`${file}: ${specifier} does not name a file`);
      const target = relative(root, resolve(join(root, dirname(file)), specifier));
      const other = target.includes('/') ? target.slice(0, target.indexOf('/')) : '';
      if (folder !== '' && other !== folder && !(rule?.may.includes(other) ?? false))
        problems.push(`${file}: imports ${target}, and ${folder}/ may not use ${other || 'the top'}/`);
      const from = layerOf(file);
      const to = layerOf(target);
      if (from !== undefined && from.folder === to?.folder && to.layer > from.layer)
        problems.push(`${file}: imports ${target}, and ${INSIDE[folder]?.[from.layer] || `the top of ${folder}`}/ may not use that folder`);
      for (const alone of ALONE) {
        if (dirname(file) === alone && dirname(target) === alone && !file.endsWith('/index.ts'))
          problems.push(`${file}: imports its sibling ${target}`);
      }
    }
  }
  return problems;
}

test('every file imports only what its folder may use', () => {
  expect(problemsOf(source)).toEqual([]);
});

test('a planted violation is found', () => {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const [name, text] of [
    ['iam.ts', ''],
    ['iam/a.ts', "import 'node:fs';\nimport { b } from '../estate/b.ts';\nimport c from 'commander';\nexport * from './d';\n"],
    ['lonely/x.ts', ''],
    ['access/top.ts', "import type { C } from './chains/graph/c.ts';\nimport './resource-policies/r.ts';\nimport './other.ts';\n"],
    ['access/resource-policies/r.ts', "import '../top.ts';\nimport '../chains/reach.ts';\n"],
    ['access/chains/reach.ts', "import '../top.ts';\nimport '../resource-policies/r.ts';\nimport './graph/c.ts';\n"],
  ] as const) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const found = problemsOf(root).join('\n');
  rmSync(root, { recursive: true });
  for (const part of ['iam/ is pure', 'may not use estate/', 'the package commander', './d does not name a file', 'lonely/ has no place'])
    expect(found).toContain(part);
  expect(found.split('\n').filter((line) => line.includes('may not use that folder'))).toEqual([
    'access/top.ts: imports access/chains/graph/c.ts, and the top of access/ may not use that folder',
    'access/top.ts: imports access/resource-policies/r.ts, and the top of access/ may not use that folder',
    'access/resource-policies/r.ts: imports access/chains/reach.ts, and resource-policies/ may not use that folder',
  ]);
});

test('ARCHITECTURE.md shows the same table', () => {
  const text = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');
  for (const [folder, { may }] of Object.entries(FOLDERS)) {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${folder}/\` |`));
    expect(row, folder).toBeDefined();
    const shown = (row as string).split('|')[3]?.trim();
    const all = folder === 'app' ? 'all above' : may.length === 0 ? '-' : may.join(', ');
    expect(shown, folder).toBe(all);
  }
});
